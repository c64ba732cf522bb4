"""The address of the site is that of the package's metadata; `check` links to it on a terminal alone."""

import importlib.metadata
import re
from email.message import Message
from pathlib import Path

import pytest

from commerce_events._json_types import Language
from commerce_events.reports import pages_address
from commerce_events.reports.pages_address import page_address, site_address
from tests.cli.conftest import PLAIN, at_a_terminal, process, without_colour

SITE = "https://shop.test/events"
WITH_SITE = f"import commerce_events.reports.pages_address as pages; pages.site_address = lambda: {SITE!r}"


@pytest.mark.parametrize(
    ("urls", "address"),
    [
        ([], ""),
        (["Source, https://code.test/"], ""),
        (["Documentation, "], ""),
        (["Documentation, shop.test"], ""),
        (["Documentation, javascript:alert(1)"], ""),
        (["Source, https://code.test/", "Documentation, https://shop.test/"], "https://shop.test"),
        (["Documentation, http://localhost:8000/a/"], "http://localhost:8000/a"),
    ],
)
def test_the_address_is_that_of_the_metadata(urls: list[str], address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = Message()
    for url in urls:
        found["Project-URL"] = url
    monkeypatch.setattr(importlib.metadata, "metadata", lambda _: found)
    assert site_address.__wrapped__() == address


def test_without_metadata_there_is_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Message:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "metadata", missing)
    assert site_address.__wrapped__() == ""


@pytest.mark.parametrize(
    ("page", "lang", "address"),
    [
        ("codes/too-big.md", "en", f"{SITE}/codes/too-big/"),
        ("codes/too-big.md", "es", f"{SITE}/es/codes/too-big/"),
        ("codes/too-big.md", "fr", f"{SITE}/codes/too-big/"),
        ("events/index.md", "en", f"{SITE}/events/"),
        ("events/base-event.md#timestamp", "es", f"{SITE}/es/events/base-event/#timestamp"),
    ],
)
def test_the_address_of_a_page(page: str, lang: Language, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages_address, "site_address", lambda: SITE)
    assert page_address(page, lang) == address
    monkeypatch.setattr(pages_address, "site_address", lambda: "")
    assert page_address(page, lang) == ""


def links(shown: str) -> list[tuple[str, str]]:
    """The links of OSC 8, each with its text."""
    return re.findall(r"\x1b\]8;;([^\x1b]+)\x1b\\(.*?)\x1b\]8;;\x1b\\", shown)


@pytest.fixture
def arguments(tmp_path: Path) -> list[str]:
    (tmp_path / "a.json").write_text('{"type": "EventSael", "customerCode": "C1", "productCode": "P1"}', "utf-8")
    return ["check", str(tmp_path), str(tmp_path / "none"), "--lang", "es"]


@pytest.mark.cover_processes
def test_at_a_terminal_codes_are_links(arguments: list[str]) -> None:
    shown = at_a_terminal(arguments, code=WITH_SITE)
    assert [(address, without_colour(text)) for address, text in links(shown)] == [
        (f"{SITE}/es/codes/unknown-event-type/", "error[unknown-event-type]"),
        (f"{SITE}/es/codes/no-such-path/", "error[no-such-path]"),
    ]


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_without_colours_has_no_links(arguments: list[str], env: dict[str, str]) -> None:
    assert "\x1b]8" not in at_a_terminal(arguments, env=env, code=WITH_SITE)


@pytest.mark.parametrize("env", [{}, {"FORCE_COLOR": "1"}])
def test_redirected_output_has_no_links(arguments: list[str], env: dict[str, str]) -> None:
    ended = process(*arguments, code=WITH_SITE, env=PLAIN | env)
    assert b"error" in ended.stdout
    assert b"\x1b]8" not in ended.stdout


def test_without_an_address_there_are_no_links(arguments: list[str]) -> None:
    code = WITH_SITE.replace(repr(SITE), "''")
    assert "\x1b]8" not in at_a_terminal(arguments, code=code)
