"""What the page shows where its core fails, or takes long: never a result of something else."""

import pytest
from playwright.sync_api import Page, expect

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from proofs.playground.hostile import BODIES
from proofs.site.axe import barriers
from proofs.site.playground import BAD, GOOD, MIB, Playground, copied, link_to

FAILED = {"en": "Could not be checked", "es": "No se ha podido comprobar"}

COPIES = {"en": ("Copy report", "Copy report as JSON"), "es": ("Copiar informe", "Copiar informe en JSON")}

#: In the page: the core can't count bytes any more, until `repair` is called.
_BREAK = """() => {
  const {encode} = TextEncoder.prototype;
  TextEncoder.prototype.encode = () => { throw new RangeError('the core is broken'); };
  window.repair = () => { TextEncoder.prototype.encode = encode; };
}"""

#: In the page: the core finds something, and can't put it into words, until `repair` is called.
_SILENCE = """() => {
  const {replace} = String.prototype;
  String.prototype.replace = function (...given) {
    if (/\\\\{/.test(given[0])) throw new RangeError('the core is broken');
    return replace.apply(this, given);
  };
  window.repair = () => { String.prototype.replace = replace; };
}"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("before", [GOOD, BAD], ids=["valid", "invalid"])
def test_a_core_that_fails_leaves_no_result(page: Page, complaints: list[str], lang: Language, before: str) -> None:
    playground = Playground(page, lang).open()
    playground.field.fill(before)
    playground.expect("valid" if before == GOOD else "invalid")
    told = page.locator(".ce-unseen[role=status]")
    expect(told).not_to_be_empty()
    page.evaluate(_BREAK)
    playground.field.fill(f"{before} ")
    playground.expect("failed", [])
    expect(playground.verdict).to_contain_text(FAILED[lang])
    expect(playground.verdict.locator(".ce-verdict__counts, .ce-verdict__events")).to_have_count(0)
    expect(page.locator("mark, [data-severity=error], [data-severity=warning]")).to_have_count(0)
    for name in COPIES[lang]:
        expect(playground.button(name)).to_have_count(0)
    expect(told).to_contain_text(FAILED[lang])
    assert barriers(page) == []
    assert "the core is broken" in complaints[0]
    complaints.clear()
    page.evaluate("repair()")
    playground.field.fill(BAD)
    playground.expect("invalid")
    expect(told).not_to_contain_text(FAILED[lang])


def test_what_can_not_be_put_into_words_is_no_result(page: Page, complaints: list[str]) -> None:
    playground = Playground(page).open()
    playground.field.fill(GOOD)
    playground.expect("valid", [])
    page.evaluate(_SILENCE)
    playground.field.fill(BAD)
    playground.expect("failed", [])
    expect(page.locator("mark")).to_have_count(0)
    assert "the core is broken" in complaints[0]
    complaints.clear()


@pytest.mark.parametrize("name", ["title", "description", "examples", "required", "$ref"])
def test_names_of_a_schema_are_unknown_names(page: Page, name: str) -> None:
    playground = Playground(page).open()
    playground.field.fill(GOOD)
    playground.expect("valid", [])
    playground.field.fill(f'{GOOD[:-1]}, "{name}": 1}}')
    playground.expect("invalid", ["unknown-property"])


#: Bodies for which a short link is enough, and which are hard to answer: long names on the way to many places.
PACKED = [name for name in BODIES if "under" in name and not BODIES[name].options]


@pytest.mark.parametrize("name", PACKED)
def test_a_short_link_does_not_hold_the_page(clipboard_page: Page, name: str) -> None:
    link = link_to(BODIES[name].text)
    assert len(link) < MIB / 100
    playground = Playground(clipboard_page).open(link)
    playground.expect("valid" if name.startswith("unsafe") else "invalid")
    # What is listed is short, however long the places are.
    sizes = playground.findings.evaluate_all("(found) => found.map((each) => each.textContent.length)")
    assert sizes
    assert max(sizes) < 1000
    text = copied(clipboard_page, playground.button("Copy report"))
    assert len(text) < 1000 * len(sizes)
    assert all(len(line) < 500 for line in text.splitlines())
