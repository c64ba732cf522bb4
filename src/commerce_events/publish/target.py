"""The folder that is published into: written beside it as a whole, then swapped in."""

import json
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from commerce_events.publish.edition import edition


class PublishError(ValueError):
    """It can't be published; the sentence says why."""


def publish(target: Path, base_url: str, schemas: Path, release: str) -> None:
    """Write all versions of a folder of schemas into `target`.

    Raises:
        PublishError: The base address is none, or `target` holds what must not be overwritten.
        OSError: Something can't be read or written.
        ContractError: The schemas break their rules.
    """
    parts = urlsplit(base_url)
    odd = any(char in '?#"\\<>' or not "!" <= char <= "~" for char in base_url)
    if parts.scheme not in ("http", "https") or not parts.netloc or odd:
        raise PublishError(
            f"{base_url!r} is no base address: it starts with https:// and has no query, fragment or blank"
        )
    versions = sorted(schemas.glob("v[0-9]*"), key=lambda folder: int(folder.name[1:]))
    made = {each.name: edition(each, release, base_url, each.name) for each in versions}
    pinned = f"v{release}"
    made[pinned] = edition(versions[-1], release, base_url, pinned)
    target = target.resolve()
    _check(target, pinned, made[pinned])
    holder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        _write(target, holder / "new", made)
        _swap(target, holder)
    finally:
        shutil.rmtree(holder, ignore_errors=True)


def _check(target: Path, pinned: str, files: dict[str, bytes]) -> None:
    for entry in target.iterdir() if target.exists() else ():
        try:
            ours = json.loads((entry / "manifest.json").read_bytes())["name"] == "commerce-events"
        except (OSError, ValueError, LookupError, TypeError):
            ours = False
        if not ours:
            raise PublishError(f"{target} is not a folder of published schemas: it has {entry.name}")
    there = target / pinned
    if there.exists():
        found = {file.relative_to(there).as_posix(): file.read_bytes() for file in there.rglob("*") if file.is_file()}
        if found != files:
            raise PublishError(f"{there} has other content, and a release never changes: raise the number")


def _write(target: Path, new: Path, made: dict[str, dict[str, bytes]]) -> None:
    new.mkdir()
    for entry in target.iterdir() if target.exists() else ():
        if entry.name not in made:
            shutil.copytree(entry, new / entry.name, symlinks=True)
    for folder, files in made.items():
        for path, content in files.items():
            file = new / folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _swap(target: Path, holder: Path) -> None:
    old = holder / "old"
    if target.exists():
        target.rename(old)
    try:
        (holder / "new").rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
