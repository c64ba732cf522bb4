"""Write JUnit XML, which builds show as tests: a suite for each file, a case for each payload. All of it is ASCII.

Valid lines of which there is nothing to say are one case, however many they are.
"""

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from xml.sax.saxutils import quoteattr

from commerce_events.inputs.files import Unreadable
from commerce_events.reports.excerpt import visible
from commerce_events.reports.findings import Finding, findings
from commerce_events.reports.form import Setting
from commerce_events.reports.json import file_name
from commerce_events.reports.result import Plain, Result
from commerce_events.reports.summary import Summary
from commerce_events.reports.words import counted

#: So many bytes of a suite are held in memory, until its counts are known.
_HELD = 2**20

_SUITE, _FAILURE, _ERROR = "testsuite", "failure", "error"


class JUnitForm:
    """A payload that is invalid is a failure; what can't be read is an error; warnings are in the output of a case."""

    takes_silent = True

    def __init__(self, setting: Setting) -> None:
        self._stream, self._lang = setting.stream, setting.lang
        self._stream.write('<?xml version="1.0" encoding="us-ascii"?>\n<testsuites name="commerce-events check">\n')
        self._file: str | None = None
        self._plain = 0
        self._counts = dict.fromkeys(("tests", "failures", "errors"), 0)
        self._cases: SpooledTemporaryFile[str] = _spool()

    def add(self, result: Result | Plain) -> None:
        """Keep a result until its file ends."""
        file = result.payload.file if not isinstance(result, (Plain, Unreadable)) else result.file
        if file != self._file:
            self._end_suite()
            self._file = file
        if isinstance(result, Plain):
            self._plain += result.count
        else:
            self._case(result)

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 other formats need it
        """Write the last suite, and the end of the document."""
        self._end_suite()
        self._cases.close()
        self._stream.write("</testsuites>\n")

    def _case(self, result: Result) -> None:
        line = None if isinstance(result, Unreadable) else result.payload.line
        self._write_case("payload" if line is None else f"line {line}", [*findings(result, self._lang)])

    def _write_case(self, name: str, found: list[Finding]) -> None:
        wrong = [each for each in found if each.severity != "warning"]
        kind = _ERROR if any(each.severity == "unreadable" for each in wrong) else _FAILURE
        self._counts["tests"] += 1
        self._counts[f"{kind}s"] += bool(wrong)
        warnings = [each for each in found if each not in wrong]
        said = "".join([*_lines(kind, wrong), *_lines("system-out", warnings)])
        head = f"<testcase classname={_quoted(self._file or '')} name={_quoted(name)}"
        self._cases.write(f"{head}>\n{said}</testcase>\n" if said else f"{head} />\n")

    def _end_suite(self) -> None:
        if self._file is None:
            return
        if self._plain:
            self._write_case(counted("valid-lines", self._plain, self._lang), [])
        counts = " ".join(f'{name}="{count}"' for name, count in self._counts.items())
        self._stream.write(f"<{_SUITE} name={_quoted(self._file)} {counts}>\n")
        self._cases.seek(0)
        for piece in iter(lambda: self._cases.read(_HELD), ""):
            self._stream.write(piece)
        self._stream.write(f"</{_SUITE}>\n")
        self._cases.close()
        self._cases, self._plain = _spool(), 0
        self._counts = dict.fromkeys(self._counts, 0)


def _spool() -> "SpooledTemporaryFile[str]":
    return SpooledTemporaryFile(max_size=_HELD, mode="w+", encoding="ascii")


def _lines(element: str, found: list[Finding]) -> Iterator[str]:
    """Yield an element with a line for each finding."""
    if not found:
        return
    attributes = (
        "" if element == "system-out" else f" message={_quoted(found[0].message)} type={_quoted(found[0].code)}"
    )
    yield f"<{element}{attributes}>"
    for each in found:
        place = ":".join(str(part) for part in (each.line, each.columns and each.columns[0]) if part)
        said = f"{place}{': ' if place else ''}{each.code}: {each.message} {each.hint}\n"
        yield _escaped(said)
    yield f"</{element}>\n"


def _quoted(text: str) -> str:
    return quoteattr(visible(file_name(text))).encode("ascii", "xmlcharrefreplace").decode("ascii")


def _escaped(text: str) -> str:
    replaced = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return replaced.encode("ascii", "xmlcharrefreplace").decode("ascii")
