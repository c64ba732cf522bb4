"""The verb `replay`: what it reads, what it prints, and with which exit status."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from commerce_events._contract.folder import schemas_folder
from tests.cli.conftest import Run, at_a_terminal, run
from tests.replay.candidate import PAYLOADS, candidate

__all__ = ["run"]

SCHEMA: dict[str, Any] = json.loads(Path(schemas_folder(), "replay.schema.json").read_text("utf-8"))


@pytest.fixture
def next_contract(tmp_path: Path) -> str:
    return candidate(tmp_path / "next")


def test_json_of_newly_refused_and_accepted(run: Run, next_contract: str) -> None:
    Path("a.ndjson.gz").write_bytes(gzip.compress(PAYLOADS))
    result = run("replay", "--to", next_contract, "a.ndjson.gz", "--format", "json")
    document = json.loads(result.stdout)
    Draft202012Validator(SCHEMA).validate(document)
    assert (result.exit_code, result.stderr) == (1, "")
    assert document["after"] == {"name": next_contract, "origin": "folder", "version": "v1"}
    assert (document["payloads"], document["events"]) == (6, 6)
    assert [(each["code"], each["place"], each["count"]) for each in document["newlyRefused"]["reasons"]] == [
        ("not-one-of", "/orderDirection", 2)
    ]
    assert document["newlyAccepted"]["reasons"] == [
        {
            "code": "unknown-property",
            "eventType": "EventSale",
            "place": "/currency",
            "count": 1,
            "example": {"file": "a.ndjson.gz", "line": 2, "column": 58},
        }
    ]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["--to", "working-tree"], 0),
        (["--to", "v1.0.0"], 0),
        (["--to", "v1.0.0:v1", "--from", "v1.0.0"], 0),
        (["--to", "next"], 1),
        (["--to", "next", "--unknown", "warn"], 1),
        (["--from", "next", "--to", "working-tree"], 1),
        (["--from", "next", "--to", "working-tree", "--unknown", "warn"], 0),
        (["--to", "next", "--max-bytes", "1"], 0),
        (["--to", "next", "nowhere"], 2),
    ],
)
def test_status(run: Run, tmp_path: Path, arguments: list[str], status: int) -> None:
    candidate(tmp_path / "next")
    Path("a.ndjson").write_bytes(PAYLOADS)
    result = run("replay", *arguments, "a.ndjson")
    assert (result.exit_code, result.stderr) == (status, "")


def test_what_can_not_be_read_is_named(run: Run, next_contract: str) -> None:
    document = json.loads(run("replay", "--to", next_contract, "nowhere", "--format", "json").stdout)
    Draft202012Validator(SCHEMA).validate(document)
    assert document["notRead"] == [{"file": "nowhere", "code": "no-such-path"}]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "there is no nowhere: give a release"),
        ("v9.0.0", "there is no release v9.0.0 with v1 here"),
        ("v1.0.0:v2", "there is no release v1.0.0 with v2 here"),
        ("working-tree:v2", "working-tree:v2 has no version v2"),
        ("list.json", "list.json is not a JSON object"),
        ("empty", "holds no contract"),
        ("odd", "events/EventSale.schema.json#/anyOf: this keyword can't be laid over the rest of the schema"),
    ],
)
def test_a_contract_that_can_not_be_had(run: Run, tmp_path: Path, name: str, sentence: str) -> None:
    candidate(tmp_path / "odd", anyOf=[{}])
    Path("list.json").write_text("[]")
    Path("empty").mkdir()
    result = run("replay", "--to", name, "a.ndjson")
    assert (result.exit_code, result.stdout) == (2, "")
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_no_value_of_a_payload_is_shown(run: Run, next_contract: str) -> None:
    Path("a.ndjson").write_bytes(PAYLOADS.replace(b'"desc"', b'"secret-one"').replace(b"EUR", b"secret-two"))
    for form in ("text", "json"):
        assert "secret" not in run("replay", "--to", next_contract, "a.ndjson", "--format", form).stdout


def test_odd_names_are_visible(run: Run, tmp_path: Path) -> None:
    folder = candidate(tmp_path / "next\x1b[1m")
    Path("a\x1b[1m.json").write_bytes(PAYLOADS.split(b"\n")[1])
    result = run("replay", "--to", folder, "a\x1b[1m.json")
    assert "\x1b" not in result.stdout
    assert "a\\u001b[1m.json:1:58" in result.stdout


@pytest.mark.cover_processes
def test_at_a_terminal_there_are_the_same_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.ndjson"
    file.write_bytes(PAYLOADS)
    assert "Newly refused: 0 events" in at_a_terminal(["replay", "--to", "working-tree", str(file)])
