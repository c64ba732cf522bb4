"""The manifest of a published folder: what is in it, so that a partner can check it, and so can the next run."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from commerce_events.publish.purposes import described

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"
_NAME = "commerce-events"
_PART = "(?:0|[1-9][0-9]{0,8})"


@dataclass(frozen=True, slots=True)
class Published:
    """A folder that was published before.

    Attributes:
        release: The number of the release that published it.
        hashes: The SHA-256 of each file of its manifest, by path.
    """

    release: tuple[int, ...]
    hashes: Mapping[str, str]


def number(release: str) -> tuple[int, ...]:
    """A release's number, to be compared with others.

    Raises:
        ValueError: It is none.
    """
    if not re.fullmatch(rf"{_PART}\.{_PART}\.{_PART}", release):
        raise ValueError(f"{release!r} is no number of a release")
    return tuple(map(int, release.split(".")))


def manifest(version: str, release: str, base: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """The manifest of files that are published under the address `base`."""
    rows = [
        {"path": path, "size": len(content), "sha256": sha256(content), **described(path, content)}
        for path, content in sorted(files.items())
    ]
    identity = {"$schema": f"{base}manifest.schema.json", "name": _NAME, "release": release, "version": version}
    return {**identity, "base": base, "files": rows}


def read_manifest(folder: Path) -> Published | None:
    """What a folder says of itself; None if it was not published by this command."""
    try:
        document = json.loads((folder / MANIFEST).read_bytes())
        hashes = {str(row["path"]): str(row["sha256"]) for row in document["files"]}
        return Published(number(document["release"]), hashes) if document["name"] == _NAME else None
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def sha256(content: bytes) -> str:
    """The hash of a file, as manifest and sums have it."""
    return hashlib.sha256(content).hexdigest()
