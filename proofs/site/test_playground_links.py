"""What a link to the playground carries, there and back, and what else may stand in one."""

import json

import pytest
from playwright.sync_api import Page, expect

import commerce_events as ce
from commerce_events._json_types import Language
from proofs.site.playground import BAD, GOOD, MIB, PATHS, Playground, copied, packed

CARRIED = [
    GOOD,
    BAD,
    "\ufeff[]",
    '"\ud800"',
    "\0",
    "x" * MIB,
    "\ud800" * MIB,
    "{}\r\n\r",
    "👟 حذاء </script> %41+&#",
    " ",
]


@pytest.mark.parametrize("text", CARRIED, ids=range(len(CARRIED)))
def test_a_link_carries_the_body(clipboard_page: Page, text: str) -> None:
    playground = Playground(clipboard_page).open()
    playground.put(text)
    link = copied(clipboard_page, playground.button("Copy link"))
    expect(playground.note).to_contain_text("The link is copied")
    assert link.startswith("http://127.0.0.1")
    other = Playground(clipboard_page).open(f"#{link.partition('#')[2]}")
    report = ce.check(text)
    other.expect("valid" if report.valid else "invalid", [each.code for each in (*report.violations, *report.warnings)])
    shown = json.loads(clipboard_page.evaluate("JSON.stringify(document.querySelector('.ce-editor__field').value)"))
    assert shown == text.replace("\r\n", "\n").replace("\r", "\n")


def test_there_is_no_link_to_nothing(page: Page) -> None:
    playground = Playground(page).open()
    expect(playground.button("Copy link")).to_be_disabled()
    playground.field.fill(" ")
    expect(playground.button("Copy link")).to_be_enabled()
    playground.field.fill("")
    expect(playground.button("Copy link")).to_be_disabled()


def test_no_link_carries_more_than_a_body_may_have(clipboard_page: Page) -> None:
    playground = Playground(clipboard_page).open("#example=too-large")
    playground.button("Copy link").click()
    expect(playground.note).to_contain_text("does not go into a link")


HOSTILE = [
    ("#body=", "cut off or altered"),
    ("#body=AAAA", "cut off or altered"),
    ("#body=%%%", "cut off or altered"),
    ("#body=<script>", "cut off or altered"),
    (f"#body={packed(bytes(100))[:-3]}", "cut off or altered"),
    ("#utf16=YwA", "cut off or altered"),
    (f"#body={packed(bytes(MIB + 2))}", "more than a body may have"),
    (f"#body={packed(bytes(500 * MIB))}", "more than a body may have"),
    (f"#utf16={packed(bytes(2 * MIB + 4))}", "more than a body may have"),
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
    playground.open("#example=EventSale")
    page.get_by_role("combobox").select_option("not-json")
    expect(page).to_have_url(PATHS["en"])


#: In the page: nothing of a stream is read before it is told so.
_HELD = """
const {read} = ReadableStreamDefaultReader.prototype;
const told = new Promise((go) => { window.go = go; });
ReadableStreamDefaultReader.prototype.read = async function () {
  await told;
  const part = await read.call(this);
  window.isRead = part.done;
  return part;
};
"""


@pytest.mark.parametrize("then", ["location.hash = '#example=not-json'", "put"])
def test_what_comes_late_takes_the_place_of_nothing(page: Page, then: str) -> None:
    page.add_init_script(_HELD)
    playground = Playground(page).open(f"#body={packed(bytes(100))}")
    if then == "put":
        playground.put("{")
    else:
        page.evaluate(then)
    playground.expect("invalid", ["not-json"])
    shown = playground.field.input_value()
    page.evaluate("go()")
    page.wait_for_function("() => isRead")
    expect(playground.field).to_have_value(shown)


@pytest.mark.parametrize(("lang", "other"), [("en", "es"), ("es", "en")])
@pytest.mark.parametrize("text", ["", GOOD, BAD])
def test_the_switch_of_language_keeps_the_body(page: Page, lang: Language, other: str, text: str) -> None:
    playground = Playground(page, lang).open()
    playground.field.fill(text)
    page.locator("a.ce-language").click()
    expect(page.locator(f"html[lang={other}]")).to_be_attached()
    expect(playground.field).to_have_value(text)


@pytest.mark.parametrize("missing", ["", "delete globalThis.CompressionStream"])
def test_the_switch_of_language_loses_nothing(page: Page, missing: str) -> None:
    page.add_init_script(missing)
    playground = Playground(page).open()
    text = GOOD if missing else GOOD + " " * MIB
    playground.put(text)
    for element in (page.locator("a.ce-language"), playground.button("Copy link")):
        element.click()
        expect(playground.note).to_contain_text("does not go into a link")
        assert playground.field.input_value() == text
    playground.field.fill("")
    page.locator("a.ce-language").click()
    expect(page).to_have_url(PATHS["es"])


def test_the_switch_of_language_keeps_the_example(page: Page) -> None:
    playground = Playground(page).open()
    page.get_by_role("combobox").select_option("not-utf8")
    page.locator("a.ce-language").click()
    expect(page.locator("html[lang=es]")).to_be_attached()
    playground.expect("invalid", ["not-utf8"])
    expect(page.get_by_role("combobox")).to_have_value("not-utf8")
