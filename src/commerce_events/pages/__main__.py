"""`python -m commerce_events.pages DIR [BASE_URL]`: writes all generated pages into a folder.

Those of the newest version are at its root; those of an older one are under its name, such as `v1/`.

The hashes of the downloads are those of the files as published under BASE_URL.
"""

import sys
from collections.abc import Mapping
from pathlib import Path

from commerce_events import __version__
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder, versions
from commerce_events.pages.feeds import feeds
from commerce_events.pages.older import leading_back, moved
from commerce_events.pages.site import own_pages, pages
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
    schemas = Path(schemas_folder())
    for path, text in {
        **_pages(schemas, base),
        **feeds(schemas, versions()[-1], base.removesuffix("/schemas")),
    }.items():
        file = Path(folder, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def _pages(schemas: Path, base: str) -> dict[str, str]:
    """The pages of all versions: those of the newest one at the root, each other one's in a folder."""
    *older, newest = versions()

    def published(version: str) -> Mapping[str, bytes]:
        return edition(schemas / version, __version__, base, version)

    present = pages(schemas, published(newest), version=newest, prefix=f"schemas/{newest}/")
    found = leading_back(present, older)
    for version in older:
        own = own_pages(schemas, published(version), version, f"schemas/{version}/")
        found |= moved(version, own, newest, present)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
