"""`commerce-events publish`: the contract in all its forms, as files for others to download."""

from pathlib import Path

import click

from commerce_events import __version__
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--base-url", metavar="URL", required=True, help="The address that DIR is published under.")
def publish(folder: Path, base_url: str) -> None:
    """Write the files that partners download into DIR."""
    from commerce_events.publish.target import PublishError  # not above, for start-up time
    from commerce_events.publish.target import publish as write

    try:
        write(folder, base_url, Path(schemas_folder()), __version__)
    except (PublishError, ContractError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{folder} can't be written: {error.strerror or error}") from error
