"""Tell what there is to say of a code as JSON."""

from typing import Any

from commerce_events.cli.reference import reference
from commerce_events.pages.answers import violations
from commerce_events.pages.code_entry import GROUPS, CodeEntry, entries
from commerce_events.pages.examples import Commands
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.variants import texts_by_reason
from commerce_events.reports.pages_address import page_address


def listed(site: SiteContext) -> dict[str, Any]:
    """All codes, by where they come from."""
    return {"codes": [_named(entry) for group in GROUPS for entry in entries(site, group)]}


def explained(entry: CodeEntry) -> dict[str, Any]:
    """All that there is to say of a code."""
    address = page_address(f"codes/{entry.name}.md", entry.site.lang)
    return {
        **_named(entry),
        "howToFix": entry.how_to_fix(reference(entry.site)),
        "messages": _by_reason(entry, "message"),
        "hints": _by_reason(entry, "hint"),
        **_examples(entry),
        "keywords": entry.keywords,
        "schemaLocations": entry.places,
        **({"page": address} if address else {}),
    }


def _named(entry: CodeEntry) -> dict[str, str]:
    return {"code": entry.name, "group": entry.group, "title": entry.title, "meaning": entry.meaning}


def _by_reason(entry: CodeEntry, part: str) -> list[dict[str, str]]:
    """All that a part may say; it has a `reason` where that decides."""
    texts = texts_by_reason(entry.site.lang, entry.name, part)
    return [{**({"reason": reason} if reason else {}), "text": text} for reason, text in texts.items()]


def _examples(entry: CodeEntry) -> dict[str, Any]:
    """What gets the code, with the answer, and what does not; nothing if there is no example."""
    example = entry.example
    if example is None:
        return {}
    answers: list[Any]
    if isinstance(example, Commands):
        said = entry.said(example)
        answers = [{"code": entry.name, "error": said["message"], "hint": said["hint"]}]
        bad, good = _pair("command", example.bad, example.good)
    else:
        answers = [each.to_dict(entry.site.lang) for each in violations(entry.site, example.bad)]
        bad, good = _pair("payload", example.bad.to_dict(), example.good.to_dict())
    return {"examples": {"bad": {**bad, "answers": answers}, "good": good}}


def _pair(name: str, bad: Any, good: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    return {name: bad}, {name: good}
