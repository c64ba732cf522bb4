"""One version of the contract as it is published under one folder: every file's bytes, by path.

Each `$id` is the address of the very copy that has it: under `v1.0.0/` that of the release, under `v1/` that of the
newest. A release's number names the folder of the newest major; an older major has its `v1/` alone, and the folders of
the releases in which it was the newest stay as they are.
"""

import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from commerce_events._contract.deprecations import DEPRECATIONS
from commerce_events.publish.answer import refused_payload
from commerce_events.publish.manifest import MANIFEST, SUMS, manifest, sha256
from commerce_events.publish.openapi import openapi
from commerce_events.publish.page import page
from commerce_events.publish.single_file import DIALECTS, single_file
from commerce_events.publish.source import ADDRESS, publishable
from commerce_events.publish.typescript import typescript
from commerce_events.publish.union import union

#: The texts of a version's files, by path, with the addresses of the source.
Texts = dict[str, str]

_EPOCH = (1980, 1, 1, 0, 0, 0)


def edition(version: Path, release: str, base: str, folder: str) -> dict[str, bytes]:
    """All files of a version's folder as published under `base/folder/`; path → bytes.

    Raises:
        ContractError: The schemas are not of the portable set, or break their rules.
    """
    return edition_of(texts_of(version, release), version.name, release, f"{base}/{folder}")


def edition_of(texts: Texts, version: str, release: str, address: str) -> dict[str, bytes]:
    """All files of a folder, from the texts of a version: they are the same in each folder but for their address."""
    at, folder = f"{address}/", address.rpartition("/")[2]
    source = re.compile(f"{re.escape(ADDRESS)}/(?:{version}/)?")
    files = {path: source.sub(at, text).encode() for path, text in texts.items()}
    files[f"commerce-events-{folder}.zip"] = _archive(files)
    files["index.html"] = page(f"Commerce events {folder}", files).encode()
    files[MANIFEST] = _json(manifest(version, release, at, files)).encode()
    files[SUMS] = "".join(f"{sha256(content)}  {path}\n" for path, content in sorted(files.items())).encode()
    return files


def texts_of(version: Path, release: str) -> Texts:
    """The texts of a version's files.

    Raises:
        ContractError: The schemas are not of the portable set, or break their rules.
    """
    contract = publishable(version)
    sources = [*version.rglob("*.schema.json"), *version.glob("vectors/*.json"), *version.glob(DEPRECATIONS)]
    texts = {file.relative_to(version).as_posix(): file.read_text("utf-8") for file in sources}
    texts |= {file.name: file.read_text("utf-8") for file in version.parent.glob("*.schema.json")}
    for lang in ("en", *contract.translations):
        for dialect in DIALECTS:
            form = single_file(contract, dialect, lang)
            texts[form["$id"].rpartition("/")[2]] = _json(form)
    texts["commerce-events.union.schema.json"] = _json(union(contract))
    report = json.loads(texts["report.schema.json"])
    texts["commerce-events.openapi.json"] = _json(openapi(contract, release, report, refused_payload(contract)))
    texts["commerce-events.d.ts"] = typescript(contract)
    return texts


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def _archive(files: dict[str, bytes]) -> bytes:
    """A zip that is not compressed: what compressors write differs from one build of zlib to the next."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for path, content in sorted(files.items()):
            entry = zipfile.ZipInfo(path, _EPOCH)
            entry.create_system, entry.external_attr = 3, 0o100644 << 16
            archive.writestr(entry, content)
    return written.getvalue()
