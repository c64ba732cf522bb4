"""Check what was loaded, one payload after the other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commerce_events import _validate
from commerce_events._json_types import Language
from commerce_events.cli.fixer import Fixer
from commerce_events.cli.outputs import Outputs
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.inputs.payloads import InputFormat
from commerce_events.report import Report
from commerce_events.reports.result import Checked, Plain, Result, is_silent
from commerce_events.validator import MAX_VIOLATIONS, UnknownPolicy


@dataclass(frozen=True, slots=True)
class Options:
    """The options of `check`, as named on the command line."""

    lang: Language
    api_version: str
    form: str | None
    outputs: Outputs
    input_format: InputFormat
    unknown: UnknownPolicy
    max_violations: int
    max_bytes: int
    jobs: int
    strict: bool
    fix: bool
    diff: bool
    quiet: bool
    show_values: bool
    exclude: tuple[str, ...]
    expect_invalid: tuple[str, ...]

    @property
    def wants_fixes(self) -> bool:
        """Whether a format says how a violation is fixed."""
        return "json" in (self.form, *self.outputs)


def results(found: Iterable[Payload | Lines | Unreadable], chosen: Options) -> Iterator[Result | Plain]:
    """Yield what comes of each payload, in the order in which they come."""
    fixer = _fixer(chosen) if chosen.fix or chosen.diff else None
    for loaded in found:
        if fixer:
            yield from fixer.end_before(loaded.file)
        if isinstance(loaded, Unreadable):
            yield loaded
        elif isinstance(loaded, Lines):
            yield from _of_lines(loaded, chosen, fixer)
        else:
            yield _of_one(loaded, chosen, fixer)
    if fixer:
        yield from fixer.end_before(None)


def _fixer(chosen: Options) -> Fixer:
    def check(body: bytes) -> Report:
        return _validate.check(body, version=chosen.api_version, unknown=chosen.unknown, max_bytes=chosen.max_bytes)

    return Fixer(check, chosen.max_bytes, writes=chosen.fix, shows=chosen.diff)


def _of_lines(lines: Lines, chosen: Options, fixer: Fixer | None) -> Iterator[Checked | Plain]:
    """Yield the results of lines: one for each run of lines that there is nothing to say about."""
    validator = _validate.default(chosen.api_version)
    everyone = range(len(lines.bodies))
    at = 0
    for index in everyone if lines.expected else validator._odd_lines(lines.bodies, chosen.max_bytes):  # noqa: SLF001 no user needs it
        yield Plain(index - at, lines.file)
        result = _of_one(lines.payload(index), chosen, fixer)
        is_plain = is_silent(result) and result.report.valid and len(result.report.events) == 1 and not result.fixed
        yield Plain(1, lines.file) if is_plain else result
        at = index + 1
    yield Plain(len(lines.bodies) - at, lines.file)


def _of_one(payload: Payload, chosen: Options, fixer: Fixer | None) -> Checked:
    fixed = 0
    if fixer:
        payload, fixed = fixer.fixed(payload)
    return Checked.of(payload, _report(payload, chosen), fixed)


def _report(payload: Payload, chosen: Options) -> Report:
    if chosen.quiet and not chosen.strict and not payload.expected:  # nobody learns more than the verdict
        validator = _validate.default(chosen.api_version)
        return validator._verdicts(payload.body, chosen.unknown, chosen.max_bytes)  # noqa: SLF001 no user needs it
    return _validate.check(
        payload.body,
        version=chosen.api_version,
        unknown=chosen.unknown,
        max_bytes=chosen.max_bytes,
        max_violations=max(chosen.max_violations, MAX_VIOLATIONS if payload.expected else 1),
        show_values=chosen.show_values,
    )
