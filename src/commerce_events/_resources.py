"""Read the files that travel inside the package: from a folder of the disk, or from the zip archive that holds it.

`importlib.resources` reads both, but importing it takes as long as everything else that a first verdict imports from
the standard library. So it is imported only where the package is not on the disk.
"""

import os
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

#: The folder of the package, if it is on the disk.
PACKAGE = os.path.dirname(os.path.abspath(__file__))

#: A folder: its path, or, in an archive, what `importlib.resources` has for it.
Folder: TypeAlias = "str | Traversable"


def packaged(name: str) -> Folder:
    """The folder of a name inside the package."""
    if os.path.isdir(PACKAGE):
        return os.path.join(PACKAGE, name)
    from importlib.resources import files  # not above, for start-up time

    return files("commerce_events").joinpath(name)


def inside(folder: Folder, name: str) -> Folder:
    """A folder of a folder."""
    return os.path.join(folder, name) if isinstance(folder, str) else folder.joinpath(name)


def names(folder: Folder) -> list[str]:
    """The names of what is in a folder, sorted; none, if there is no such folder."""
    if isinstance(folder, str):
        try:
            return sorted(os.listdir(folder))
        except FileNotFoundError:
            return []
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []


def text(folder: Folder, name: str) -> str:
    """The text of a file in a folder.

    Raises:
        OSError: It can't be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    if isinstance(folder, str):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            return file.read()
    return folder.joinpath(name).read_text(encoding="utf-8")


def is_file(folder: Folder, name: str) -> bool:
    """Whether there is a file of a name in a folder."""
    if isinstance(folder, str):
        return os.path.isfile(os.path.join(folder, name))
    return folder.joinpath(name).is_file()
