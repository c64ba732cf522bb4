"""The releases of the contract as feeds for people (JSON Feed 1.1, Atom), and as an index for programs.

A number that has no date yet is not released, and in none of them.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from commerce_events._contract.contract import read_contract
from commerce_events.diff.answers import as_json
from commerce_events.diff.change import Change
from commerce_events.diff.compare import compare
from commerce_events.diff.releases import recorded
from commerce_events.diff.rules import Rules
from commerce_events.diff.told import Comparison
from commerce_events.pages.changelog import RELEASES, changes_of, contents_of, feed_name, states
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.words import LANGUAGES

#: Where they are on the site, beside the published files.
FOLDER = "schemas/"

_ATOM = "http://www.w3.org/2005/Atom"
#: When a feed without entries changed: Atom demands a time.
_NEVER = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Release:
    """A release.

    Attributes:
        number: Its number, such as `1.1.0`.
        date: Its day, as `2026-07-31`.
        rules: The contract.
        before: The contract of the release before; None for the first.
        changes: What changed since.
    """

    number: str
    date: str
    rules: Rules
    before: Rules | None
    changes: Sequence[Change]


def feeds(schemas: Path, version: str, home: str) -> dict[str, str]:
    """The feeds in each language of the site, and the index, by their path on the site.

    Args:
        schemas: The folder with the versions and the record of releases.
        version: The version of the contract.
        home: The address of the site, without a slash at its end.

    Raises:
        ContractError: A release can't be read.
    """
    releases = [*_releases(schemas, version)]
    contract = read_contract(str(schemas / version))
    found = {FOLDER + RELEASES: _index(releases, version, home)}
    for lang in LANGUAGES:
        site = SiteContext(contract, lang, f"{home}/{FOLDER}{version}/", {})
        for ending, made in (("json", _json_feed), ("xml", _atom)):
            name = FOLDER + feed_name(ending, lang)
            found[name] = made(releases, site, home, f"{home}/{name}")
    return found


def _releases(schemas: Path, version: str) -> Iterator[Release]:
    """Yield the releases, the newest first."""
    known = recorded(str(schemas))
    dated = [(rules, date) for rules in states(schemas, version) if (date := known[_number(rules)].date)]
    pairs = [(None, dated[0]), *((before[0], now) for before, now in pairwise(dated))] if dated else []
    for before, (rules, date) in reversed(pairs):
        yield Release(_number(rules), date, rules, before, compare(before, rules) if before else ())


def _number(rules: Rules) -> str:
    return rules.name.removeprefix("v")


def _index(releases: Sequence[Release], version: str, home: str) -> str:
    """What `schemas/releases.schema.json` describes: of each release what it changed, as `diff` has it."""
    members = {
        "name": "commerce-events",
        "version": version,
        "newest": releases[0].number if releases else None,
        "releases": [*map(_indexed, releases, [home] * len(releases))],
    }
    return f"{json.dumps(members, indent=2)}\n"


def _indexed(release: Release, home: str) -> dict[str, Any]:
    found = {"release": release.number, "date": release.date, "url": f"{home}/{FOLDER}v{release.number}/"}
    if release.before is None:
        return found
    difference = json.loads(as_json(Comparison(release.before, release.rules, release.changes), "en"))
    changes = [change for change in difference["changes"] if change["demands"] != "none"]
    return found | {"supersedes": _number(release.before), "demands": difference["demands"], "changes": changes}


def _text(site: SiteContext, release: Release) -> str:
    """What a release means, as Markdown."""
    if release.before is None:
        return contents_of(site, release.rules)
    return "\n\n".join(changes_of(site, release.changes))


def _page(site: SiteContext, home: str) -> str:
    return f"{home}/changelog/" if site.lang == "en" else f"{home}/{site.lang}/changelog/"


def _address(site: SiteContext, home: str, release: Release) -> str:
    """Where the page has a release: its heading, without the dots."""
    return f"{_page(site, home)}#{release.number.replace('.', '')}"


def _json_feed(releases: Sequence[Release], site: SiteContext, home: str, own: str) -> str:
    members = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.text("changelog", "title"),
        "home_page_url": _page(site, home),
        "feed_url": own,
        "language": site.lang,
        "items": [
            {
                "id": _address(site, home, release),
                "url": _address(site, home, release),
                "title": release.number,
                "content_text": _text(site, release),
                "date_published": f"{release.date}T00:00:00Z",
            }
            for release in releases
        ],
    }
    return f"{json.dumps(members, indent=2, ensure_ascii=False)}\n"


def _atom(releases: Sequence[Release], site: SiteContext, home: str, own: str) -> str:
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": site.lang})
    _add(feed, "title", site.text("changelog", "title"))
    _add(feed, "id", own)
    _add(feed, "link", rel="self", type="application/atom+xml", href=own)
    _add(feed, "link", rel="alternate", type="text/html", href=_page(site, home))
    _add(feed, "updated", f"{releases[0].date if releases else _NEVER}T00:00:00Z")
    _add(_add(feed, "author"), "name", "commerce-events")
    for release in releases:
        entry = _add(feed, "entry")
        _add(entry, "title", release.number)
        _add(entry, "id", _address(site, home, release))
        _add(entry, "link", rel="alternate", type="text/html", href=_address(site, home, release))
        _add(entry, "updated", f"{release.date}T00:00:00Z")
        _add(entry, "content", _text(site, release), type="text")
    ET.indent(feed)
    return f"{ET.tostring(feed, encoding='unicode', xml_declaration=False)}\n"


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    found = ET.SubElement(parent, name, attributes)
    found.text = text
    return found
