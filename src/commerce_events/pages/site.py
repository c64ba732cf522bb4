"""All generated pages of the documentation, in each language."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from commerce_events._contract.contract import read_contract
from commerce_events.conformance.suite import vectors_in
from commerce_events.pages.base_event import base_event
from commerce_events.pages.batch import BATCH_PAGE, batch
from commerce_events.pages.changelog import PAGE as CHANGELOG
from commerce_events.pages.changelog import changelog, states
from commerce_events.pages.codes import INDEX, code_pages, codes_index
from commerce_events.pages.coming_from import coming_from_pages
from commerce_events.pages.downloads import DOWNLOADS, downloads
from commerce_events.pages.events import CATALOGUE, catalogue, event_page, path_of
from commerce_events.pages.parameters import BASE_PAGE
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.traceability import TRACEABILITY, traceability
from commerce_events.pages.words import LANGUAGES


def pages(
    schemas: Path, published: Mapping[str, bytes], *, version: str = "v1", prefix: str = "schemas/v1/"
) -> dict[str, str]:
    """The pages as Markdown, by path: `events/EventSale.md` is English, `events/EventSale.es.md` Spanish.

    Args:
        schemas: The folder with the versions and the record of releases.
        published: The files of the version as they are published; `publish.edition.edition` makes them.
        version: The version of the contract.
        prefix: Where the published files stand: an address, or a folder of the site, seen from its root.

    Raises:
        ContractError: The schemas break the rules that they are written by, or name a statement that has no words.
    """
    contract = read_contract(str(schemas / version))
    vectors = vectors_in(str(schemas / version / "vectors"))
    released = states(schemas, version)
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        site = SiteContext(contract, lang, prefix, vectors)
        written = {**dict(_of_contract(site)), DOWNLOADS: downloads(site, published)}
        written[CHANGELOG] = changelog(site, released)
        found |= {_suffixed(path, lang): text for path, text in written.items()}
    return found


def own_pages(schemas: Path, published: Mapping[str, bytes], version: str, prefix: str) -> dict[str, str]:
    """The pages about what a version alone has: event types, base event, batch and downloads, as `pages` has them.

    Raises:
        ContractError: The schemas break the rules that they are written by.
    """
    contract, vectors = read_contract(str(schemas / version)), vectors_in(str(schemas / version / "vectors"))
    found: dict[str, str] = {}
    for lang in LANGUAGES:
        site = SiteContext(contract, lang, prefix, vectors)
        written = {**dict(_of_version(site)), DOWNLOADS: downloads(site, published)}
        found |= {_suffixed(path, lang): text for path, text in written.items()}
    return found


def _of_version(site: SiteContext) -> Iterator[tuple[str, str]]:
    yield CATALOGUE, catalogue(site)
    yield from ((path_of(kind), event_page(site, kind)) for kind in site.types)
    yield BASE_PAGE, base_event(site)
    yield BATCH_PAGE, batch(site)


def _of_contract(site: SiteContext) -> Iterator[tuple[str, str]]:
    yield from _of_version(site)
    yield INDEX, codes_index(site)
    yield from code_pages(site)
    yield from coming_from_pages(site)
    yield TRACEABILITY, traceability(site)


def _suffixed(path: str, lang: str) -> str:
    return path if lang == "en" else f"{path.removesuffix('.md')}.{lang}.md"
