"""Each example proves what it is shown for; the playground's menu is made of the same."""

import gzip
import json
import os
from base64 import b64decode
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._explaining.possible import possible_codes
from commerce_events._messages import REFUSED, codes, reported, sentence
from commerce_events.cli.run import run
from commerce_events.pages.examples import DEPRECATED, Example, commands, examples, pairs
from tests.pages.generated import site

#: The codes that the contract can give. The others have no example: that includes `refused`, which no rule gives.
NONE = {*codes()["schema"], *DEPRECATED} - possible_codes(contract("v1"))
BY_BODY = [code for code in reported() if code not in NONE]


def found(body: bytes) -> list[str]:
    report = ce.check(body)
    return [each.code for each in (*report.violations, *report.warnings)]


def test_every_code_has_examples() -> None:
    assert REFUSED in NONE
    assert [*pairs()] == BY_BODY
    assert [*commands()] == codes()["input"]


@pytest.mark.parametrize("code", BY_BODY)
def test_the_bad_body_has_this_code_alone_and_the_good_one_none(code: str) -> None:
    assert found(pairs()[code].bad.body) == [code]
    assert ce.check(pairs()[code].bad.body).valid is (code in codes()["warning"])
    assert found(pairs()[code].good.body) == []


def test_what_is_long_is_told_in_short() -> None:
    lengths = {code: len(json.dumps(pair.bad.to_dict())) for code, pair in pairs().items()}
    assert max(lengths.values()) < 700
    assert {type(each.after) for pair in pairs().values() for each in (pair.bad, pair.good)} == {str}
    assert json.loads(pairs()["too-large"].bad.body)["metadata"].strip("x") == ""
    assert len(pairs()["too-large"].bad.body) > 1024 * 1024


@pytest.mark.parametrize(
    ("example", "body", "row"),
    [
        (Example("a"), b"a", {"before": "a", "repeated": "", "times": 0, "after": ""}),
        (Example("ñ", "b", 3, "c"), b"\xc3\xb1bbbc", {"before": "ñ", "repeated": "b", "times": 3, "after": "c"}),
        (Example(raw=b"\xff"), b"\xff", {"before": "", "repeated": "", "times": 0, "after": "", "base64": "/w=="}),
    ],
)
def test_a_body_and_its_row(example: Example, body: bytes, row: dict[str, object]) -> None:
    assert example.body == body
    assert example.to_dict() == row


def test_the_menu() -> None:
    rows = examples(site().contract)
    assert [row["name"] for row in rows] == [*(kind.name for kind in ce.event_types()), "batch", *BY_BODY]
    assert json.loads(json.dumps(rows)) == rows
    for row in rows:
        assert set(row["titles"]) == {"en", "es"}
        body = f"{row['before']}{row['repeated'] * row['times']}{row['after']}".encode()
        assert found(b64decode(row["base64"]) if "base64" in row else body) == [row["name"]] * (row["name"] in BY_BODY)


@pytest.mark.parametrize("code", commands())
def test_a_command_line_gets_the_code(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sale = pairs()["wrong-type"].good.body
    for folder in ("events", "empty"):
        (tmp_path / folder).mkdir()
    (tmp_path / "events/sale.json").write_bytes(sale)
    (tmp_path / "events/more.json.gz").write_bytes(gzip.compress(sale))
    (tmp_path / "sale.json.gz").write_bytes(sale)
    (tmp_path / "private.json").write_bytes(sale)
    for name in ("sale", "sale.invalid"):
        (tmp_path / f"{name}.json").write_bytes(sale)
    for part in ("missing-property", "mising-property", "unknown-property"):
        (tmp_path / f"sale.{part}.invalid.json").write_bytes(sale.replace(b"{", b'{"quantiy": 2, ', 1))
    (tmp_path / "batch.ndjson").write_bytes(b"[\n" + sale.replace(b"\n", b" ") + b"\n]\n")
    (tmp_path / "locked.json").write_bytes(sale.replace(b'"type"', b'"Type"', 1))
    monkeypatch.chdir(tmp_path)
    refuse_to_open("private.json", "rb", monkeypatch)
    refuse_to_open("locked.json", "r+b", monkeypatch)
    known = commands()[code]
    bad, good = (line.removeprefix("commerce-events ").split() for line in (known.bad, known.good))
    assert run([*bad, "--format", "json"]) == (1 if code in ("not-refused", "other-codes") else 2)
    told = json.loads(capsys.readouterr().out)
    said = json.dumps(told)
    assert f'"{code}"' in said
    assert json.dumps(sentence(code, "message", known.params, "en"))[1:-1] in said
    assert run(good) == 0


def refuse_to_open(name: str, mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the system does for a user without the right to read; the tests may run as one who may read everything."""
    whole = Path.open

    def opened(path: Path, *arguments: object, **options: object) -> object:
        if path.name == name and arguments[:1] == (mode,):
            raise PermissionError(13, os.strerror(13), str(path))
        return whole(path, *arguments, **options)  # type: ignore[call-overload]  # passed on as they came

    monkeypatch.setattr(Path, "open", opened)
