"""The manifest and the schemas of what is not the contract itself, under any base address."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from commerce_events.publish.edition import edition
from commerce_events.publish.manifest import sha256
from commerce_events.publish.purposes import PURPOSES
from commerce_events.publish.source import ADDRESS as SOURCE
from tests.publish.published import BASE, FILES, SCHEMAS

pytestmark = pytest.mark.slow

MANIFEST: dict[str, Any] = json.loads(FILES["manifest.json"])
ROWS = {row["path"]: row for row in MANIFEST["files"]}


def judge(files: dict[str, bytes], name: str) -> Draft202012Validator:
    schema = json.loads(files[f"{name}.schema.json"])
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("base", "folder"),
    [
        ("https://a.test", "v1"),
        ("http://localhost:8000/x", "v1.0.0"),
        ("http://[::1]", "v1"),
        ("https://a.test/@b/c%20d", "v1.0.0"),
        (SOURCE, "v1"),
    ],
)
def test_manifest_and_vectors_are_valid_under_every_base(base: str, folder: str) -> None:
    files = edition(SCHEMAS / "v1", "1.0.0", base, folder)
    manifest = json.loads(files["manifest.json"])
    judge(files, "manifest").validate(manifest)
    assert manifest["$schema"] == f"{base}/{folder}/manifest.schema.json"
    for path in ("manifest.schema.json", "payload.schema.json", "commerce-events.union.schema.json"):
        assert json.loads(files[path])["$id"] == f"{base}/{folder}/{path}"
    vectors = [json.loads(content) for path, content in files.items() if path.startswith("vectors/")]
    assert vectors
    for file in vectors:
        judge(files, "vector-file").validate(file)
        assert file["target"] == f"{base}/{folder}/payload.schema.json"


@pytest.mark.parametrize(
    ("path", "word", "value"),
    [
        ("payload.schema.json", "dialect", None),
        ("vectors/text.json", "dialect", "https://json-schema.org/draft/2020-12/schema"),
        ("payload.schema.json", "sha256", "0"),
        ("payload.schema.json", "path", "../x"),
        ("payload.schema.json", "purpose", None),
    ],
)
def test_the_schema_refuses_what_is_no_row(path: str, word: str, value: str | None) -> None:
    row = {**ROWS[path], word: value}
    rows = [{name: inner for name, inner in row.items() if inner is not None}]
    assert not judge(FILES, "manifest").is_valid({**MANIFEST, "files": rows})


def test_it_lists_every_file_but_itself_and_the_sums() -> None:
    assert list(ROWS) == sorted(FILES.keys() - {"manifest.json", "SHA256SUMS"})
    for path, row in ROWS.items():
        assert (row["size"], row["sha256"]) == (len(FILES[path]), sha256(FILES[path]))
    sums = {line[66:]: line[:64] for line in FILES["SHA256SUMS"].decode().splitlines()}
    assert sums == {path: sha256(content) for path, content in FILES.items() if path != "SHA256SUMS"}


@pytest.mark.parametrize(
    ("path", "media_type", "dialect", "purpose"),
    [
        ("commerce-events.draft-07.es.schema.json", "application/schema+json", "draft-07", "in one file, for"),
        ("commerce-events.2020-12.schema.json", "application/schema+json", "2020-12", "in one file, for"),
        ("commerce-events.union.schema.json", "application/schema+json", "draft-07", "for generators"),
        ("commerce-events.openapi.json", "application/vnd.oai.openapi+json", None, "OpenAPI 3.1"),
        ("commerce-events.d.ts", "text/plain", None, "TypeScript"),
        ("commerce-events-v1.0.0.zip", "application/zip", None, "archive"),
        ("vectors/text.json", "application/json", None, "prove a validator"),
        ("manifest.schema.json", "application/schema+json", "2020-12", "manifest"),
        ("events/EventSale.schema.json", "application/schema+json", "2020-12", "source"),
        ("index.html", "text/html", None, "page"),
    ],
)  # fmt: skip
def test_what_each_file_is_for(path: str, media_type: str, dialect: str | None, purpose: str) -> None:
    row = ROWS[path]
    assert row["mediaType"] == media_type
    assert (dialect in row["dialect"]) if dialect else ("dialect" not in row)
    assert purpose in row["purpose"]


#: The contract has nothing deprecated, so that there is no file of it.
WITH_FILES = [purpose for purpose in PURPOSES if not re.fullmatch(purpose.paths, "deprecations.json")]


def test_no_purpose_is_without_a_file() -> None:
    assert {row["purpose"] for row in MANIFEST["files"]} == {purpose.words for purpose in WITH_FILES}


def test_the_page_groups_the_files_by_purpose() -> None:
    page = FILES["index.html"].decode()
    headings = [
        line.removeprefix("<h2>").removesuffix("</h2>") for line in page.splitlines() if line.startswith("<h2>")
    ]
    assert headings == [purpose.words for purpose in WITH_FILES if purpose.paths != r"index\.html"]
    for path, row in ROWS.items():
        section = page.rpartition(f'<a href="{path}">')[0].rpartition("<h2>")[2].partition("</h2>")[0]
        assert section == (row["purpose"] if path != "index.html" else "")
        assert (row["sha256"] in page) is (path != "index.html")
    assert all(f'<a href="{path}">' in page for path in ("manifest.json", "SHA256SUMS"))
    assert BASE not in page
    assert "<script" not in page
