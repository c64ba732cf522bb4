"""What already stands where something is to be published: nothing that is not ours is lost, and nothing newer."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from commerce_events._finding import shown
from commerce_events.publish.manifest import MANIFEST, SUMS, number, read_manifest, sha256
from commerce_events.publish.page import MARK
from commerce_events.publish.refusal import PublishError

INDEX = "index.html"
_FOLDER = re.compile(r"v[0-9]{1,9}(?:\.[0-9]{1,9}\.[0-9]{1,9})?")

Edition = Mapping[str, bytes]


def check(target: Path, made: Mapping[str, Edition], release: str) -> None:
    """See that `target` may be replaced by itself with the folders `made` in it.

    Raises:
        PublishError: Something would be lost, or a release would change.
        OSError: Something can't be read.
    """
    for entry in sorted(target.iterdir()) if target.exists() else ():
        if not _is_ours(entry):
            raise PublishError("foreign", name=shown(entry.name))
        if entry.name in made:
            _check_content(entry, made[entry.name], release)


def _is_ours(entry: Path) -> bool:
    if entry.name == INDEX and entry.is_file():
        return MARK.encode() in entry.read_bytes()
    return bool(_FOLDER.fullmatch(entry.name)) and not entry.is_symlink() and read_manifest(entry) is not None


def _check_content(folder: Path, edition: Edition, release: str) -> None:
    """See that a published folder holds what was published, and is not newer than what is to replace it."""
    published, files = read_manifest(folder), dict(_files(folder))
    hashes = published.hashes if published else {}
    for path, file in files.items():
        if path not in hashes and path not in (MANIFEST, SUMS):
            raise PublishError("extra", name=shown(f"{folder.name}/{path}"))
        if path in hashes and sha256(file.read_bytes()) != hashes[path]:
            raise PublishError("edited", name=shown(f"{folder.name}/{path}"))
    if published and published.release > number(release):
        there = ".".join(map(str, published.release))
        raise PublishError("older", folder=folder.name, there=there, release=release)
    if folder.name == f"v{release}" and {path: file.read_bytes() for path, file in files.items()} != edition:
        raise PublishError("released", folder=folder.name)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a folder that is no folder, by path, and the folders that are empty."""
    for entry in sorted(folder.rglob("*")):
        if entry.is_symlink() or not entry.is_dir() or not any(entry.iterdir()):
            yield entry.relative_to(folder).as_posix(), entry
