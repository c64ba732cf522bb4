"""`python -m commerce_events.pages DIR [BASE_URL]`: writes all generated pages of the newest version into a folder.

The hashes of the downloads are those of the files as published under BASE_URL.
"""

import sys
from pathlib import Path

from commerce_events import __version__
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder, versions
from commerce_events.pages.feeds import feeds
from commerce_events.pages.site import pages
from commerce_events.publish.edition import edition
from commerce_events.publish.refusal import PublishError
from commerce_events.publish.source import ADDRESS


def main(arguments: list[str]) -> int:
    """Write the pages; 2 if there are too few arguments, or too many, or something can't be read or written."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("usage: python -m commerce_events.pages DIR [BASE_URL]\n")
        return 2
    folder, base = (*arguments, ADDRESS)[:2]
    try:
        _write(folder, base)
    except (ContractError, PublishError, OSError) as error:
        sys.stderr.write(f"{' '.join(str(error).split())}\n")
        return 2
    return 0


def _write(folder: str, base: str) -> None:
    schemas, version = Path(schemas_folder()), versions()[-1]
    published = edition(schemas / version, __version__, base, version)
    written = pages(schemas, published, version=version, prefix=f"schemas/{version}/")
    for path, text in {**written, **feeds(schemas, version, base.removesuffix("/schemas"))}.items():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
