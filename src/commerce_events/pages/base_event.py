"""The page of the base event: what every event has, and how its values are written."""

import json

from commerce_events._contract.folder import BASE
from commerce_events.pages.examples import as_json
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.parameters import BASE_PAGE, parameters
from commerce_events.pages.site_context import SiteContext

#: Timestamps that are accepted, and such as are often sent and refused.
_GOOD = ("2025-11-18T07:21:16.527Z", "2025-11-18T08:21:16.527+01:00", "2025-11-15T15:53:15+00:00")
_BAD = (
    "2025-11-18T07:21:16",
    "2025-11-18 07:21:16Z",
    "2025-11-18",
    "2025-11-18T07:21:16+0000",
    "2025-11-18T07:21Z",
    "2025-02-30T07:21:16Z",
    "2025-11-18t07:21:16z",
)


def base_event(site: SiteContext) -> str:
    """The base event."""
    return page(
        f"# {prose(site.stated(BASE, '/title'))}",
        prose(site.stated(BASE, "/description")),
        f"## {site.text('event', 'parameters')}",
        parameters(site, BASE_PAGE, site.base.properties),
        f"## {site.text('event', 'example')}",
        fenced("json", as_json(site.base.examples[-1])),
        "## `timestamp`",
        site.text("base", "timestamp"),
        table([site.text("base", "accepted")], [[code(each)] for each in _GOOD]),
        table([site.text("base", name) for name in ("refused", "reason", "mend")], _refused(site)),
        f"## {site.text('base', 'codes-title')}",
        site.text("base", "codes"),
        "## `metadata`",
        site.text("base", "metadata"),
        f"## {site.text('event', 'more')}",
        items(
            [
                link(site.text("links", "types"), "index.md"),
                link(site.text("links", "batch"), "batch.md"),
                link(site.text("links", "schema"), site.published(BASE_PAGE, BASE)),
            ]
        ),
    )


def _refused(site: SiteContext) -> list[list[str]]:
    rows = []
    for each in _BAD:
        event = dict(site.base.examples[-1]) | {"timestamp": each}
        (found,) = site.check(json.dumps(event).encode()).violations
        rows.append([code(each), prose(found.message(site.lang)), prose(found.hint(site.lang))])
    return rows
