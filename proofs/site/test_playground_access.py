"""The playground is for anybody: by keys alone, read aloud, on a narrow screen, in light and dark."""

import pytest
from playwright.sync_api import Page, expect

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from proofs.site.axe import barriers
from proofs.site.conftest import NARROW, NewPage
from proofs.site.playground import BAD, GOOD, LARGE, Playground


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
    expect(playground.button("Fix all")).to_be_focused()
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
    page.clock.install(time="2026-01-01T00:00:00Z")
    playground = Playground(page).open()
    page.clock.pause_at("2026-01-02T00:00:00Z")
    page.evaluate(_NOTED)
    for text in (*(GOOD[:size] for size in range(1, len(GOOD))), GOOD):
        playground.put(text)
        page.clock.run_for(500)
    assert page.evaluate("window.told") == []
    page.clock.run_for(500)
    assert page.evaluate("window.told") == ["Valid"]
    for text in (f"{GOOD} ", BAD, f"{GOOD}  "):
        playground.put(text)
        page.clock.run_for(500)
    page.clock.run_for(60_000)
    assert page.evaluate("window.told") == ["Valid"]
    playground.put(BAD)
    page.clock.run_for(1_100)
    assert page.evaluate("window.told.length") == 2


def test_while_the_body_changes_nothing_is_told(page: Page) -> None:
    playground = Playground(page).open()
    playground.put(LARGE)
    playground.expect("invalid")
    page.evaluate(_NOTED)
    assert page.evaluate(_TYPED) == ["pending", []]
    expect(page.locator(".ce-unseen[role=status]")).to_contain_text("Not valid")


#: In the page: blanks are typed behind the text without a pause, for longer than it takes to tell a verdict.
#: At the end, which verdict is shown, and what was told.
_TYPED = """async () => {
  const field = document.querySelector('.ce-editor__field');
  let seen;
  for (const end = performance.now() + 2000; performance.now() < end;) {
    await new Promise(requestAnimationFrame);
    field.value += ' ';
    field.dispatchEvent(new Event('input'));
    seen = [document.querySelector('.ce-verdict').dataset.verdict, [...told]];
  }
  return seen;
}"""


#: In the page: what is told from now on.
_NOTED = """() => {
  window.told = [];
  const place = document.querySelector('.ce-unseen');
  const seen = {childList: true, subtree: true, characterData: true};
  new MutationObserver(() => told.push(place.textContent)).observe(place, seen);
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["", GOOD, BAD])
def test_a_narrow_screen_is_enough(new_page: NewPage, lang: Language, text: str) -> None:
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
def test_axe_finds_no_barrier(new_page: NewPage, colours: str, lang: Language, width: int) -> None:
    page = new_page(color_scheme=colours, viewport={"width": width, "height": 800})
    playground = Playground(page, lang).open()
    assert barriers(page) == []
    for text in (GOOD, BAD):
        playground.field.fill(text)
        playground.expect("valid" if text == GOOD else "invalid")
        assert barriers(page) == []
