"""The playground gives the verdict of the package, on all that it is given."""

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES, codes
from commerce_events.conformance.suite import suite
from commerce_events.pages.examples import examples
from proofs.site.conftest import NewPage
from proofs.site.playground import BAD, GOOD, LARGE, MIB, Playground

#: For an answer to a batch of 100.
MILLISECONDS = 100


@pytest.mark.parametrize("lang", LANGUAGES)
def test_of_every_vector_the_page_says_what_the_package_says(page: Page, lang: Language) -> None:
    bodies = [vector.body if vector.text is None else vector.text for vector in suite()]
    assert bodies
    said = Playground(page, lang).open().reports(bodies)
    for body, reports in zip(bodies, said, strict=True):
        report = ce.check(body)
        assert json.dumps(reports) == json.dumps([report.to_dict(each) for each in LANGUAGES])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_shown_is_the_report(page: Page, lang: Language) -> None:
    playground = Playground(page, lang).open()
    playground.expect("none", [])
    playground.field.fill(GOOD)
    playground.expect("valid", [])
    playground.field.fill(BAD)
    report = ce.check(BAD)
    found = [*report.violations, *report.warnings]
    playground.expect("invalid", [each.code for each in found])
    for item, each in zip(playground.findings.all(), found, strict=True):
        for told in (each.message(lang), each.hint(lang)):
            expect(item).to_contain_text(told.replace("`", ""))
        expect(item).to_contain_text(f"{each.line}:{each.column}{each.instance_location}")
        expect(item).to_have_attribute("data-severity", each.severity)
    expect(playground.verdict).to_contain_text("1 of 2" if lang == "en" else "1 de 2")
    playground.field.fill("")
    playground.expect("none", [])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_code_leads_to_its_page(page: Page, lang: Language) -> None:
    playground = Playground(page, lang).open("#example=unknown-property")
    playground.findings.first.get_by_role("link").click()
    expect(page).to_have_url(f"{'' if lang == 'en' else '/es'}/codes/unknown-property/")
    expect(page.locator("h1")).to_contain_text("unknown-property")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_example_of_the_menu_shows_its_name(page: Page, lang: Language) -> None:
    playground = Playground(page, lang).open()
    menu = page.get_by_role("combobox")
    rows = examples(contract("v1"))
    known = {code for table in codes().values() for code in table}
    names = [option.get_attribute("value") for option in menu.locator("option").all()]
    assert names[0] == ""
    assert sorted(names[1:], key=str) == sorted(row["name"] for row in rows)
    for row in rows:
        menu.select_option(row["name"])
        is_code = row["name"] in known
        is_valid = not is_code or row["name"] in codes()["warning"]
        playground.expect("valid" if is_valid else "invalid", [row["name"]] * is_code)


HOSTILE = [
    ("the end of a script", f'["</script><img src=x onerror=alert(1)>", {GOOD}]', "not-an-event"),
    ("HTML in a name", GOOD[:-1] + ', "<b>&amp;</b>": 1}', "unknown-property"),
    ("right to left", GOOD[:-1] + ', "كمية": 1, "\u202eytitnauq": 2}', "unknown-property"),
    ("emoji", GOOD[:-1] + ', "👩‍👩‍👧": 1}', "unknown-property"),
    ("half a character", '["\ud800"]', "lone-surrogate"),
    ("a null character", "\0" + GOOD, "not-json"),
    ("all control characters", "".join(map(chr, range(32))), "not-json"),
    ("1 MiB of one text", f'"{"x" * (MIB - 2)}"', "not-an-event"),
    ("more than 1 MiB", "x" * (MIB + 1), "too-large"),
    ("1 MiB of brackets", "[" * MIB, "too-deep"),
    ("1 MiB of objects", '{"a":' * (MIB // 5), "too-deep"),
    ("1 MiB of events", LARGE, "too-many-events"),
    ("50,000 lines", GOOD + " \n" * 50_000, ""),
]


@pytest.mark.parametrize(("text", "code"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_bodies_are_answered(page: Page, text: str, code: str) -> None:
    report = ce.check(text)
    found = [each.code for each in (*report.violations, *report.warnings)]
    assert found[:1] == ([code] if code else [])
    playground = Playground(page).open()
    playground.put(text)
    playground.expect("valid" if report.valid else "invalid", found)
    assert page.locator("article :is(img, script, b:not(.ce-finding b))").count() == 0


def test_there_may_be_more_than_is_listed(page: Page) -> None:
    playground = Playground(page).open()
    text = json.dumps([{"type": "EventSale", "a": 1, "b": 2}] * 100)
    report = ce.check(text)
    assert report.truncated
    playground.field.fill(text)
    expect(playground.findings).to_have_count(len(report.violations) + len(report.warnings))
    expect(page.locator(".ce-findings__more")).to_contain_text("100")


def batch(**members: Any) -> str:
    event = {"type": "EventSale", "timestamp": "2025-11-18T07:21:16.527Z", "productCode": "N30122", "quantity": 2}
    return json.dumps([event | {"customerCode": f"D{index}"} | members for index in range(100)], indent=2)


@pytest.mark.timed
@pytest.mark.parametrize(("verdict", "text"), [("valid", batch()), ("invalid", batch(quantiy=1, quantity=0))])
def test_a_batch_of_100_is_answered_within_100_ms(page: Page, verdict: str, text: str) -> None:
    playground = Playground(page).open()
    times = page.evaluate(_TIMED, text)
    playground.expect(verdict)
    assert sorted(times)[len(times) // 2] < MILLISECONDS, times


#: In the page: how long it takes from the input to the painted verdict, several times, after one to warm up.
_TIMED = """async (text) => {
  const field = document.querySelector('.ce-editor__field');
  const counts = () => document.querySelector('.ce-verdict__counts')?.textContent ?? '';
  const times = [];
  for (let turn = 0; turn < 10; turn++) {
    field.value = '';
    field.dispatchEvent(new Event('input'));
    while (counts() !== '') await new Promise(requestAnimationFrame);
    const start = performance.now();
    field.value = text;
    field.dispatchEvent(new Event('input'));
    while (counts() === '') await new Promise(requestAnimationFrame);
    times.push(performance.now() - start);
  }
  return times.slice(1);
}"""


def test_while_a_large_body_is_typed_the_verdict_waits(page: Page) -> None:
    playground = Playground(page).open()
    playground.put(LARGE)
    playground.expect("invalid")
    page.evaluate(_STATES)
    playground.put(f"{LARGE} ")
    page.wait_for_function("() => states.length > 1")
    assert page.evaluate("states") == ["pending", "invalid"]


#: In the page: the verdicts that are shown from now on.
_STATES = """() => {
  window.states = [];
  const place = document.querySelector('.ce-verdict');
  new MutationObserver(() => states.push(place.dataset.verdict)).observe(place, {attributeFilter: ['data-verdict']});
}"""


def test_without_scripts_the_page_explains_itself(new_page: NewPage) -> None:
    page = new_page(java_script_enabled=False)
    page.goto("/playground/")
    expect(page.get_by_text("The playground needs JavaScript")).to_be_visible()
    expect(page.locator("article")).to_contain_text("The body never leaves this page")
