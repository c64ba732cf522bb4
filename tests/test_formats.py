"""The formats of `check`: what each says of the same results, and that nothing in a name or a payload breaks it.

The readers of others are asked by `make check-ci`.
"""

import io
import json
import os
from pathlib import Path
from typing import Any, cast
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.inputs.files import Unreadable, not_readable
from commerce_events.inputs.lines import Payload
from commerce_events.reports import REPORTS
from commerce_events.reports.findings import findings, relative
from commerce_events.reports.form import Setting
from commerce_events.reports.result import Checked, Plain, Result, is_silent
from commerce_events.reports.rules import rule_words, rules
from commerce_events.reports.summary import Summary

FILES = [Path(schemas_folder(), f"{name}.schema.json") for name in ("check", "report")]
SCHEMA, REPORT = (json.loads(file.read_text("utf-8")) for file in FILES)
JUDGE = Draft202012Validator(SCHEMA, registry=Registry().with_resource(REPORT["$id"], Resource.from_contents(REPORT)))

BAD = b'{"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122", "quantiy": 2}'
WARNED = b'[{"type": "EventSearch", "customerCode": "c\xc3\xa9\xe2\x82\xac", "query": "x"}]'


def result(body: bytes, file: str = "a.json", line: int | None = None) -> Checked:
    return Checked.of(Payload(file, line, body), ce.check(body))


RESULTS: list[Result | Plain] = [
    result(BAD),
    Plain(7, "day.ndjson"),
    result(BAD, "day.ndjson", 8),
    result(b"\xef\xbb\xbf{}", "day.ndjson", 9),
    result(WARNED, "100%, a:b\n<&>.json"),
    result(b'{"type": "EventSearch", "customerCode": "c", "query": "x"}', "good.json"),
    Unreadable("nowhere", "no-such-path"),
    not_readable("l\udcffcked.json", PermissionError(13, "Permission denied")),
    result(b" " * 2_000_000, "large.json"),
]


def written(name: str, *results: Result | Plain, lang: Language = "en") -> str:
    stream, summary = io.StringIO(), Summary()
    form = REPORTS[name](Setting(stream, lang, "v1", is_file=True))
    for one in results:
        summary.count(one)
        if form.takes_silent or not (isinstance(one, Plain) or is_silent(one)):
            form.add(one)
    form.finish(summary)
    return stream.getvalue()


def test_columns_count_characters_and_bytes() -> None:
    body = b'{"\xc3\xa9\xf0\x9f\x98\x80": 1, "type": "EventSal\xc3\xa9", "x": 1}'
    (found,) = (each for each in findings(result(body), "en") if each.code == "unknown-event-type")
    assert (found.columns, found.byte_columns) == ((19, 30), (23, 35))


def test_columns_are_unknown_where_nothing_was_read() -> None:
    (found,) = findings(result(b" " * 2_000_000), "en")
    assert (found.line, found.columns, found.byte_columns) == (None, None, None)


def test_paths_are_relative_where_they_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    inside, outside = tmp_path / "a" / "b.json", tmp_path.parent / "c.json"
    assert [relative(str(path)) for path in (inside, outside, "./a//b.json", "../c.json")] == [
        "a/b.json",
        str(outside),
        "a/b.json",
        "../c.json",
    ]


def test_github() -> None:
    lines = written("github", *RESULTS).splitlines()
    assert lines[0] == (
        "::error file=a.json,line=1,col=77,endColumn=85,title=unknown-property::"
        "`EventSale` has no property `quantiy`. Did you mean `quantity`?"
    )
    starts = [line.rpartition(",title=")[0] for line in lines]
    assert starts[1:] == [
        "::error file=day.ndjson,line=8,col=77,endColumn=85",
        "::error file=day.ndjson,line=9,col=1,endColumn=1",
        "::warning file=100%25%2C a%3Ab%0A<&>.json,line=1,col=2,endColumn=2",
        "::error file=nowhere,line=1",
        "::error file=l\\udcffcked.json,line=1",
        "::error file=large.json,line=1",
    ]


def test_gitlab() -> None:
    entries = json.loads(written("gitlab", *RESULTS, *RESULTS))
    assert [entry["severity"] for entry in entries][:7] == ["major"] * 3 + ["minor"] + ["critical"] * 2 + ["major"]
    assert entries[1]["location"] == {"path": "day.ndjson", "lines": {"begin": 8, "end": 8}}
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 14
    moved = json.loads(written("gitlab", result(b"\n\n" + BAD)))
    assert moved[0]["location"]["lines"]["begin"] == 3
    assert moved[0]["fingerprint"] == entries[0]["fingerprint"]
    assert json.loads(written("gitlab")) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sarif(lang: Language) -> None:
    (run,) = json.loads(written("sarif", *RESULTS, lang=lang))["runs"]
    tool, (translation,) = run["tool"]["driver"], run["translations"]
    assert {tool["language"], translation["language"]} == set(LANGUAGES)
    for component in (tool, translation):
        assert [rule["id"] for rule in component["rules"]] == [*rules()]
    assert [tool["rules"][one["ruleIndex"]]["id"] for one in run["results"]] == [
        one["ruleId"] for one in run["results"]
    ]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert places[1] == {
        "artifactLocation": {"uri": "day.ndjson"},
        "region": {"startLine": 8, "startColumn": 77, "endColumn": 86},
    }
    assert [place["artifactLocation"]["uri"] for place in places[3:6]] == [
        "100%25%2C%20a%3Ab%0A%3C%26%3E.json",
        "nowhere",
        "l%FFcked.json",
    ]
    assert run["invocations"] == [{"executionSuccessful": False}]
    (clean,) = json.loads(written("sarif", lang=lang))["runs"]
    assert (clean["results"], clean["invocations"]) == ([], [{"executionSuccessful": True}])


def test_sarif_has_addresses_of_files_elsewhere() -> None:
    (run,) = json.loads(written("sarif", result(BAD, f"{os.sep}elsewhere{os.sep}a b.json")))["runs"]
    assert (
        run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        == "file:///elsewhere/a%20b.json"
    )


def test_pages_are_linked_where_the_site_has_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("pages_address", "sarif", "rdjson"):
        monkeypatch.setattr(f"commerce_events.reports.{module}.site_address", lambda: "https://site.test")
    (run,) = json.loads(written("sarif", result(BAD)))["runs"]
    page = "codes/unknown-property/"
    rules_ = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules_["unknown-property"]["helpUri"] == f"https://site.test/{page}"
    assert run["translations"][0]["informationUri"] == "https://site.test"
    spanish = {rule["id"]: rule for rule in run["translations"][0]["rules"]}
    assert spanish["unknown-property"]["helpUri"] == f"https://site.test/es/{page}"
    review = json.loads(written("rdjson", result(BAD)))
    assert review["source"] == {"name": "commerce-events", "url": "https://site.test"}
    assert review["diagnostics"][0]["code"] == {"value": "unknown-property", "url": f"https://site.test/{page}"}


def test_rdjson() -> None:
    review = json.loads(written("rdjson", *RESULTS))
    assert review["source"] == {"name": "commerce-events"}
    places = [one["location"] for one in review["diagnostics"]]
    assert places[1]["range"] == {"start": {"line": 8, "column": 77}, "end": {"line": 8, "column": 86}}
    assert places[4] == {"path": "nowhere"}
    assert {one["severity"] for one in review["diagnostics"]} == {"ERROR", "WARNING"}
    (line_alone,) = json.loads(written("rdjson", result(b" " * 2_000_000, "a.ndjson", 3)))["diagnostics"]
    assert line_alone["location"]["range"] == {"start": {"line": 3}}


def test_junit() -> None:
    root = ET.fromstring(written("junit", *RESULTS))  # noqa: S314 our own
    suites = [(suite.get("name"), suite.get("tests"), suite.get("failures"), suite.get("errors")) for suite in root]
    assert suites == [
        ("a.json", "1", "1", "0"),
        ("day.ndjson", "3", "2", "0"),
        ("100%, a:b\\u000a<&>.json", "1", "0", "0"),
        ("good.json", "1", "0", "0"),
        ("nowhere", "1", "0", "1"),
        ("l\\udcffcked.json", "1", "0", "1"),
        ("large.json", "1", "1", "0"),
    ]
    assert [case.get("name") for case in root[1]] == ["line 8", "line 9", "7 valid lines"]
    assert root[2][0][0].tag == "system-out"
    assert "1:2: timestamp-missing:" in str(root[2][0][0].text)
    assert root[0][0][0].get("type") == "unknown-property"
    assert len(ET.fromstring(written("junit"))) == 0  # noqa: S314 our own


def test_a_suite_of_any_size_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("commerce_events.reports.junit._HELD", 100)
    (suite,) = ET.fromstring(written("junit", *(result(BAD, "a.ndjson", line) for line in range(1, 9))))  # noqa: S314
    assert [case.get("name") for case in suite] == [f"line {line}" for line in range(1, 9)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_json_is_what_its_schema_says(lang: Language) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    JUDGE.validate(json.loads(written("json", *RESULTS, lang=lang)))
    JUDGE.validate(json.loads(written("json", lang=lang)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_code_has_words(lang: Language) -> None:
    for code in rules():
        assert set(rule_words(lang)[code]) >= {"title", "meaning", "mend"}, code


def test_a_language_without_pages_gets_english() -> None:
    assert rule_words(cast("Language", "fr")) == rule_words("en")


NAMES = st.text(min_size=1, max_size=20).map(lambda name: f"{name}.json") | st.binary(min_size=1, max_size=8).map(
    os.fsdecode
)
VALUE = "XYZZY-7301"


@given(NAMES.filter(lambda name: "\0" not in name), st.binary(max_size=60), st.none() | st.integers(1, 9))
def test_whatever_is_checked_each_format_is_well_formed(name: str, body: bytes, line: int | None) -> None:
    results: list[Any] = [result(body, name, line), Unreadable(name, "no-such-path"), Plain(2, name)]
    for form in REPORTS:
        text = written(form, *results)
        text.encode("utf-8", "surrogatepass" if form == "text" else "strict")
        if form == "junit":
            assert ET.fromstring(text).get("name") == "commerce-events check"  # noqa: S314 our own
        elif form in ("text", "github"):
            assert all(character.isprintable() or character == "\n" for character in text) or form == "github"
            assert text.count("\n") <= 200
        else:
            json.loads(text)


def test_no_format_but_text_shows_values() -> None:
    body = BAD.replace(b"D314K1432", VALUE.encode()).replace(b'"N30122"', b'["XYZZY-7301"]')
    for form in REPORTS:
        assert (VALUE in written(form, result(body))) == (form == "text"), form
