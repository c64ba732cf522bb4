"""Results → their sum: counts, a line of words, an exit status."""

from collections.abc import Iterator
from dataclasses import dataclass

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events.inputs.files import Unreadable
from commerce_events.reports.paint import Paint
from commerce_events.reports.result import Plain, Result
from commerce_events.reports.verdicts import Refused, verdicts
from commerce_events.reports.words import cli_words, counted

#: The exit status if every payload is valid, if one is not, and if something kept the tool from telling.
ALL_VALID, SOME_INVALID, COULD_NOT_RUN = 0, 1, 2


@dataclass(slots=True)
class Summary:
    """What the results so far add up to. Without `writes`, what is fixed in them was not written.

    Payloads are those that could be read; failing are those of them that are not as they have to be. Errors and
    warnings are those listed, of which `more` says that they are not all. A file's results are one after the other.
    """

    writes: bool = True
    payloads: int = 0
    events: int = 0
    valid: int = 0
    invalid: int = 0
    warnings: int = 0
    not_read: int = 0
    failing: int = 0
    as_expected: int = 0
    fixed: int = 0
    files_fixed: int = 0
    accepted: int = 0
    errors: int = 0
    more: bool = False
    files: int = 0
    files_with_findings: int = 0
    _file: str | None = None
    _file_with_findings: str | None = None
    _file_fixed: str | None = None

    def count(self, result: Result | Plain) -> None:
        """Add a result, or many that say nothing else than that they are valid."""
        if isinstance(result, Unreadable):
            self.not_read += 1
            return
        if isinstance(result, Plain):
            self._count_plain(result)
            return
        report = result.report
        findings = len(report.violations) + len(report.warnings) + bool(result.unmet)
        self._count_file(result.payload.file, with_findings=findings > 0)
        self.payloads += 1
        self.events += len(report.events)
        self.accepted += sum(event.valid for event in report.events)
        self.valid += report.valid
        self.invalid += not report.valid
        self.failing += not result.passes
        self.fixed += result.fixed
        self.files_fixed += result.fixed > 0 and result.payload.file != self._file_fixed
        self._file_fixed = result.payload.file if result.fixed else self._file_fixed
        self.as_expected += result.passes and not report.valid
        self.errors += len(report.violations) + bool(result.unmet)
        self.warnings += len(report.warnings)
        self.more |= report.truncated

    def _count_plain(self, plain: Plain) -> None:
        if plain.count:
            self._count_file(plain.file, with_findings=False)
        self.payloads += plain.count
        self.events += plain.count
        self.accepted += plain.count
        self.valid += plain.count

    def _count_file(self, file: str, *, with_findings: bool) -> None:
        if file != self._file:
            self._file = file
            self.files += 1
        if with_findings and file != self._file_with_findings:
            self._file_with_findings = file
            self.files_with_findings += 1

    def status(self, *, strict: bool) -> int:
        """The exit status; `strict` has warnings count as if they made a payload invalid."""
        if self.not_read:
            return COULD_NOT_RUN
        return (
            SOME_INVALID
            if self.failing or (self.fixed and not self.writes) or (strict and self.warnings)
            else ALL_VALID
        )

    def line(self, lang: Language, paint: Paint, batch: Refused | None = None) -> str:
        """The sum in words, such as `Found 2 errors in 1 file`, then `3 events: 1 accepted, 2 refused (0, 2)`.

        The batch is the one payload, if it is that.
        """
        sentences = [*self._fixed(lang, paint), self._found(lang, paint)]
        if self.events:
            indices = batch.indices if batch else ""
            sentences.append(verdicts(self.accepted, self.events - self.accepted, lang, paint, indices))
        if self.as_expected:
            sentences.append(paint(counted("as-expected", self.as_expected, lang), "accepted"))
        if self.not_read:
            sentences.append(paint(counted("not-read", self.not_read, lang), "error"))
        return " ".join(sentences)

    def _fixed(self, lang: Language, paint: Paint) -> Iterator[str]:
        if self.fixed:
            params = {"found": counted("errors", self.fixed, lang), "files": counted("files", self.files_fixed, lang)}
            yield paint(phrase(cli_words(lang)["fixed" if self.writes else "fixable"], params, lang), "accepted")

    def _found(self, lang: Language, paint: Paint) -> str:
        """What was found, and in how many files."""
        words = cli_words(lang)["found"]
        if not self.files:
            return phrase(words["nothing"], {}, lang)
        counts = (("errors", self.errors, "error"), ("warnings", self.warnings, "warning"))
        found = [paint(counted(what, count, lang), style) for what, count, style in counts if count]
        params = {"found": words["and"].join(found), "files": counted("files", self.files, lang)}
        if not found:
            return phrase(words["none"], params, lang)
        case = "at-least" if self.more else "some"
        part = "all" if self.files_with_findings == self.files else "part"
        return phrase(words[case][part], {**params, "some": self.files_with_findings}, lang)

    def to_dict(self) -> dict[str, int]:
        """The counts as JSON."""
        return {
            "payloads": self.payloads,
            "events": self.events,
            "valid": self.valid,
            "invalid": self.invalid,
            "invalidAsExpected": self.as_expected,
            "warnings": self.warnings,
            "notRead": self.not_read,
        }
