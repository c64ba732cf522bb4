"""Every page in Chromium: it loads in silence, in its language; each kind of page can be read by all."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from commerce_events._json_types import Language
from proofs.site.axe import barriers
from proofs.site.built import INTERNAL, SITE, pages
from proofs.site.conftest import NARROW, NewPage
from proofs.site.playground import copied

#: One page of each kind; `es/` stands before them for the Spanish ones.
KINDS = (
    "", "about/", "start/sender/", "playground/", "events/", "events/EventSale/", "events/batch/", "codes/",
    "codes/missing-property/", "codes/too-deep/", "command/check/", "api/", "portability/", "agreement/matrix/",
    "performance/table/", "how-it-works/", "downloads/", "traceability/", "changelog/",
)  # fmt: skip


def _marked(path: str) -> Any:
    """A page, with a mark if there is another one of its kind."""
    is_one = path.removeprefix("es/") in KINDS
    return pytest.param(path, marks=() if is_one else pytest.mark.every_page)


@pytest.mark.parametrize("path", [*map(_marked, pages())])
def test_every_page_loads_and_fits_a_narrow_screen(narrow_page: Page, path: str) -> None:
    page = narrow_page
    page.goto(f"/{path}")
    language = "es" if path.startswith("es/") else "en"
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.locator("h1")).to_have_count(1)
    assert page.title()
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    page.wait_for_function(_ALL_FITS)


#: In the page: whether all tables of words are as narrow as it is. Pictures, and tables of numbers, scroll by keys too.
_ALL_FITS = """() => Array.from(document.querySelectorAll('.md-typeset__scrollwrap, article p:has(> img)')).every(
  (around) => around.scrollWidth <= around.clientWidth ||
    (around.querySelector('[align=right], img') && around.tabIndex === 0))"""


def test_on_a_narrow_screen_each_cell_is_named(new_page: NewPage) -> None:
    page = new_page(viewport={"width": NARROW, "height": 740})
    page.goto("/events/EventSale/")
    cell = page.locator("tr", has_text="quantity").locator("td").nth(2)
    expect(cell).to_have_attribute("data-column", "Value")
    assert cell.evaluate("(cell) => getComputedStyle(cell, '::before').content") == '"Value: "'
    assert page.get_by_role("columnheader", name="Value").count() == 1


@pytest.mark.parametrize(("path", "link", "place"), [
    ("404.html", "Español", "/es/"),
    ("es/404.html", "English", "/"),
    ("404.html", "La primera", "/es/"),
    ("es/404.html", "The first page", "/"),
])  # fmt: skip
def test_where_there_is_no_page_links_lead_on(page: Page, path: str, link: str, place: str) -> None:
    page.goto(f"/{path}")
    page.get_by_role("link", name=link).click()
    expect(page).to_have_url(place)
    expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("lang", ["", "es/"])
def test_examples_of_code_are_tabs(page: Page, lang: Language) -> None:
    page.goto(f"/{lang}events/EventSale/")
    tabs = page.locator(".tabbed-labels label")
    expect(tabs).to_have_text(["JSON", "curl", "Python", "JavaScript", "PHP"])
    page.get_by_text("PHP", exact=True).click()
    expect(page.locator(".tabbed-block:visible")).to_contain_text("<?php")


@pytest.mark.parametrize("start", ["", "es/"])
def test_every_page_has_a_description_of_its_own(start: str) -> None:
    paths = [path for path in pages() if "schemas/" not in path and path.startswith("es/") is bool(start)]
    found = {path: re.findall(r'<meta name="description" content="(.+?)"', _source(path)) for path in paths}
    assert [path for path, each in found.items() if len(each) != 1] == []
    assert len({each for (each,) in found.values()}) == len(paths)


def _source(path: str) -> str:
    return (SITE / path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted({*KINDS} - INTERNAL))
def test_the_language_switch_keeps_the_page(page: Page, path: str) -> None:
    page.goto(f"/{path}")
    page.get_by_role("link", name="Español").click()
    expect(page).to_have_url(f"/es/{path}")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"/{path}")


@pytest.mark.parametrize(("path", "word", "found"), [("", "quantity", ""), ("es/", "cantidad", "es/")])
def test_the_search_finds(page: Page, path: str, word: str, found: str) -> None:
    page.goto(f"/{path}")
    page.locator(".md-search__input").click()
    page.keyboard.type(word)
    # Until the whole word is typed, what is found is that of its beginning.
    expect(page.locator(f".md-search-result__link[href*='h={word}']").first).to_be_attached()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{found}**?h={word}*")
    expect(page.locator("article mark").first).to_be_visible()


@pytest.mark.parametrize(("words", "place"), [
    ("add_to_cart", "coming-from/ga4/"), ("Order Completed", "coming-from/segment/"),
    ("checkout_completed", "coming-from/shopify/"), ("woocommerce_add_to_cart", "coming-from/woocommerce/"),
])  # fmt: skip
@pytest.mark.parametrize("lang", ["", "es/"])
def test_the_search_knows_the_names_of_other_vocabularies(page: Page, lang: str, words: str, place: str) -> None:
    page.goto(f"/{lang}")
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    expect(page.locator(f".md-search-result__link[href*='{lang}{place}']").first).to_be_attached()


@pytest.mark.parametrize(("colours", "width"), [("light", 1280), ("dark", NARROW)])
@pytest.mark.parametrize("path", [*KINDS, "404.html", "es/404.html", "schemas/", "schemas/v1/"])
def test_each_kind_of_page_can_be_read_by_all(new_page: NewPage, path: str, colours: str, width: int) -> None:
    page = new_page(color_scheme=colours, viewport={"width": width, "height": 800})
    page.goto(f"/{path}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.wait_for_function(_ALL_FITS)
    assert barriers(page) == []


def test_barriers_are_found(page: Page) -> None:
    page.goto("/about/")
    page.evaluate("document.querySelector('h1').append(document.createElement('img'))")
    assert "image-alt" in barriers(page)[0]


def test_a_copied_session_is_its_commands(clipboard_page: Page) -> None:
    clipboard_page.goto("/")
    block = clipboard_page.locator("pre", has_text="pip install").locator("xpath=..")
    assert copied(clipboard_page, block.locator("[data-md-type=copy]")) == "pip install 'commerce-events[cli]'"


def test_keys_lead_past_the_navigation(page: Page) -> None:
    page.goto("/versions/")
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#versions-and-what-a-change-means$"))


def test_every_page_has_a_policy() -> None:
    texts = {path.relative_to(SITE): path.read_text(encoding="utf-8") for path in SITE.rglob("*.html")}
    assert [path for path, text in texts.items() if "Content-Security-Policy" not in text] == []
