import io
import json
import re
from typing import Any

import pytest
from rich.cells import cell_len

from commerce_events import check
from commerce_events._json_types import Language
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Payload
from commerce_events.report import Report, Violation
from commerce_events.reports import REPORTS
from commerce_events.reports.excerpt import excerpt, visible
from commerce_events.reports.form import Setting
from commerce_events.reports.paint import Paint
from commerce_events.reports.quiet import QuietForm
from commerce_events.reports.result import Checked, Plain, Result, is_silent
from commerce_events.reports.summary import Summary
from tests.tables import SALE


def result(body: Any, file: str = "a.json", line: int | None = None, **options: Any) -> Checked:
    text = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
    return Checked.of(Payload(file, line, text), check(text, **options))


def written(form: str, *results: Result, lang: Language = "en", encoding: str = "utf-8") -> str:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    report, summary = REPORTS[form](Setting(stream, lang, "v1")), Summary()
    for one in results:
        summary.count(one)
        report.add(one)
    report.finish(summary)
    stream.seek(0)
    return stream.read()


def written_without_end(*results: Result, lang: Language = "en", encoding: str = "utf-8") -> str:
    return written("text", *results, lang=lang, encoding=encoding).rpartition("\n\n")[0]


GONE = Unreadable("gone", "no-such-path")


@pytest.mark.parametrize(
    ("line", "column", "text", "marked"),
    [
        ("abc", 2, "abc", "b"),
        ("abc", 4, "abc", ""),
        ("", 1, "", ""),
        ("a\tb", 3, "a\\u0009b", "b"),
        ("\x1b[31mx", 6, "\\u001b[31mx", "x"),
        ("\u202eab\u2066", 2, "\\u202eab\\u2066", "a"),
        ("\ud800x", 2, "\\ud800x", "x"),
        ("漢字x", 3, "漢字x", "x"),
        ("e\u0301x", 3, "e\u0301x", "x"),
        ("x" * 100, 100, "x" * 100, "x"),
        ("x" * 99 + "yz", 1, "x" * 99 + "y…", "x"),
        ("x" * 99 + "yz", 101, "…" + "x" * 98 + "yz", "z"),
        ("a" * 500 + "b" + "c" * 500, 501, "…" + "a" * 60 + "b" + "c" * 39 + "…", "b"),
        ("漢" * 500 + "b" + "c" * 500, 501, "…" + "漢" * 30 + "b" + "c" * 39 + "…", "b"),
        ("a" * 500 + "b" + "漢" * 500, 501, "…" + "a" * 60 + "b" + "漢" * 19 + "…", "b"),
        ("\t" * 50 + "b", 51, "…" + "\\u0009" * 16 + "b", "b"),
    ],
)
def test_an_excerpt_shows_the_place(line: str, column: int, text: str, marked: str) -> None:
    shown = excerpt(line, column)
    assert shown.text == text
    before = next(text[:end] for end in range(len(text) + 1) if cell_len(text[:end]) == shown.indent)
    assert text[len(before) :].lstrip("\u0301").startswith(marked)
    assert cell_len(shown.text) <= 102


def test_an_excerpt_has_only_what_the_encoding_can_say() -> None:
    shown = excerpt("é" * 100 + "x" + "y" * 100, 101, encoding="ascii")
    assert shown.text == "\\u2026" + "\\xe9" * 15 + "x" + "y" * 39 + "\\u2026"
    assert shown.indent == len("\\u2026" + "\\xe9" * 15)


@pytest.mark.parametrize(
    ("line", "column", "marked"),
    [
        ('{"quantiy": 2}', 2, '"quantiy"'),
        ('{"a": -1.5e3}', 7, "-1.5e3"),
        ('{"a": "漢\\"字"}', 7, '"漢\\"字"'),
        ('{"a": "b\tc"}', 7, '"b\\u0009c"'),
        ('{"a": "\\ud800"}', 8, "\\ud800"),
        ('{"a": "\\x"}', 8, "\\x"),
        ('{"a": {"b": ["]", {}]}, "c": 1}', 7, '{"b": ["]", {}]}'),
        ('{"a": {"b": "' + "x" * 60 + '"}}', 7, "{"),
        ("{", 1, "{"),
        ('"ab', 1, '"ab'),
        ('{"a": "' + "x" * 500 + '"}', 7, '"' + "x" * 93),
        (",", 1, ","),
        ("", 1, " "),
    ],
)
def test_the_whole_value_is_marked(line: str, column: int, marked: str) -> None:
    assert excerpt(line, column).marked == cell_len(marked)


class Tty(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, width: int, *results: Result) -> str:
    """What a terminal of a width shows of results."""
    monkeypatch.setenv("COLUMNS", str(width))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    stream, summary = Tty(), Summary()
    report = REPORTS["text"](Setting(stream, "en", "v1"))
    for one in results:
        summary.count(one)
        report.add(one)
    report.finish(summary)
    return stream.getvalue()


def test_a_terminal_has_wrapped_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    text = on_a_terminal(monkeypatch, 48, result({**SALE, "漢字漢字漢字": 1}), result(BATCH, "b.json"), GONE)
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;.*?\x1b\\\\", "", text)
    assert max(map(cell_len, plain.splitlines())) <= 48
    assert "\n    `EventSale` has no property" in plain
    assert "    | /漢字漢字漢字 (EventSale)" in plain


def test_colours_have_a_meaning(monkeypatch: pytest.MonkeyPatch) -> None:
    text = on_a_terminal(monkeypatch, 100, result([{**SALE, "a": 1}, SALE]))
    for styled in ("1;31m1 error", "1;33m2 warnings", "32m1 accepted", "1;31m1 refused"):
        assert f"\x1b[{styled}\x1b[0m" in text


def test_each_batch_says_which_events_are_refused() -> None:
    bad, stamped = {**SALE, "a": 1}, {**SALE, "timestamp": "2025-11-18T07:21:16Z"}
    batch = result([stamped, bad, {**bad, "b": 1}])
    end = "3 events: 1 accepted, 2 refused (1, 2)."
    assert written("text", batch).endswith(f"\n\nFound 3 errors and 2 warnings in 1 file. {end}\n")
    both = written("text", batch, result([bad] * 12, "b.ndjson", 7))
    assert f"\n\na.json: {end}\n\nb.ndjson:7:2: " in both
    assert "\n\nb.ndjson:7: 12 events: 12 refused (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …).\n\nFound" in both


def test_what_is_visible_stays() -> None:
    assert visible("Añadir «漢字» 😀 ~") == "Añadir «漢字» 😀 ~"


BATCH = (
    b'[\r\n  {"type": "EventSale", "customerCode": "D1", "productCode": "N1", "timestamp": "x"},\r\n\t{"type": 1}\r\n]'
)


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ("error", "warning", "hint", "event 0", "event 1")),
        ("es", ("error", "aviso", "pista", "evento 0", "evento 1")),
    ],
)
def test_the_text_form_has_a_block_for_each_in_the_order_of_the_file(lang: Language, words: tuple[str, ...]) -> None:
    error, warning, hint, first, second = words
    checked = result(BATCH)
    said = {
        one.code: (one.message(lang), one.hint(lang)) for one in checked.report.violations + checked.report.warnings
    }
    assert written_without_end(checked, lang=lang) == "\n".join(
        [
            f"a.json:2:81: {error}[not-a-timestamp]: {said['not-a-timestamp'][0]}",
            '  2 |   {"type": "EventSale", "customerCode": "D1", "productCode": "N1", "timestamp": "x"},',
            f"    | {' ' * 80}^^^ /0/timestamp ({first}, EventSale)",
            f"    = {hint}: {said['not-a-timestamp'][1]}",
            "",
            f"a.json:3:2: {error}[missing-property]: {said['missing-property'][0]}",
            '  3 | \\u0009{"type": 1}',
            f"    | {' ' * 6}^^^^^^^^^^^ /1 ({second})",
            f"    = {hint}: {said['missing-property'][1]}",
            "",
            f"a.json:3:2: {warning}[timestamp-missing]: {said['timestamp-missing'][0]}",
            '  3 | \\u0009{"type": 1}',
            f"    | {' ' * 6}^^^^^^^^^^^ /1 ({second})",
            f"    = {hint}: {said['timestamp-missing'][1]}",
            "",
            f"a.json:3:11: {error}[wrong-type]: {said['wrong-type'][0]}",
            '  3 | \\u0009{"type": 1}',
            f"    | {' ' * 15}^ /1/type ({second})",
            f"    = {hint}: {said['wrong-type'][1]}",
        ]
    )


def test_lines_are_those_of_the_file() -> None:
    assert written_without_end(result(b'{"type": 1, "customerCode": "D1"}', "a.ndjson", 1234)) == (
        "a.ndjson:1234:10: error[wrong-type]: `type` must be a string, not an integer.\n"
        '  1234 | {"type": 1, "customerCode": "D1"}\n'
        "       |          ^ /type\n"
        "       = hint: Send a string."
    )


@pytest.mark.parametrize(("line", "place"), [(None, "a.json"), (7, "a.json:7")])
def test_without_a_place_there_is_no_excerpt(line: int | None, place: str) -> None:
    assert written_without_end(result(SALE, line=line, max_bytes=5)) == (
        f"{place}: error[too-large]: The body is larger than 5 bytes.\n"
        "    = hint: Split it into several bodies, or send less `metadata`."
    )


def test_at_the_end_of_the_text_there_may_be_nothing_to_show() -> None:
    assert written_without_end(result(b"")).splitlines()[1:3] == ["  1 |", "    | ^"]


@pytest.mark.parametrize(
    ("most", "note"),
    [
        (1, "a.json: note: Only the first one is listed; --max-violations lists more."),
        (2, "a.json: note: Only the first 2 are listed; --max-violations lists more."),
    ],
)
def test_what_is_left_out_is_said(most: int, note: str) -> None:
    assert written_without_end(result({**SALE, "a": 1, "b": 2, "c": 3}, max_violations=most)).splitlines()[-1] == note


@pytest.mark.parametrize(
    ("file", "shown", "name"),
    [
        ("a\x1b[31m\n.json", "a\\u001b[31m\\u000a.json", "a\x1b[31m\n.json"),
        ("a\udcff.json", "a\\udcff.json", "a\\udcff.json"),
        ("\u202eñ漢.json", "\\u202eñ漢.json", "\u202eñ漢.json"),
        ("", "''", ""),
    ],
)
def test_names_of_files_act_on_nothing(file: str, shown: str, name: str) -> None:
    assert written("text", Unreadable(file, "no-such-path")).startswith(f"{shown}: error[no-such-path]: There is")
    document = written("json", Unreadable(file, "no-such-path"))
    assert document.isascii()
    assert json.loads(document)["payloads"][0]["file"] == name


def test_names_of_properties_act_on_nothing() -> None:
    text = written("text", result(b'{"\\u001b[1m\\u202e":1,"\\u001b[1m\\u202e":2}'))
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "^ /\\u001b[1m\\u202e" in text


def test_a_long_pointer_is_cut() -> None:
    text = written_without_end(result({**SALE, "x" * 500: 1}))
    assert f"^ /{'x' * 99}… (EventSale)" in text


def test_the_text_form_escapes_what_the_encoding_can_not_say() -> None:
    assert written_without_end(result({"é": 1}), lang="es", encoding="ascii").splitlines()[:4] == [
        "a.json:1:1: error[missing-property]: Falta `type`, que es obligatorio.",
        '  1 | {"\\xe9": 1}',
        f"    | {'^' * 11}",
        "    = pista: A\\xf1ada `type`.",
    ]


@pytest.mark.parametrize(
    ("lang", "results", "line"),
    [
        ("en", [], "Nothing was checked."),
        ("en", [result(SALE)], "Found no errors in 1 file. 1 event: 1 accepted."),
        ("en", [result(b"")], "Found 1 error in 1 file."),
        (
            "en",
            [result([SALE, SALE]), result(b"", "b.json"), result(SALE, "c.json"), GONE],
            "Found 1 error and 3 warnings in 2 of 3 files. 3 events: 3 accepted. 1 path was not read.",
        ),
        (
            "en",
            [result(SALE, line=1), result({**SALE, "a": 1, "b": 1}, line=2, max_violations=1)],
            "Found at least 1 error in 1 file. 2 events: 1 accepted, 1 refused.",
        ),
        (
            "en",
            [result({**SALE, "a": 1, "b": 1}, max_violations=1), result(SALE, "b.json")],
            "Found at least 1 error in 1 of 2 files. 2 events: 1 accepted, 1 refused.",
        ),
        ("en", [Plain(0, "a.json"), Plain(2, "b.json")], "Found no errors in 1 file. 2 events: 2 accepted."),
        ("es", [result([SALE]), result(b"")], "1 error y 1 aviso en 1 archivo. 1 evento: 1 aceptado."),
        ("es", [GONE, GONE], "No se comprobó nada. No se leyeron 2 rutas."),
    ],
)
def test_the_sum_in_words(lang: Language, results: list[Result | Plain], line: str) -> None:
    summary = Summary()
    for one in results:
        summary.count(one)
    assert summary.line(lang, Paint(io.StringIO())) == line


@pytest.mark.parametrize(
    ("results", "status", "strict"),
    [
        ([], 0, 0),
        ([result(SALE)], 0, 0),
        ([result([SALE])], 0, 1),
        ([result(SALE), result(1)], 1, 1),
        ([result(1), GONE, result(SALE)], 2, 2),
    ],
)
def test_the_exit_status(results: list[Result], status: int, strict: int) -> None:
    summary = Summary()
    for one in results:
        summary.count(one)
    assert (summary.status(strict=False), summary.status(strict=True)) == (status, strict)


@pytest.mark.parametrize(
    ("one", "silent"), [(result(SALE), True), (result([SALE]), False), (result(1), False), (GONE, False)]
)
def test_what_there_is_nothing_to_say_about(one: Result, silent: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_silent(one) is silent


def test_the_json_form_is_one_document() -> None:
    valid = result([SALE], "ñ.ndjson", 3)
    assert json.loads(written("json", valid, GONE, lang="es")) == {
        "version": "v1",
        "payloads": [
            {
                "file": "ñ.ndjson",
                "line": 3,
                "valid": True,
                "truncated": False,
                "violations": [],
                "warnings": [
                    {
                        "code": "timestamp-missing",
                        "instanceLocation": "/0",
                        "eventIndex": 0,
                        "eventType": "EventSale",
                        "line": 3,
                        "column": 2,
                        "params": {},
                        "error": valid.report.warnings[0].message("es"),
                        "hint": valid.report.warnings[0].hint("es"),
                    }
                ],
                "events": [{"index": 0, "type": "EventSale", "valid": True}],
            },
            {
                "file": "gone",
                "unreadable": {"code": "no-such-path", "error": GONE.message("es"), "hint": GONE.hint("es")},
            },
        ],
        "summary": {
            "payloads": 1,
            "events": 1,
            "valid": 1,
            "invalid": 0,
            "invalidAsExpected": 0,
            "warnings": 1,
            "notRead": 1,
        },
    }


def test_the_json_form_is_complete_without_payloads() -> None:
    assert json.loads(written("json"))["payloads"] == []


def test_the_json_form_has_no_line_where_the_file_is_one_payload() -> None:
    assert "line" not in json.loads(written("json", result(1)))["payloads"][0]


def test_the_json_form_is_written_as_it_comes() -> None:
    stream = io.StringIO()
    form = REPORTS["json"](Setting(stream, "en", "v1"))
    form.add(GONE)
    before = stream.getvalue()
    assert '"file": "gone"' in before
    form.add(GONE)
    assert stream.getvalue().startswith(before + ",\n")


def test_the_quiet_form_says_only_what_can_not_be_read() -> None:
    stream = io.StringIO()
    form = QuietForm(Setting(stream, "en", "v1"))
    form.add(result(1))
    form.add(GONE)
    form.finish(Summary())
    assert stream.getvalue() == (
        "gone: error[no-such-path]: There is no such file or folder, and no file that matches.\n"
        "    = hint: Look at the spelling; put patterns in quotes.\n"
    )


def test_a_violation_without_line_is_not_moved() -> None:
    report = Report("v1", valid=False, violations=(Violation("too-large"), Violation("wrong-type", line=2)))
    moved = Checked.of(Payload("a.ndjson", 10, b""), report).report.violations
    assert [violation.line for violation in moved] == [None, 11]
