import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest

from commerce_events import check as judge
from commerce_events._json_types import Language
from tests.cli.conftest import Run
from tests.tables import SALE

GOOD = json.dumps(SALE).encode()
NEWER = json.dumps({**SALE, "currency": "EUR"}).encode()
BAD = json.dumps({**SALE, "quantiy": 2}, indent=2).encode()


def test_a_valid_file_gives_one_line(run: Run) -> None:
    Path("good.json").write_bytes(GOOD)
    result = run("check", "good.json")
    assert (result.stdout, result.stderr) == ("Found no errors in 1 file. 1 event: 1 accepted.\n", "")
    assert result.exit_code == 0


def test_all_files_are_checked_in_one_run(run: Run) -> None:
    Path("good").mkdir()
    Path("good/a.jsonl.gz").write_bytes(gzip.compress(GOOD + b"\n\n" + GOOD))
    Path("bad.json").write_bytes(BAD)
    Path("batch.txt").write_bytes(json.dumps([SALE]).encode())
    result = run("check", "nowhere", "bad.json", "good", "batch.t*")
    assert re.findall(r"^(\S+): (\w+)\[([a-z-]+)\]", result.stdout, re.MULTILINE) == [
        ("nowhere", "error", "no-such-path"),
        ("bad.json:5:3", "error", "unknown-property"),
        ("batch.txt:1:2", "warning", "timestamp-missing"),
    ]
    assert result.stdout.endswith(
        "\nFound 1 error and 1 warning in 2 of 3 files. 4 events: 3 accepted, 1 refused. 1 path was not read.\n"
        "Some of it can be fixed: --diff shows how, --fix does it.\n"
    )
    assert (result.stderr, result.exit_code) == ("", 2)


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"", ["not-json"]),
        (b"\x00\x01\xff", ["not-utf8"]),
        (b"[" * 100_000, ["too-deep"]),
        (b'{"type":' + b"9" * 5000 + b"}", ["number-out-of-range"]),
        (b'{"type":"\\ud800"}', ["lone-surrogate"]),
        (b'{"type":1,"type":1}', ["duplicate-key"]),
        (b'{"type":NaN}', ["not-json"]),
        (b"\xef\xbb\xbf{}", ["not-json"]),
        (GOOD + b" " * 1024 * 1024, ["too-large"]),
        (GOOD + GOOD, ["not-json"]),
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_bad_input_is_an_answer(run: Run, content: bytes, codes: list[str], form: str) -> None:
    Path("a.json").write_bytes(content)
    result = run("check", "a.json", "--format", form)
    assert (result.exit_code, result.stderr) == (1, "")
    if form == "json":
        (payload,) = json.loads(result.stdout)["payloads"]
        assert [violation["code"] for violation in payload["violations"]] == codes
    else:
        assert result.stdout.startswith("a.json:") or codes == ["too-large"]
        assert f"error[{codes[0]}]" in result.stdout


def test_a_long_line_does_not_hide_the_next(run: Run) -> None:
    Path("a.ndjson").write_bytes(GOOD + b"\r\n\r\n" + b"x" * 10_000_000 + b"\r\n" + GOOD + b"\n{}")
    result = run("check", "a.ndjson", "--format", "json")
    payloads = json.loads(result.stdout)["payloads"]
    assert [(one["line"], one["violations"][0]["code"]) for one in payloads] == [
        (3, "too-large"),
        (5, "missing-property"),
    ]
    assert json.loads(result.stdout)["summary"]["payloads"] == 4


@pytest.mark.parametrize(
    ("options", "stdin", "status"),
    [
        ([], BAD, 1),
        (["--unknown", "warn"], NEWER, 0),
        (["--unknown", "warn", "--strict"], NEWER, 1),
        (["--strict"], GOOD, 0),
        (["--max-bytes", "10"], GOOD, 1),
        (["--input-format", "ndjson"], GOOD + b"\n" + GOOD, 0),
        (["--input-format", "json"], GOOD + b"\n" + GOOD, 1),
        (["--api-version", "v1"], GOOD, 0),
        (["nowhere"], BAD, 2),
        (["--max-bytes", "0"], GOOD, 2),
        (["--max-violations", "1e9"], GOOD, 2),
        (["--api-version", "v9"], GOOD, 2),
        (["--lang", "fr"], GOOD, 2),
        (["--format", "xml"], GOOD, 2),
    ],
)
@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_the_exit_status_tells(run: Run, options: list[str], stdin: bytes, status: int, quiet: list[str]) -> None:
    assert run("check", "-", *options, *quiet, stdin=stdin).exit_code == status


def test_without_a_path_there_is_nothing_to_do(run: Run) -> None:
    result = run("check")
    assert result.exit_code == 2
    assert result.stderr.endswith("Error: `PATH` is missing.\n")


@pytest.mark.parametrize("form", ["text", "json"])
def test_quiet_says_only_what_can_not_be_read(run: Run, form: str) -> None:
    result = run("check", "-", "nowhere", "--quiet", "--format", form, stdin=BAD)
    assert result.stdout == ""
    assert result.stderr == (
        "nowhere: error[no-such-path]: There is no such file or folder, and no file that matches.\n"
        "    = hint: Look at the spelling; put patterns in quotes.\n"
    )


def test_the_json_form_has_the_report_of_each_payload(run: Run) -> None:
    Path("bad.json").write_bytes(BAD)
    document = json.loads(run("check", "bad.json", "-", "--format", "json", stdin=GOOD).stdout)
    report: dict[str, Any] = {**judge(BAD).to_dict()}
    del report["version"]
    assert document == {
        "version": "v1",
        "payloads": [{"file": "bad.json", **report}],
        "summary": {
            "payloads": 2,
            "events": 2,
            "valid": 1,
            "invalid": 1,
            "invalidAsExpected": 0,
            "warnings": 0,
            "notRead": 0,
        },
    }


@pytest.mark.parametrize(("options", "said"), [([], False), (["--show-values"], True)])
def test_values_are_shown_on_request(run: Run, options: list[str], said: bool) -> None:  # noqa: FBT001 - a column
    result = run("check", "-", "--format", "json", *options, stdin=json.dumps({**SALE, "quantity": "many"}).encode())
    assert ("many" in result.stdout) is said


def test_max_violations_holds_for_each_payload(run: Run) -> None:
    result = run("check", "-", "--input-format", "ndjson", "--max-violations", "1", stdin=b"{}\n{}\n")
    assert result.stdout.count("error[") == 2
    assert result.stdout.count("<stdin>: note: Only the first one is listed; --max-violations lists more.") == 2


@pytest.mark.parametrize(
    ("env", "lang"),
    [
        ({"LANG": "es_ES.UTF-8"}, "es"),
        ({"LANG": "es"}, "es"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": ""}, "en"),
        ({"LANG": "en", "LC_MESSAGES": "es"}, "es"),
        ({"LANG": "es", "LC_MESSAGES": "en"}, "en"),
        ({"LC_MESSAGES": "en", "LC_ALL": "es_MX"}, "es"),
        ({"LC_ALL": "en", "LANGUAGE": "es:en"}, "es"),
        ({"LC_ALL": "es", "LANGUAGE": "de:es"}, "es"),
        ({"LC_ALL": "fr", "LANGUAGE": "fr:es"}, "es"),
        ({"LC_ALL": "fr", "LANGUAGE": "fr:en:es"}, "en"),
        ({"LC_ALL": "es", "LANGUAGE": "fr"}, "en"),
        ({"LC_ALL": "en_US.UTF-8", "LANGUAGE": "es_MX.UTF-8@euro"}, "es"),
        ({"LC_ALL": "en", "LANGUAGE": "::est:es"}, "es"),
        ({"LC_ALL": "C", "LANGUAGE": "es"}, "en"),
        ({"LC_ALL": "POSIX", "LANGUAGE": "es"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANGUAGE": "es"}, "en"),
        ({"LANG": "", "LANGUAGE": "es"}, "en"),
        ({"LC_ALL": "C", "LANG": "es", "LANGUAGE": "es"}, "en"),
        ({"LC_ALL": "est"}, "en"),
        ({"LC_ALL": "", "LANGUAGE": "", "LANG": "es"}, "es"),
    ],
)
def test_the_language_is_that_of_the_locale(run: Run, env: dict[str, str], lang: Language) -> None:
    assert run("check", "-", stdin=GOOD, env=env).stdout.startswith(
        {"en": "Found no errors", "es": "Ningún error"}[lang]
    )


STAMPED = {**SALE, "timestamp": "2025-11-18T07:21:16Z", "metadata": {"n": [1.5, None]}}
ODD_LINES: list[Any] = [
    {**SALE, "quantity": 0},
    {**SALE, "quantity": 2.0},
    {**SALE, "metadata": {"id": 2**60}},
    {**SALE, "timestamp": "9999-12-31T23:59:59Z"},
    [STAMPED, {**STAMPED, "quantity": 2}],
    [STAMPED, STAMPED],
    [],
    5,
]


def as_lines(payloads: list[Any]) -> bytes:
    return b"\n".join(json.dumps(payload).encode() for payload in payloads)


@pytest.mark.no_cover
@pytest.mark.parametrize("odd", ODD_LINES)
@pytest.mark.parametrize("place", [0, 1, 500, 998, 999])
def test_one_odd_line_among_many_is_told_as_it_is_alone(run: Run, odd: Any, place: int) -> None:
    payloads: list[Any] = [STAMPED] * 999
    payloads.insert(place, odd)
    Path("a.ndjson").write_bytes(as_lines(payloads))
    summary = json.loads(run("check", "--format", "json", "a.ndjson").stdout)
    Path("b.ndjson").write_bytes(b"\n" * place + as_lines([odd]))
    alone = json.loads(run("check", "--format", "json", "b.ndjson").stdout)
    told, expected = ([each | {"file": ""} for each in said["payloads"]] for said in (summary, alone))
    assert told == expected
    counts = ("payloads", "events", "valid")
    assert summary["summary"] == alone["summary"] | {name: alone["summary"][name] + 999 for name in counts}


@pytest.mark.parametrize(
    "text",
    [
        as_lines([STAMPED]) + b" " + as_lines([STAMPED]) + b"\n{\n}",
        as_lines([STAMPED]).replace(b",", b"\n,", 1),
        as_lines([STAMPED]) + b",\n" + as_lines([STAMPED]),
        b"[\n" + as_lines([STAMPED]) + b"\n]",
    ],
)
def test_a_line_is_judged_by_itself(run: Run, text: bytes) -> None:
    Path("a.ndjson").write_bytes(as_lines([STAMPED] * 20) + b"\n" + text)
    summary = json.loads(run("check", "--format", "json", "a.ndjson").stdout)["summary"]
    valid = sum(judge(line).valid for line in text.split(b"\n"))
    assert (summary["valid"], summary["invalid"]) == (20 + valid, text.count(b"\n") + 1 - valid)


@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"\n\n", b" \n"])
def test_lines_end_in_many_ways(run: Run, ending: bytes) -> None:
    Path("a.ndjson").write_bytes(ending.join([json.dumps(STAMPED).encode()] * 300))
    assert run("check", "a.ndjson").stdout == "Found no errors in 1 file. 300 events: 300 accepted.\n"


def test_a_line_larger_than_the_limit_among_others(run: Run) -> None:
    large = json.dumps({**STAMPED, "metadata": "x" * 300}).encode()
    Path("a.ndjson").write_bytes(b"\n".join([json.dumps(STAMPED).encode()] * 20 + [large]))
    result = run("check", "--max-bytes", "300", "--format", "json", "a.ndjson")
    (told,) = json.loads(result.stdout)["payloads"]
    assert (told["line"], told["violations"][0]["code"]) == (21, "too-large")
