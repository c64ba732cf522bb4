"""The folder that is published into: written beside it as a whole, then swapped in."""

import re
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import BASE
from commerce_events.publish.address import base_address
from commerce_events.publish.edition import edition_of, texts_of
from commerce_events.publish.manifest import number
from commerce_events.publish.ownership import INDEX, Edition, check
from commerce_events.publish.page import root_page
from commerce_events.publish.refusal import PublishError


def publish(target: Path, base_url: str, schemas: Path, release: str) -> None:
    """Write all versions of a folder of schemas into `target`.

    Raises:
        PublishError: The base address is none, the schemas break their rules, or `target` holds what must not be lost.
        OSError: Something can't be read or written.
    """
    made = editions(base_address(base_url), schemas, release)
    target = target.resolve()
    check(target, made, release)
    holder = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    try:
        _write(target, holder / "new", made)
        _swap(target, holder)
    finally:
        if target.exists() or not (holder / "old").exists():
            shutil.rmtree(holder, ignore_errors=True)


def editions(base: str, schemas: Path, release: str) -> dict[str, Edition]:
    """All folders to write: the newest of each version, and the release.

    Raises:
        PublishError: The schemas break their rules.
        OSError: Something can't be read.
    """
    try:
        versions = versions_of(schemas)
        major = number(release)[0]
        main = max((each for each in versions if each <= major), default=min(versions))
        folders = {f"v{each}": each for each in versions} | {f"v{release}": main}
        texts = {each: texts_of(folder, release) for each, folder in versions.items()}
        return {
            name: edition_of(texts[each], versions[each].name, release, f"{base}/{name}")
            for name, each in folders.items()
        }
    except (ValueError, RecursionError) as error:
        raise PublishError("schemas", said=" ".join(str(error).split())) from error
    except KeyError as error:
        raise PublishError("schemas", said=f"there is no {error}") from error


def versions_of(schemas: Path) -> dict[int, Path]:
    """The folder of each version, by its number.

    Raises:
        ContractError: There is none.
    """
    found = (base.parent for base in schemas.glob(f"*/{BASE}") if re.fullmatch("v[1-9][0-9]*", base.parent.name))
    versions = {int(folder.name.removeprefix("v")): folder for folder in found}
    if not versions:
        raise ContractError(f"{schemas} holds no version of the contract")
    return dict(sorted(versions.items()))


def _write(target: Path, new: Path, made: Mapping[str, Edition]) -> None:
    new.mkdir()
    for entry in target.iterdir() if target.exists() else ():
        if entry.name not in made and entry.is_dir():
            shutil.copytree(entry, new / entry.name, symlinks=True)
    for folder, files in made.items():
        for path, content in files.items():
            file = new / folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    (new / INDEX).write_text(root_page(entry.name for entry in new.iterdir()), encoding="utf-8")


def _swap(target: Path, holder: Path) -> None:
    old = holder / "old"
    try:
        if target.exists():
            target.rename(old)
        (holder / "new").rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise
