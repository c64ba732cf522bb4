"""A body and the real answer to it, as they are shown on a page and by the command."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from commerce_events.pages.examples import Example
from commerce_events.pages.markdown import code, fenced, items, prose
from commerce_events.pages.site_context import SiteContext
from commerce_events.report import Violation

#: Labels, each with its text, in which nothing but backticks is markup.
Rows = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """An example as readers see it.

    Attributes:
        language: What it is written in: `json`, `text` or `sh`.
        text: The example, shortened where it is long.
        note: A sentence on what the text leaves out; nothing if it is complete.
    """

    language: str
    text: str
    note: str = ""

    def to_markdown(self) -> str:
        """The example as a block of code, and the note."""
        return "\n\n".join(part for part in (fenced(self.language, self.text), self.note) if part)


@dataclass(frozen=True, slots=True)
class Answer:
    """What is answered to an example.

    Attributes:
        code: The code of the answer.
        label: What the code is, an error or a warning; nothing if the answer has no place.
        rows: The rest, such as the message and the hint.
    """

    code: str
    label: str
    rows: Rows

    def to_markdown(self, site: SiteContext, page: str) -> str:
        """The answer as a list."""
        first = [f"{self.label}: {site.code_link(page, self.code)}"] if self.label else []
        return items([*first, *(f"{label}: {prose(text)}" for label, text in self.rows)])


def answered(site: SiteContext, page: str, example: Example) -> str:
    """A body, and what `check` answers to it."""
    answers = answers_of(site, violations(site, example))
    return "\n\n".join([sample(site, example).to_markdown(), *(each.to_markdown(site, page) for each in answers)])


def violations(site: SiteContext, example: Example) -> tuple[Violation, ...]:
    """The violations and the warnings of a body."""
    report = site.check(example.body)
    return (*report.violations, *report.warnings)


def sample(site: SiteContext, example: Example) -> Sample:
    """A body as readers see it; of a long one what repeats itself is told in a sentence."""
    if example.raw:
        return Sample("text", example.excerpt, site.text("answer", "bytes"))
    if not example.times:
        return Sample("json" if example.before.strip() else "text", example.before)
    note = site.text(
        "answer", "repeated", times=site.number(example.times), text=code(" ".join(example.repeated.split()))
    )
    return Sample("text", f"{example.before}…{example.after}", note)


def answers_of(site: SiteContext, found: Iterable[Violation]) -> Iterator[Answer]:
    """Violations or warnings as answers."""
    for each in found:
        rows = labelled(site, place=_place(site, each), message=each.message(site.lang), hint=each.hint(site.lang))
        yield Answer(each.code, site.text("answer", each.severity), rows)


def labelled(site: SiteContext, **texts: str) -> Rows:
    """Texts with their labels in the language of the site."""
    return tuple((site.text("answer", name), text) for name, text in texts.items())


def _place(site: SiteContext, found: Violation) -> str:
    if found.line is None:
        return site.text("answer", "whole")
    where = site.text("answer", "line-and-column", line=found.line, column=found.column)
    return f"{where}, {code(found.instance_location)}" if found.instance_location else where
