"""What can be done on the page of the playground, by anybody, and what it keeps to itself."""

import json
import zlib
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import commerce_events as ce
from commerce_events._messages import LANGUAGES
from proofs.site.axe import barriers
from proofs.site.conftest import NewPage
from proofs.site.playground import PATHS, Playground, copied
from proofs.site.test_playground_verdicts import BAD, GOOD, MIB

NOT_UTF8 = GOOD.replace("N30122", "camión").encode("latin-1")

#: The width of a small telephone.
NARROW = 360

CARRIED = [GOOD, BAD, "\ufeff[]", '"\ud800"', "\0", "x" * MIB, "{}\r\n\r", "👟 حذاء </script> %41+&#", " "]


@pytest.fixture
def clipboard_page(new_page: NewPage) -> Page:
    """A page that may read and write the clipboard."""
    return new_page(permissions=["clipboard-read", "clipboard-write"])


@pytest.mark.parametrize("text", CARRIED, ids=range(len(CARRIED)))
def test_a_link_carries_the_body(clipboard_page: Page, text: str) -> None:
    playground = Playground(clipboard_page).open()
    playground.put(text)
    playground.button("Copy link").click()
    expect(playground.note).to_contain_text("The link is copied")
    link = copied(clipboard_page)
    assert link.startswith("http://127.0.0.1")
    other = Playground(clipboard_page).open(f"#{link.partition('#')[2]}")
    report = ce.check(text)
    other.expect("valid" if report.valid else "invalid", [each.code for each in (*report.violations, *report.warnings)])
    shown = json.loads(clipboard_page.evaluate("JSON.stringify(document.querySelector('.ce-editor__field').value)"))
    assert shown == text.replace("\r\n", "\n").replace("\r", "\n")


def test_no_link_carries_more_than_a_body_may_have(clipboard_page: Page) -> None:
    playground = Playground(clipboard_page).open("#example=too-large")
    playground.button("Copy link").click()
    expect(playground.note).to_contain_text("does not go into a link")


def packed(size: int) -> str:
    """So many zeros as a link carries them."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return urlsafe_b64encode(pack.compress(bytes(size)) + pack.flush()).decode().rstrip("=")


HOSTILE = [
    ("#body=", "cut off or altered"),
    ("#body=AAAA", "cut off or altered"),
    ("#body=%%%", "cut off or altered"),
    ("#body=<script>", "cut off or altered"),
    (f"#body={packed(100)[:-3]}", "cut off or altered"),
    ("#utf16=YwA", "cut off or altered"),
    (f"#body={packed(MIB + 2)}", "more than a body may have"),
    (f"#body={packed(500 * MIB)}", "more than a body may have"),
    ("#example=", "no example"),
    ("#example=__proto__", "no example"),
]


@pytest.mark.parametrize(("fragment", "told"), HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_fragments_are_told(page: Page, fragment: str, told: str) -> None:
    playground = Playground(page).open(fragment)
    expect(playground.note).to_contain_text(told)
    playground.expect("none", [])


def test_another_fragment_opens_another_body(page: Page) -> None:
    playground = Playground(page).open("#example=EventSale")
    playground.expect("valid", [])
    page.evaluate("location.hash = '#example=empty-batch'")
    playground.expect("invalid", ["empty-batch"])
    page.evaluate("location.hash = '#what-it-does'")
    playground.expect("invalid", ["empty-batch"])
    playground.field.fill(GOOD)
    expect(page).to_have_url(PATHS["en"])


@pytest.mark.parametrize(("lang", "other"), [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("text", ["", GOOD, BAD])
def test_the_switch_of_language_keeps_the_body(page: Page, lang: str, other: str, text: str) -> None:
    playground = Playground(page, lang).open()
    playground.field.fill(text)
    page.locator("a.ce-language").click()
    expect(page.locator(f"html[lang={other}]")).to_be_attached()
    expect(playground.field).to_have_value(text)


def test_the_switch_of_language_keeps_the_example(page: Page) -> None:
    playground = Playground(page).open()
    page.get_by_role("combobox").select_option("not-utf8")
    page.locator("a.ce-language").click()
    expect(page.locator("html[lang=es]")).to_be_attached()
    playground.expect("invalid", ["not-utf8"])
    expect(page.get_by_role("combobox")).to_have_value("not-utf8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_is_copied(clipboard_page: Page, lang: str) -> None:
    playground = Playground(clipboard_page, lang).open()
    playground.field.fill(BAD)
    report = ce.check(BAD)
    names = {"en": ("Copy report", "Copy report as JSON"), "es": ("Copiar informe", "Copiar informe en JSON")}[lang]
    playground.button(names[1]).click()
    expect(playground.note).not_to_be_empty()
    assert json.loads(copied(clipboard_page)) == report.to_dict(lang)
    playground.button(names[0]).click()
    clipboard_page.wait_for_function("navigator.clipboard.readText().then((text) => !text.startsWith('{'))")
    text = copied(clipboard_page)
    for each in (*report.violations, *report.warnings):
        assert f"{each.line}:{each.column} " in text
        assert f"[{each.code}]" in text
        assert each.message(lang) in text
        assert each.hint(lang) in text
    assert "D314K1432" not in text


def test_where_the_browser_refuses_to_copy_the_text_is_shown(page: Page) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    playground = Playground(page).open()
    playground.field.fill(GOOD)
    playground.button("Copy link").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert "#body=" in str(page.evaluate("getSelection().toString() || document.activeElement.value"))
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(playground.button("Copy link")).to_be_focused()


def test_a_file_is_judged_as_the_bytes_that_it_is(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_bytes(NOT_UTF8)
    playground = Playground(page).open()
    with page.expect_file_chooser() as chooser:
        playground.button("Open a file…").click()
    chooser.value.set_files(file)
    playground.expect("invalid", ["not-utf8"])
    playground.field.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(" ")
    playground.expect("valid", [])


def test_a_file_may_be_too_large(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_bytes(b"[" + b" " * (3 * MIB) + b"]")
    playground = Playground(page).open()
    page.locator("input[type=file]").set_input_files(file)
    playground.expect("invalid", ["too-large"])
    expect(playground.note).to_contain_text("Only its beginning was opened")


def test_a_file_may_be_dropped(page: Page) -> None:
    playground = Playground(page).open()
    page.evaluate(
        """(bytes) => {
          const data = new DataTransfer();
          data.items.add(new File([Uint8Array.from(bytes)], 'body.json'));
          const field = document.querySelector('.ce-editor__field');
          for (const type of ['dragover', 'drop']) {
            field.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: data}));
          }
        }""",
        list(NOT_UTF8),
    )
    playground.expect("invalid", ["not-utf8"])


def test_a_violation_leads_to_its_place(page: Page) -> None:
    playground = Playground(page).open()
    playground.put("\n" * 400 + BAD.replace("BrandViewed", "BrandVieved") + "\n" * 400)
    playground.expect("invalid")
    playground.findings.filter(has_text="unknown-event-type").get_by_role("button").click()
    expect(playground.field).to_be_focused()
    assert playground.selected() == '"EventBrandVieved"'
    marks = page.locator(".ce-editor__line mark")
    expect(marks.filter(has_text="EventBrandVieved")).to_be_in_viewport()
    expect(page.locator(".ce-editor__number[data-severity=error]").first).to_be_visible()
    page.get_by_text("no property quantiy").click()
    assert playground.selected() == '"quantiy"'


#: In the page: where a mark starts and how wide it is, and where the same part of the same text is in one piece.
_PLACES = """(mark) => {
  const field = document.querySelector('.ce-editor__field');
  const copy = document.createElement('div');
  const style = getComputedStyle(field);
  for (const name of ['fontFamily', 'fontSize', 'fontVariantLigatures', 'fontWeight', 'tabSize', 'whiteSpace']) {
    copy.style[name] = style[name];
  }
  copy.style.position = 'absolute';
  copy.textContent = field.value;
  document.body.append(copy);
  const range = document.createRange();
  range.setStart(copy.firstChild, field.value.indexOf('"bad"'));
  range.setEnd(copy.firstChild, field.value.indexOf('"bad"') + 5);
  const [found, wanted] = [mark.getBoundingClientRect(), range.getBoundingClientRect()];
  const [line, text] = [mark.parentElement.getBoundingClientRect(), copy.getBoundingClientRect()];
  return [[found.left - line.left, found.width], [wanted.left - text.left, wanted.width]];
}"""


@pytest.mark.parametrize("before", ['"D3"', '"حذاء أحمر"', '"👟👟"', '"漢字"', '\t\t"a"', '"e\u0301"', '"\u202e!"'])
def test_the_mark_stands_at_its_word(page: Page, before: str) -> None:
    playground = Playground(page).open()
    playground.put(f'{GOOD[:-1]}, "metadata": {before}, "bad": 1}}')
    playground.expect("invalid", ["unknown-property"])
    mark = page.locator("mark")
    expect(mark).to_have_text('"bad"')
    found, wanted = mark.evaluate(_PLACES)
    assert found == pytest.approx(wanted, abs=0.5)


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


#: What sends something in a page, or fetches it; each is refused, some at once and some by an event.
_SENDING = [
    "fetch('/')",
    "new Promise((_, no) => { const r = new XMLHttpRequest(); r.onerror = no; r.open('GET', '/'); r.send(); })",
    "new Promise((_, no) => { new EventSource('/').onerror = no; })",
    "new Promise((_, no) => { new WebSocket('ws://127.0.0.1:9/').onerror = no; })",
    "new Promise((_, no) => { new Worker('/assets/playground/page.js').onerror = no; })",
    "new Promise((_, no) => { const i = new Image(); i.onerror = no; i.src = 'http://localhost:9/'; })",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("attempt", _SENDING)
def test_the_page_can_send_nothing(page: Page, complaints: list[str], lang: str, attempt: str) -> None:
    answers: list[str] = []
    Playground(page, lang).open()
    page.on("response", lambda response: answers.append(response.url))
    answer = page.evaluate(f"new Promise((_, no) => no()).catch(() => {attempt}).then(() => 'sent', () => 'refused')")
    assert (answer, answers) == ("refused", [])
    assert "Content Security Policy" in complaints[0]
    complaints.clear()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("attempt", ["eval('1')", "new Function('1')()", "setTimeout('1')"])
def test_no_text_becomes_a_program(page: Page, complaints: list[str], lang: str, attempt: str) -> None:
    Playground(page, lang).open()
    # Later, and not within the call of the test: that one may.
    later = f"setTimeout(() => {{ try {{ done({attempt} ? 'ran' : 'refused'); }} catch {{ done('refused'); }} }})"
    assert page.evaluate(f"new Promise((done) => {later})") == "refused"
    assert all("Content Security Policy" in each for each in complaints)
    complaints.clear()
