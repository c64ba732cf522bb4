"""The page of the base event: what every event has, and how its values are written."""

import json
from collections.abc import Iterator

from commerce_events._contract.folder import BASE
from commerce_events._explaining.advice import table as table_of_advice
from commerce_events._messages import phrase
from commerce_events.pages.examples import as_json
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.parameters import BASE_PAGE, parameters
from commerce_events.pages.site_context import SiteContext

#: Timestamps that are accepted.
_GOOD = ("2025-11-18T07:21:16.527Z", "2025-11-18T08:21:16.527+01:00", "2025-11-15T15:53:15+00:00")


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
        site.text("base", "refused-intro"),
        table([site.text("base", name) for name in ("refused", "reason", "mend")], [*_refused(site)]),
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


def _refused(site: SiteContext) -> Iterator[list[str]]:
    """Yield what is often sent in the place of a timestamp: why it is refused, and the same moment or what to do."""
    advice, lang = table_of_advice("timestamps"), site.lang
    examples = [example for row in (*advice["forms"], *advice["objects"]) for example in row["examples"]]
    for example in (*examples, *advice["others"]):
        value, fixed = json.dumps(example["value"]), example.get("fixed")
        event = dict(site.base.examples[-1]) | {"timestamp": example["value"]}
        (found,) = site.check(json.dumps(event).encode()).violations
        why = phrase("{reasons:faults}", found.params, lang) if "reasons" in found.params else found.message(lang)
        yield [code(value), prose(why), code(json.dumps(fixed)) if fixed else prose(found.hint(lang))]
