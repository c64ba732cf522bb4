"""The playground is for anybody: by keys alone, read aloud, on a narrow screen, in light and dark."""

import pytest
from playwright.sync_api import Page, expect

from commerce_events._messages import LANGUAGES
from proofs.site.axe import barriers
from proofs.site.conftest import NewPage
from proofs.site.playground import BAD, GOOD, Playground

#: The width of a small telephone.
NARROW = 360


def test_the_keyboard_alone_suffices(clipboard_page: Page) -> None:
    page = clipboard_page
    playground = Playground(page).open()
    menu = page.get_by_role("combobox")
    for _ in range(30):
        page.keyboard.press("Tab")
        if menu.evaluate("(menu) => menu === document.activeElement"):
            break
    expect(menu).to_be_focused()
    page.keyboard.type("unknown-prop")
    page.keyboard.press("Tab")
    playground.expect("invalid", ["unknown-property"])
    expect(playground.button("Open a file…")).to_be_focused()
    page.keyboard.press("Tab")
    expect(playground.button("Copy link")).to_be_focused()
    page.keyboard.press("Enter")
    expect(playground.note).to_contain_text("The link is copied")
    page.keyboard.press("Tab")
    expect(playground.field).to_be_focused()
    page.keyboard.press("Tab")
    expect(playground.button("Copy report")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(playground.note).to_contain_text("The report is copied")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="unknown-property")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(playground.field).to_be_focused()
    assert playground.selected().startswith('"')


def test_readers_of_screens_are_told_once(page: Page) -> None:
    playground = Playground(page).open()
    told = page.locator(".ce-unseen[role=status]")
    expect(told).to_be_empty()
    playground.field.press_sequentially(GOOD[:12], delay=20)
    playground.field.fill(GOOD)
    page.evaluate("window.told = []")
    page.evaluate(
        "new MutationObserver(() => told.push(document.querySelector('.ce-unseen').textContent))"
        ".observe(document.querySelector('.ce-unseen'), {childList: true, subtree: true, characterData: true})"
    )
    expect(told).to_have_text("Valid")
    playground.field.press("End")
    playground.field.type("  ", delay=20)
    page.wait_for_timeout(1500)
    assert page.evaluate("window.told") == ["Valid"]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["", GOOD, BAD])
def test_a_narrow_screen_is_enough(new_page: NewPage, lang: str, text: str) -> None:
    page = new_page(viewport={"width": NARROW, "height": 740})
    playground = Playground(page, lang).open()
    playground.put(text)
    playground.expect({"": "none", GOOD: "valid", BAD: "invalid"}[text])
    assert page.evaluate("document.documentElement.scrollWidth") == NARROW
    for part in page.locator(".ce-play :is(button, select, textarea, .ce-finding p, .ce-verdict p)").all():
        if part.is_visible():
            part.scroll_into_view_if_needed()
            box = part.bounding_box()
            assert box
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= NARROW


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [NARROW, 1280])
def test_axe_finds_no_barrier(new_page: NewPage, colours: str, lang: str, width: int) -> None:
    page = new_page(color_scheme=colours, viewport={"width": width, "height": 800}, bypass_csp=True)
    playground = Playground(page, lang).open()
    assert barriers(page) == []
    for text in (GOOD, BAD):
        playground.field.fill(text)
        playground.expect("valid" if text == GOOD else "invalid")
        assert barriers(page) == []
