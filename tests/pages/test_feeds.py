"""The releases as feeds and as an index."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from commerce_events._contract.folder import schemas_folder
from commerce_events.pages.feeds import FOLDER, feeds
from tests.pages.generated import SCHEMAS, copied
from tests.pages.odd import record_first, record_next

pytestmark = pytest.mark.slow

SITE = "https://shop.example"
ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMA: dict[str, Any] = json.loads(Path(schemas_folder(), "releases.schema.json").read_text("utf-8"))
DIFF: dict[str, Any] = json.loads(Path(schemas_folder(), "diff.schema.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    schemas = record_first(copied(tmp_path_factory.mktemp("feeds")))
    record_next(schemas)
    return feeds(schemas, "v1", SITE)


def atom(text: str) -> tuple[ET.Element, list[ET.Element]]:
    root = ET.fromstring(text)  # noqa: S314 - our own
    return root, root.findall(f"{ATOM}entry")


def test_the_index_has_each_release_and_what_it_changed(made: dict[str, str]) -> None:
    index = json.loads(made[FOLDER + "releases.json"])
    Draft202012Validator(SCHEMA).validate(index)
    assert index["newest"] == "1.2.0"
    assert [each["release"] for each in index["releases"]] == ["1.2.0", "1.1.0", "1.0.0"]
    assert [each.get("supersedes") for each in index["releases"]] == ["1.1.0", "1.0.0", None]
    assert index["releases"][1]["demands"] == "major"
    assert index["releases"][0]["url"] == f"{SITE}/schemas/v1.2.0/"
    gone = next(each for each in index["releases"][1]["changes"] if each["name"] == "EventStockAlertRequested")
    assert gone["senders"]["verdict"] == "breaking"
    assert gone["senders"]["reasons"][0]["payload"]["type"] == "EventStockAlertRequested"
    change = Draft202012Validator({**DIFF["$defs"]["Change"], "$defs": DIFF["$defs"]})
    for release in index["releases"]:
        for each in release.get("changes", ()):
            change.validate(each)
            assert each["demands"] != "none"


@pytest.mark.parametrize(
    ("lang", "name", "page", "gone"),
    [
        ("en", "feed", "", "`EventStockAlertRequested` is no longer an event type."),
        ("es", "feed.es", "es/", "`EventStockAlertRequested` ya no es un tipo de evento."),
    ],
)
def test_feeds_have_the_sections_of_the_page(made: dict[str, str], lang: str, name: str, page: str, gone: str) -> None:
    feed, (root, entries) = json.loads(made[f"{FOLDER}{name}.json"]), atom(made[f"{FOLDER}{name}.xml"])
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["language"], feed["feed_url"]) == (lang, f"{SITE}/schemas/{name}.json")
    assert feed["home_page_url"] == f"{SITE}/{page}changelog/"
    assert [item["title"] for item in feed["items"]] == ["1.2.0", "1.1.0", "1.0.0"]
    assert feed["items"][0]["id"] == f"{SITE}/{page}changelog/#120"
    assert gone in feed["items"][1]["content_text"]
    assert root.findtext(f"{ATOM}updated") == feed["items"][0]["date_published"]
    assert root.findtext(f"{ATOM}id") == f"{SITE}/schemas/{name}.xml"
    for entry, item in zip(entries, feed["items"], strict=True):
        # What RFC 4287 demands of an entry, beside the author of the feed.
        assert entry.findtext(f"{ATOM}id") == item["id"]
        assert entry.findtext(f"{ATOM}title") == item["title"]
        assert entry.findtext(f"{ATOM}updated") == item["date_published"]
        assert entry.findtext(f"{ATOM}content") == item["content_text"]


def test_what_has_no_date_is_not_released(tmp_path: Path) -> None:
    schemas = copied(tmp_path)
    record = schemas / "releases.json"
    document = json.loads(record.read_text("utf-8"))
    for each in document.values():
        each["date"] = None
    record.write_text(json.dumps(document), "utf-8")
    made = feeds(schemas, "v1", SITE)
    assert json.loads(made[FOLDER + "releases.json"]) == {
        "name": "commerce-events",
        "version": "v1",
        "newest": None,
        "releases": [],
    }
    assert json.loads(made[FOLDER + "feed.json"])["items"] == []
    assert atom(made[FOLDER + "feed.xml"])[1] == []


def test_the_feeds_of_this_release_can_be_made() -> None:
    assert {f"{FOLDER}feed.json", f"{FOLDER}feed.es.xml"} < feeds(SCHEMAS, "v1", SITE).keys()
