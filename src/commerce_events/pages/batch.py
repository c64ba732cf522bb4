"""The page of the batch: its limits, its timestamps, the verdict on each event, what goes wrong."""

from typing import Any

from commerce_events._contract.contract import BATCH
from commerce_events.pages.answers import answered
from commerce_events.pages.examples import Example, as_json, pairs
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.site_context import SiteContext
from commerce_events.validator import MAX_BYTES

BATCH_PAGE = "events/batch.md"


def batch(site: SiteContext) -> str:
    """The batch."""
    (events,) = site.contract.documents[BATCH]["examples"]
    return page(
        f"# {prose(site.stated(BATCH, '/title'))}",
        prose(site.stated(BATCH, "/description")),
        f"## {site.text('batch', 'limits-title')}",
        items(_limits(site)),
        f"## {site.text('event', 'example')}",
        fenced("json", as_json(events)),
        f"## {site.text('batch', 'timestamps-title')}",
        site.text("batch", "timestamps"),
        f"## {site.text('batch', 'verdicts-title')}",
        site.text("batch", "verdicts"),
        _verdicts(site, events),
        f"## {site.text('event', 'mistakes')}",
        *(f"### {site.text('batch', name)}\n\n{answered(site, BATCH_PAGE, bad)}" for name, bad in _mistakes(events)),
        f"## {site.text('event', 'more')}",
        items(
            [
                link(site.text("links", "playground"), "../playground.md#example=batch"),
                link(site.text("links", "types"), "index.md"),
                link(site.text("links", "base"), "base-event.md"),
                link(site.text("links", "codes"), "../codes/index.md"),
                link(site.text("links", "schema"), site.published(BATCH_PAGE, BATCH)),
            ]
        ),
    )


def _limits(site: SiteContext) -> list[str]:
    least, most = site.batch_limit("minItems"), site.batch_limit("maxItems")
    return [
        site.text("batch", "events", least=least, most=most),
        site.text("batch", "bytes", bytes=site.number(MAX_BYTES)),
        site.text("batch", "nesting"),
    ]


def _verdicts(site: SiteContext, events: list[dict[str, Any]]) -> str:
    """A batch of which one event is wrong, and the verdict on each."""
    wrong = {name: value for name, value in events[-1].items() if name != "customerCode"}
    bad = Example(as_json([*events[:-1], wrong]))
    verdicts = site.check(bad.body).events
    rows = [
        [str(one.index), code(str(one.type)), site.text("batch", "valid" if one.valid else "invalid")]
        for one in verdicts
    ]
    head = [site.text("batch", name) for name in ("event", "type", "verdict")]
    return "\n\n".join([answered(site, BATCH_PAGE, bad), table(head, rows)])


def _mistakes(events: list[dict[str, Any]]) -> list[tuple[str, Example]]:
    known = pairs()
    return [
        ("empty", known["empty-batch"].bad),
        ("too-many", known["too-many-events"].bad),
        ("nested", Example(as_json([events]))),
        ("no-timestamp", known["timestamp-missing"].bad),
    ]
