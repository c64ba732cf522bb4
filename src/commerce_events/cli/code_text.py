"""Write what there is to say of a code as text for people."""

from collections.abc import Iterable, Iterator

from rich.text import Text

from commerce_events.cli.reference import reference
from commerce_events.cli.wrapped import console, width_of, wrapped
from commerce_events.pages.answers import Answer, Rows
from commerce_events.pages.code_entry import GROUPS, CodeEntry, entries
from commerce_events.pages.markdown import code
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.variants import Variant
from commerce_events.reports.pages_address import page_address

_EDGE = "  "


def write_list(site: SiteContext) -> None:
    """Write all codes, by where they come from."""
    to = console()
    to.print(Text("\n").join(_list(site, width_of(to))))


def write_entry(entry: CodeEntry) -> None:
    """Write all that there is to say of a code."""
    to = console()
    to.print(Text("\n").join(_entry(entry, width_of(to))))


def _list(site: SiteContext, width: int | None) -> Iterator[Text]:
    groups = {group: tuple(entries(site, group)) for group in GROUPS}
    longest = max(len(entry.name) for group in groups.values() for entry in group)
    for number, (group, known) in enumerate(groups.items()):
        yield _heading(site.text("code-list", group, "title"), after=number > 0)
        for entry in known:
            line = wrapped(entry.meaning, f"{_EDGE}{entry.name:{longest}}{_EDGE}", width)
            line.stylize("bold", 0, len(_EDGE + entry.name))
            yield line


def _entry(entry: CodeEntry, width: int | None) -> Iterator[Text]:
    text = entry.site.text
    yield Text.assemble((entry.name, "bold"), f": {entry.title}")
    yield wrapped(entry.summary, "", width)
    yield from _samples(entry, width)
    if entry.excuse:
        yield wrapped(entry.excuse, "", width)
    yield _heading(text("code", "mend"))
    yield wrapped(entry.how_to_fix(reference(entry.site)), "", width)
    if variants := list(entry.variants()):
        yield _heading(text("code", "variants"))
        yield wrapped(text("code", "variants-intro"), "", width)
        yield from _blocks((_with_example(entry, variant) for variant in variants), width)
    if lines := [*entry.keyword_lines(), *map(code, entry.places)]:
        yield _heading(text("code", "stated"))
        yield from (wrapped(line, _EDGE, width) for line in lines)
    if address := page_address(f"codes/{entry.name}.md", entry.site.lang):
        yield _heading(text("event", "more"))
        yield Text(_EDGE + address)


def _samples(entry: CodeEntry, width: int | None) -> Iterator[Text]:
    for heading, sample, answers in entry.samples():
        yield _heading(heading)
        yield Text(sample.text)
        if sample.note:
            yield wrapped(sample.note, "", width)
        yield from _blocks(map(_rows, answers), width)


def _with_example(entry: CodeEntry, variant: Variant) -> Rows:
    first = (entry.site.text("code", "example"), variant.example)
    return (first, *variant.rows) if variant.example else variant.rows


def _rows(answer: Answer) -> Rows:
    return ((answer.label, code(answer.code)), *answer.rows) if answer.label else answer.rows


def _blocks(blocks: Iterable[Rows], width: int | None) -> Iterator[Text]:
    """Rows of labels and texts, each block behind an empty line."""
    for rows in blocks:
        yield Text()
        for label, text in rows:
            line = wrapped(text, f"{_EDGE}{label}: ", width)
            line.stylize("cyan", len(_EDGE), len(_EDGE + label))
            yield line


def _heading(text: str, *, after: bool = True) -> Text:
    return Text(f"\n{text}" if after else text, "bold")
