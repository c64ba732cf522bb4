"""The playground's core as a process that is asked: one for all proofs."""

import json
import subprocess
import unicodedata
from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

import commerce_events as ce
from commerce_events._messages import LANGUAGES

SCRIPT = Path(__file__).parent / "node" / "answer.mjs"

#: Under a strict Content-Security-Policy a page can't make code of texts; Node can be told the same.
NODE = ("node", "--disallow-code-generation-from-strings")

#: The moment of all checks, in whole milliseconds: a clock of JavaScript has no finer ones.
NOW = datetime.fromisoformat("2025-11-18T07:21:16.527+00:00")

#: The options of `check` as the playground has them, by their names in Python.
_NAMES = {"max_bytes": "maxBytes", "max_violations": "maxViolations", "unknown": "unknown"}


Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a body.

    Attributes:
        reports: The reports as JSON, by language.
        marks: The part of the text that each of them marks: offset and length in UTF-16 code units, both None where
            there is no text.
        fixes: What fixes each violation, as JSON, or None.
        milliseconds: How long the check took.
    """

    reports: Rows
    marks: list[tuple[int | None, int | None]]
    fixes: list[dict[str, Any] | None]
    milliseconds: float


class Playground:
    """Runs while it is used as a context."""

    def __init__(self, script: Path = SCRIPT) -> None:
        self._script = script

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(  # noqa: S603 the script above
            [*NODE, str(self._script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def ask(self, body: str | bytes, **options: Any) -> int:
        """Ask, and do not wait; the options are those of `check` in Python. Returns the size of the question."""
        content = {"text": body} if isinstance(body, str) else {"base64": b64encode(body).decode()}
        named = {_NAMES[name]: value for name, value in options.items()}
        question = {"id": 1, **content, "langs": LANGUAGES, "now": NOW.isoformat(), **named}
        assert self._process.stdin
        return self._process.stdin.write(json.dumps(question).encode() + b"\n")

    def answer(self) -> Answer:
        """Wait for the answer to the first question that has none yet."""
        assert self._process.stdin
        self._process.stdin.flush()
        assert self._process.stdout
        answer = json.loads(self._process.stdout.readline())
        marks = [(at, length) for at, length in answer["marks"]]
        return Answer(answer["reports"], marks, answer["fixes"], answer["milliseconds"])

    def check(self, body: str | bytes, **options: Any) -> Answer:
        """Ask, and wait for the answer."""
        self.ask(body, **options)
        return self.answer()


def expected(body: str | bytes, **options: Any) -> Rows:
    """What the package says of a body: the reports by language."""
    report = ce.check(body, now=NOW, **options)
    return [{**report.to_dict(lang)} for lang in LANGUAGES]


def assert_same(playground: Playground, body: str | bytes, **options: Any) -> Answer:
    """Both say the same, with all members in the same order, and each mark stands where line and column say."""
    answer = playground.check(body, **options)
    reports = expected(body, **options)
    told = [with_known_characters(report) for report in answer.reports]
    assert told == reports
    assert json.dumps(told[0]) == json.dumps(reports[0])
    assert answer.fixes == [each.fix and each.fix.to_dict() for each in ce.check(body, now=NOW, **options).violations]
    text = body if isinstance(body, str) else body.decode("utf-8", "replace")
    for violation, (offset, length) in zip(_rows(told[0]), answer.marks, strict=True):
        if offset is None or length is None:
            assert "line" not in violation
        else:
            before, marked = parts(text, offset, length)
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            assert (violation["line"], violation["column"]) == (line, column)
            assert marked or before == text
    return answer


def _rows(report: dict[str, Any]) -> Rows:
    return [*report["violations"], *report["warnings"]]


def with_known_characters(report: dict[str, Any]) -> dict[str, Any]:
    """The report as it would be said without characters of a newer Unicode than this Python's."""
    for row in _rows(report):
        row.update(_known({member: row[member] for member in ("error", "hint")}), params=_known(row["params"]))
    return report


def _known(members: dict[str, Any]) -> dict[str, Any]:
    return {name: _escaped(text) if isinstance(text, str) else text for name, text in members.items()}


def _escaped(text: str) -> str:
    if text.isascii():
        return text
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) == "Cn" else char for char in text)


def parts(text: str, offset: int, length: int) -> tuple[str, str]:
    """What stands before a mark, and what is marked."""
    units = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * offset, 2 * (offset + length)
    assert end <= len(units)
    return (
        units[:start].decode("utf-16-le", "surrogatepass"),
        units[start:end].decode("utf-16-le", "surrogatepass"),
    )
