"""What already stands where something is to be published: nothing that is not ours is lost, and nothing newer."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from commerce_events._shown import shown
from commerce_events.publish.manifest import MANIFEST, SUMS, Published, number, read_manifest, sha256
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
        published = _published(entry)
        if not published and not _is_page(entry):
            raise PublishError("foreign", name=shown(entry.name))
        if published and entry.name in made:
            _check_content(entry, published, made[entry.name], release)


def _published(entry: Path) -> Published | None:
    return read_manifest(entry) if _FOLDER.fullmatch(entry.name) and not entry.is_symlink() else None


def _is_page(entry: Path) -> bool:
    return entry.name == INDEX and entry.is_file() and MARK.encode() in entry.read_bytes()


def _check_content(folder: Path, published: Published, edition: Edition, release: str) -> None:
    """See that a published folder holds what was published, and is not newer than what is to replace it."""
    files, hashes = dict(_files(folder)), published.hashes
    for path, file in files.items():
        if path not in hashes and path not in (MANIFEST, SUMS):
            raise PublishError("extra", name=shown(f"{folder.name}/{path}"))
        if path in hashes and sha256(file.read_bytes()) != hashes[path]:
            raise PublishError("edited", name=shown(f"{folder.name}/{path}"))
    if published.release > number(release):
        there = ".".join(map(str, published.release))
        raise PublishError("older", folder=folder.name, there=there, release=release)
    if folder.name == f"v{release}" and {path: file.read_bytes() for path, file in files.items()} != edition:
        raise PublishError("released", folder=folder.name)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Everything in a folder that is no folder, by path, and the folders that are empty."""
    for entry in sorted(folder.rglob("*")):
        if entry.is_symlink() or not entry.is_dir() or not any(entry.iterdir()):
            yield entry.relative_to(folder).as_posix(), entry
