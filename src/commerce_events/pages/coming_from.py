"""The pages for senders of other vocabularies: each name of theirs, and what it is here. The table of names has all."""

from collections.abc import Iterator, Mapping
from typing import Any

from commerce_events._contract.event_type import EventType
from commerce_events._explaining.advice import table as advice
from commerce_events.pages.answers import answered, sample
from commerce_events.pages.events import path_of
from commerce_events.pages.examples import Example, as_json, fullest
from commerce_events.pages.markdown import code, items, link, page, prose, table
from commerce_events.pages.site_context import SiteContext

_FOLDER = "coming-from"

#: By source, as the table names it: its page, where it has an event's name, and how it is called.
SOURCES: Mapping[str, tuple[str, str, str]] = {
    "GA4": ("ga4", "name", "Google Analytics 4 (GA4)"),
    "Segment": ("segment", "event", "Segment, RudderStack"),
    "Shopify": ("shopify", "name", "Shopify"),
    "WooCommerce": ("woocommerce", "type", "WooCommerce"),
}

_Row = Mapping[str, Any]


def coming_from_pages(site: SiteContext) -> Iterator[tuple[str, str]]:
    """The path and the page of each source."""
    for source, (file, _, _) in SOURCES.items():
        path = f"{_FOLDER}/{file}.md"
        yield path, _page(site, path, source)


def before(row: _Row, kind: EventType, member: str) -> dict[str, Any]:
    """An event as it is sent under the name of a row."""
    rest = {name: value for name, value in fullest(kind).items() if name != "type"}
    return {member: row["names"][0], **rest}


def _page(site: SiteContext, path: str, source: str) -> str:
    (_, member, name), kinds = SOURCES[source], {kind.name: kind for kind in site.types}
    rows = [row for row in advice("aliases")["types"] if row["from"] == source and row.get("type", "") in {"", *kinds}]
    parameters = [row for row in advice("aliases")["properties"] if row["from"] == source]
    return page(
        f"# {site.text('coming-from', 'title', name=name)}",
        site.text("coming-from", "intro", name=name),
        f"## {site.text('coming-from', 'events')}",
        table(_head(site), [[_names(row), _type(kinds.get(row.get("type"))), _note(site, row)] for row in rows]),
        site.text("coming-from", "each"),
        f"## {site.text('coming-from', 'parameters')}",
        table(_head(site), [[_names(row), _property(row), _note(site, row)] for row in parameters]),
        f"## {site.text('coming-from', 'examples')}",
        *(_example(site, path, row, kinds[row["type"]], member) for row in rows if "type" in row),
        f"## {site.text('event', 'more')}",
        items(
            [
                link(site.text("links", "types"), "../events/index.md"),
                link(site.text("links", "codes"), "../codes/index.md"),
                link(site.text("links", "sender"), "../start/sender.md"),
            ]
        ),
    )


def _head(site: SiteContext) -> list[str]:
    return [site.text("coming-from", part) for part in ("there", "here", "note")]


def _names(row: _Row) -> str:
    return ", ".join(map(code, row["names"]))


def _type(kind: EventType | None) -> str:
    return link(code(kind.name), f"../{path_of(kind)}") if kind else "–"


def _property(row: _Row) -> str:
    return "–" if row["fit"] == "none" else code(row["property"])


def _note(site: SiteContext, row: _Row) -> str:
    note = prose(row["note"][site.lang]) if "note" in row else "–"
    return site.text("coming-from", "if", note=note) if row["fit"] == "if" else f"{note[:1].upper()}{note[1:]}"


def _example(site: SiteContext, path: str, row: _Row, kind: EventType, member: str) -> str:
    bad = answered(site, path, Example(as_json(before(row, kind, member))))
    good = sample(site, Example(as_json(fullest(kind)))).to_markdown()
    heading = f"### {_names(row)} → {code(kind.name)}"
    return "\n\n".join([heading, bad, site.text("coming-from", "fixed"), good])
