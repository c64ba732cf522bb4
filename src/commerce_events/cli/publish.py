"""`commerce-events publish`: the contract in all its forms, as files for others to download."""

import sys
from pathlib import Path

import click

from commerce_events import __version__
from commerce_events._contract.folder import schemas_on_disk
from commerce_events._json_types import Language
from commerce_events.cli import options
from commerce_events.cli.verb import Verb
from commerce_events.reports.excerpt import visible
from commerce_events.reports.summary import COULD_NOT_RUN


@click.command(cls=Verb)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--base-url", metavar="URL", required=True)
@options.lang
@click.pass_context
def publish(context: click.Context, /, folder: Path, base_url: str, lang: Language) -> None:
    """Write the files that senders and receivers download into a folder."""
    # Not above, for start-up time: no other verb needs them.
    from commerce_events.diff.promise import keep
    from commerce_events.publish.refusal import PublishError
    from commerce_events.publish.target import publish as write

    try:
        with schemas_on_disk() as schemas:
            keep(Path(schemas), __version__)
            write(folder, base_url, Path(schemas), __version__)
    except PublishError as error:
        said = error.message(lang)
    except OSError as error:
        system = error.strerror or str(error)
        said = PublishError("unwritable", folder=visible(str(folder)), system=system).message(lang)
    else:
        return
    click.echo(said, file=sys.stderr)
    context.exit(COULD_NOT_RUN)
