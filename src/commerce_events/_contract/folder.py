"""Where the schema files are, and for which versions."""

import os.path
from collections.abc import Iterator
from contextlib import contextmanager

from commerce_events._resources import PACKAGE, Folder, inside, is_file, names, packaged, text

#: Every version has a base event.
BASE = "event.schema.json"

#: Inside an installed package, or beside `src/` in a checkout (an editable install).
_PACKAGED = os.path.join(PACKAGE, "schemas")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(PACKAGE)), "schemas")


def schemas() -> Folder:
    """The folder of all versions: on the disk, or in the archive that the package is imported from."""
    return schemas_folder() if os.path.isdir(PACKAGE) else packaged("schemas")


def schemas_folder() -> str:
    """The folder of all versions, for a package that is on the disk."""
    return _PACKAGED if os.path.isdir(_PACKAGED) else _CHECKOUT


@contextmanager
def schemas_on_disk() -> Iterator[str]:
    """The folder of all versions for what needs a path: if it is in an archive, a copy that is removed in the end."""
    folder = schemas()
    if isinstance(folder, str):
        yield folder
        return
    from tempfile import TemporaryDirectory  # not above, for start-up time

    with TemporaryDirectory() as copy:
        _copy(folder, copy)
        yield copy


def _copy(folder: Folder, target: str) -> None:
    for name in names(folder):
        path = os.path.join(target, name)
        if is_file(folder, name):
            with open(path, "w", encoding="utf-8", newline="") as file:
                file.write(text(folder, name))
        else:
            os.mkdir(path)
            _copy(inside(folder, name), path)


def versions() -> tuple[str, ...]:
    """The versions of the contract that this release carries, the oldest first: `("v1",)`."""
    folder = schemas()
    found = (name for name in names(folder) if is_file(inside(folder, name), BASE))
    return tuple(sorted(found, key=lambda name: (len(name), name)))  # `v10` is newer than `v2`
