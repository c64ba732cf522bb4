"""What can be done on the page of the playground: reports, files, places in the text."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

import commerce_events as ce
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from proofs.site.playground import BAD, GOOD, MIB, Playground, copied

NOT_UTF8 = GOOD.replace("N30122", "camión").encode("latin-1")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_report_is_copied(clipboard_page: Page, lang: Language) -> None:
    playground = Playground(clipboard_page, lang).open()
    playground.field.fill(BAD)
    report = ce.check(BAD)
    names = {"en": ("Copy report", "Copy report as JSON"), "es": ("Copiar informe", "Copiar informe en JSON")}[lang]
    assert json.loads(copied(clipboard_page, playground.button(names[1]))) == report.to_dict(lang)
    expect(playground.note).not_to_be_empty()
    text = copied(clipboard_page, playground.button(names[0]))
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
    playground.expect("valid", ["invisible-character"])  # the character that stands for the broken bytes


def test_a_file_may_be_too_large(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_bytes(b"[" + b" " * (3 * MIB) + b"]")
    playground = Playground(page).open()
    page.locator("input[type=file]").set_input_files(file)
    playground.expect("invalid", ["too-large"])
    expect(playground.note).to_contain_text("Only its beginning was opened")


def test_a_file_that_comes_late_takes_the_place_of_nothing(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text("[]", encoding="utf-8")
    page.add_init_script("""
        const {arrayBuffer} = Blob.prototype;
        const told = new Promise((go) => { window.go = go; });
        Blob.prototype.arrayBuffer = async function () {
          await told;
          const bytes = await arrayBuffer.call(this);
          window.isRead = true;
          return bytes;
        };
    """)
    playground = Playground(page).open()
    page.locator("input[type=file]").set_input_files(file)
    playground.field.fill("{")
    page.evaluate("go()")
    page.wait_for_function("() => window.isRead")
    playground.expect("invalid", ["not-json"])
    expect(playground.field).to_have_value("{")


def test_a_file_with_a_body_on_each_line_is_told(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "events.ndjson"
    file.write_text(f"{GOOD}\n{GOOD}\n", encoding="utf-8")
    playground = Playground(page).open()
    page.locator("input[type=file]").set_input_files(file)
    playground.expect("invalid", ["not-json"])
    expect(playground.note).to_contain_text("This file has a body on each line")


def test_what_is_replaced_can_be_brought_back(page: Page) -> None:
    playground = Playground(page).open()
    menu = page.get_by_role("combobox")
    menu.select_option("batch")
    expect(playground.note).to_have_text("")
    playground.field.fill(BAD)
    menu.select_option("empty-batch")
    playground.expect("invalid", ["empty-batch"])
    expect(playground.note).to_contain_text("Your text was replaced.")
    playground.button("Bring it back").click()
    expect(playground.field).to_have_value(BAD)
    expect(playground.field).to_be_focused()
    expect(menu).to_have_value("")
    expect(playground.note).to_have_text("")


def test_a_location_shows_every_character(clipboard_page: Page) -> None:
    playground = Playground(clipboard_page).open()
    playground.put('{"type": "EventSale", "customerCode": "c", "productCode": "p", "\u202eab\\nc\\u0007": 1}')
    playground.expect("invalid", ["unknown-property"])
    shown = r"/\u202eab\u000ac\u0007"
    expect(playground.findings).to_contain_text(shown)
    text = copied(clipboard_page, playground.button("Copy report"))
    assert f" {shown} (EventSale)\n" in text
    assert "\u202e" not in text


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
    playground.findings.filter(has_text="unknown-event-type").locator(".ce-finding__place").click()
    expect(playground.field).to_be_focused()
    assert playground.selected() == '"EventBrandVieved"'
    marks = page.locator(".ce-editor__line mark")
    expect(marks.filter(has_text="EventBrandVieved")).to_be_in_viewport()
    expect(page.locator(".ce-editor__number[data-severity=error]").first).to_be_visible()
    page.get_by_text("no property quantiy").click()
    assert playground.selected() == '"quantiy"'


def test_behind_what_is_drawn_of_a_long_line_nothing_is_marked(page: Page) -> None:
    playground = Playground(page).open()
    playground.put(f'{GOOD[:-1]}, "metadata": "{"x" * 30_000}", "bad": 1, "worse": 2}}')
    playground.expect("invalid", ["unknown-property"] * 2)
    playground.findings.first.get_by_role("button").click()
    assert playground.selected() == '"bad"'
    expect(page.locator("mark")).to_have_count(0)
    seen, whole = playground.field.evaluate("(field) => [field.scrollLeft + field.clientWidth, field.scrollWidth]")
    assert seen == pytest.approx(whole, rel=0.05)


def test_of_very_many_lines_the_first_are_shown_and_marked(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text("\n" * 60_000 + BAD, encoding="utf-8")
    playground = Playground(page).open()
    page.locator("input[type=file]").set_input_files(file)
    playground.expect("invalid")
    expect(playground.note).to_contain_text("too many lines")
    playground.findings.first.get_by_role("button").click()
    expect(page.locator(".ce-editor__number").last).to_have_text("50001")
    expect(page.locator(":is(mark, .ce-editor__number[data-severity=error])")).to_have_count(0)
    playground.field.press("x")
    playground.expect("invalid", ["not-json"])


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


FIXABLE = """[
  {"type": "EventSale", "timestamp": "2025-11-18T07:21:16Z", "customerCode": "D314K1432", "productcode": "N30122"},
  {"type": "eventsale", "timestamp": "2025-11-18T07:21:17Z", "customerCode": 4711, "productCode": "N30122"}
]"""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_fixes_are_made_one_by_one_and_all(page: Page, lang: Language) -> None:
    names = {"en": ("Fix", "Fix all", "Bring it back"), "es": ("Corregir", "Corregir todo", "Recuperarlo")}[lang]
    playground = Playground(page, lang).open()
    playground.field.fill(FIXABLE)
    playground.expect("invalid", ["unknown-property", "unknown-event-type", "wrong-type"])
    playground.findings.first.get_by_role("button", name=names[0]).click()
    playground.expect("invalid", ["unknown-event-type", "wrong-type"])
    assert playground.field.input_value() == FIXABLE.replace("productcode", "productCode")
    playground.button(names[2]).click()
    playground.expect("invalid", ["unknown-property", "unknown-event-type", "wrong-type"])
    playground.button(names[1]).click()
    playground.expect("valid", [])
    fixed = FIXABLE.replace("productcode", "productCode").replace("eventsale", "EventSale").replace("4711", '"4711"')
    assert playground.field.input_value() == fixed
    expect(playground.button(names[1])).to_be_hidden()


def test_without_a_certain_fix_there_is_no_button(page: Page) -> None:
    playground = Playground(page).open()
    playground.field.fill('{"type": "EventSale", "customerCode": null, "productCode": "N30122"}')
    playground.expect("invalid", ["wrong-type"])
    assert playground.button("Fix").count() == 0
    expect(playground.button("Fix all")).to_be_hidden()
