"""The pages of the event types, and the catalogue that leads to them."""

from commerce_events._contract.contract import BATCH
from commerce_events._contract.event_type import EventType
from commerce_events._contract.folder import BASE
from commerce_events.pages.answers import answered
from commerce_events.pages.examples import Example, as_json, fullest
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.mistakes import mistakes
from commerce_events.pages.parameters import parameters
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.snippets import snippets

CATALOGUE = "events/index.md"


def path_of(kind: EventType) -> str:
    """The page of an event type."""
    return f"events/{kind.name}.md"


def event_page(site: SiteContext, kind: EventType) -> str:
    """What it is, what it may have, how it is sent, what goes wrong."""
    here = path_of(kind)
    return page(
        f"# {code(kind.name)}",
        f"**{prose(kind.title(site.lang))}.** {prose(kind.description(site.lang))}",
        site.deprecated(kind),
        f"## {site.text('event', 'parameters')}",
        parameters(site, here, kind.properties),
        site.text("event", "nothing-else"),
        f"## {site.text('event', 'example')}",
        *(f"### {name}\n\n{fenced(mark, text)}" for name, mark, text in snippets(site, fullest(kind))),
        f"## {site.text('event', 'mistakes')}",
        site.text("event", "mistakes-intro"),
        *(_mistake(site, kind, *each) for each in mistakes(site, kind)),
        f"## {site.text('event', 'more')}",
        items(_links(site, kind)),
    )


def _mistake(site: SiteContext, kind: EventType, name: str, concerned: str, event: dict[str, object]) -> str:
    heading = site.text("mistakes", name, name=code(concerned))
    return f"### {heading}\n\n{answered(site, path_of(kind), Example(as_json(event)))}"


def _links(site: SiteContext, kind: EventType) -> list[str]:
    schema = f"events/{kind.name}.schema.json"
    return [
        link(site.text("links", "playground"), f"../playground.md#example={kind.name}"),
        link(site.text("links", "start"), "../start/sender.md"),
        link(site.text("links", "base"), "base-event.md"),
        link(site.text("links", "batch"), "batch.md"),
        link(site.text("links", "codes"), "../codes/index.md"),
        link(site.text("links", "schema"), site.published(path_of(kind), schema)),
    ]


def catalogue(site: SiteContext) -> str:
    """All event types in one table."""
    head = [site.text("catalogue", name) for name in ("type", "parameters", "when")]
    rows = [[_type(site, kind), _own(site, kind), prose(kind.description(site.lang))] for kind in site.types]
    required, optional = (_names(site, required=required) for required in (True, False))
    return page(
        f"# {site.text('catalogue', 'title')}",
        site.text("catalogue", "intro", count=len(site.types)),
        table(head, rows),
        site.text("catalogue", "legend", required=required, optional=optional),
        f"## {site.text('catalogue', 'rest')}",
        items(_rest(site)),
    )


def _type(site: SiteContext, kind: EventType) -> str:
    """A link to the page of a type, and whether the type is deprecated."""
    linked = link(code(kind.name), f"{kind.name}.md")
    return f"{linked} ({site.text('catalogue', 'deprecated')})" if kind.deprecated else linked


def _own(site: SiteContext, kind: EventType) -> str:
    return ", ".join(code(one.name) + (r"\*" if one.required else "") for one in site.own(kind)) or "–"


def _names(site: SiteContext, *, required: bool) -> str:
    *most, last = (code(one.name) for one in site.base.properties if one.required is required)
    return site.text("catalogue", "and").join([", ".join(most), last] if most else [last])


def _rest(site: SiteContext) -> list[str]:
    """What there is beside the types: the base event and the batch."""
    least, most = site.batch_limit("minItems"), site.batch_limit("maxItems")
    base, batch = (prose(site.stated(file, "/title")) for file in (BASE, BATCH))
    return [
        f"{link(base, 'base-event.md')}: {site.text('catalogue', 'base')}",
        f"{link(batch, 'batch.md')}: {site.text('catalogue', 'batch', least=least, most=most)}",
    ]
