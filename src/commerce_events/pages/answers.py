"""A body and the real answer to it, as they stand on a page."""

from commerce_events.pages.examples import Example
from commerce_events.pages.markdown import code, fenced, items, prose
from commerce_events.pages.site_context import SiteContext
from commerce_events.report import Violation


def answered(site: SiteContext, page: str, example: Example) -> str:
    """A body, and what `check` answers to it."""
    report = site.check(example.body)
    told = [answer(site, page, one) for one in (*report.violations, *report.warnings)]
    return "\n\n".join([shown(site, example), *told])


def shown(site: SiteContext, example: Example) -> str:
    """A body as a block of code; of a long one what repeats itself is told in a sentence."""
    if example.raw:
        return "\n\n".join([fenced("text", example.excerpt), site.text("answer", "bytes")])
    if not example.times:
        return fenced("json" if example.before.strip() else "text", example.before)
    told = site.text(
        "answer", "repeated", times=site.number(example.times), text=code(" ".join(example.repeated.split()))
    )
    return "\n\n".join([fenced("text", f"{example.before}…{example.after}"), told])


def answer(site: SiteContext, page: str, found: Violation) -> str:
    """One violation, or one warning, as a list."""
    return items(
        [
            f"{site.text('answer', found.severity)}: {site.code_link(page, found.code)}",
            f"{site.text('answer', 'place')}: {_place(site, found)}",
            f"{site.text('answer', 'message')}: {prose(found.message(site.lang))}",
            f"{site.text('answer', 'hint')}: {prose(found.hint(site.lang))}",
        ]
    )


def _place(site: SiteContext, found: Violation) -> str:
    if found.line is None:
        return site.text("answer", "whole")
    where = site.text("answer", "line-and-column", line=found.line, column=found.column)
    return f"{where}, {code(found.instance_location)}" if found.instance_location else where
