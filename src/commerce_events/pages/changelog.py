"""The changelog of the contract: what each release means for those who send and those who receive."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from commerce_events.diff.compare import Change, Reason, compare, level
from commerce_events.diff.releases import FROZEN, recorded
from commerce_events.diff.rules import Rules
from commerce_events.diff.source import of_contract, read_rules
from commerce_events.pages.examples import as_json
from commerce_events.pages.markdown import code, fenced, page
from commerce_events.pages.site_context import SiteContext

_REASONS = ("event-type", "property", "required", "value", "default", "batch")

#: Where the page is, and beside the published files the index of all releases.
PAGE, RELEASES = "changelog.md", "releases.json"


def feed_name(ending: str, lang: str) -> str:
    """The name of a feed: `feed.json` is English, `feed.es.json` Spanish."""
    return f"feed.{ending}" if lang == "en" else f"feed.{lang}.{ending}"


def states(schemas: Path, version: str) -> list[Rules]:
    """The contract of each release that has a version, oldest first, named by its number."""
    known = recorded(str(schemas))
    # Before the first release, the number that is to become it.
    numbers = [each for each, record in known.items() if record.date] or [*known]
    files = {each: schemas / FROZEN / f"v{each}" / f"{version}.schema.json" for each in numbers}
    return [replace(read_rules(str(file), version), name=f"v{each}") for each, file in files.items() if file.exists()]


def changelog(site: SiteContext, released: list[Rules]) -> str:
    """Every release, the newest first; above them what is not released yet."""
    now = of_contract("", site.contract)
    return page(
        f"# {site.text('changelog', 'title')}",
        site.text("changelog", "intro"),
        site.text("changelog", "feeds", **{name: site.published(PAGE, f"../{file}") for name, file in _files(site)}),
        *_unreleased(site, released, now),
        *_later(site, released),
        *(f"## {_number(rules)}\n\n{contents_of(site, rules)}" for rules in released[:1]),
    )


def _unreleased(site: SiteContext, released: list[Rules], now: Rules) -> Iterator[str]:
    if released and level(changes := compare(released[-1], now)) != "none":
        yield f"## {site.text('changelog', 'unreleased')}"
        yield from changes_of(site, changes)


def _later(site: SiteContext, released: list[Rules]) -> Iterator[str]:
    for old, new in reversed([*pairwise(released)]):
        yield f"## {_number(new)}"
        yield from changes_of(site, compare(old, new))


def changes_of(site: SiteContext, changes: Sequence[Change]) -> Iterator[str]:
    """What changed, for either side, each with a payload that shows it; then whose words changed."""
    for side, reasons in (
        ("senders", [(change.name, reason) for change in changes for reason in change.senders]),
        ("receivers", [(change.name, reason) for change in changes for reason in change.receivers]),
    ):
        yield site.text("changelog", side, "changed" if reasons else "same")
        yield from (_reason(site, side, name, reason) for name, reason in reasons)
    if names := [_deprecated(change.name, each) for change in changes for each in change.deprecated]:
        yield site.text("changelog", "deprecated", names=", ".join(names))
    if worded := [change.name for change in changes if change.level == "patch"]:
        yield site.text("changelog", "words", types=", ".join(map(code, worded)))


def _deprecated(kind: str, name: str) -> str:
    return code(kind) if name == "type" else code(f"{kind}.{name}")


def _reason(site: SiteContext, side: str, concerned: str, reason: Reason) -> str:
    # What is released is within the portable set, where no other reasons occur.
    kind = reason.code if reason.code in _REASONS else "value"
    said = site.text("changelog", side, kind, type=code(concerned), name=code(reason.name))
    if reason.verdict == "unknown":
        return f"{said} {site.text('changelog', 'unknown')}"
    return said if isinstance(reason.payload, list) else f"{said}\n\n{fenced('json', as_json(reason.payload))}"


def contents_of(site: SiteContext, rules: Rules) -> str:
    """What a contract has, in words: the sizes of a batch, and its event types."""
    batch, count = rules.batch, len(rules.events)
    told = site.text("changelog", "first", least=batch.least, most=batch.most, count=count)
    return f"{told} {', '.join(map(code, rules.events))}."


def _files(site: SiteContext) -> Iterator[tuple[str, str]]:
    yield "index", RELEASES
    yield from ((ending, feed_name(ending, site.lang)) for ending in ("json", "xml"))


def _number(rules: Rules) -> str:
    return rules.name.removeprefix("v")
