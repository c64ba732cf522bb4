"""Every keyword of the portable set, in an event type that is added to a copy of the schemas: no code is touched."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events._contract.contract import contract
from commerce_events._contract.portable import check_portable
from commerce_events._explaining.possible import possible_codes
from commerce_events._json_types import Language
from commerce_events._judging.by_keyword import accepts
from commerce_events._judging.fast_path import FastPath
from commerce_events._messages import REFUSED, codes
from commerce_events.conformance.suite import suite, vectors_in
from commerce_events.pages.examples import examples, pairs
from commerce_events.pages.site import pages
from commerce_events.publish.edition import edition
from commerce_events.publish.playground import playground
from commerce_events.publish.source import publishable
from commerce_events.testing import Fault, events, faults
from tests.cli.conftest import Run, run
from tests.engraved import FILE, NAME, PROPERTIES, VALID, served, with_engraved

__all__ = ["run"]

#: For each property, values that it refuses: the code, the words in English and in Spanish, the hint in English.
REFUSED_VALUES: list[tuple[str, Any, str, str, str, str]] = [
    ("engraving", "x" * 21, "too-long", "`engraving` is too long: the maximum is 20, counted in characters.",
     "`engraving` es demasiado largo: el máximo es 20, contado en caracteres.", "Shorten it."),
    ("engraving", "", "empty-string", "`engraving` is empty.", "`engraving` está vacío.",
     "Put the value in; if there is none, there is nothing to send."),
    ("currency", "euros", "pattern-mismatch", "`currency` is not written in the required format.",
     "`currency` no está escrito en el formato exigido.",
     "Write it as in the description and the examples of `currency`."),
    ("currency", "EUR\n", "pattern-mismatch", "`currency` is not written in the required format.",
     "`currency` no está escrito en el formato exigido.",
     "Write it as in the description and the examples of `currency`."),
    ("paper", "kraft", "not-one-of", "`paper` is not one of its allowed values.",
     "El valor de `paper` no es uno de los permitidos.", "Use one of these, spelt exactly so: `silk`."),
    ("isExpress", 1, "wrong-type", "`isExpress` must be a boolean, not an integer.",
     "`isExpress` debe ser un booleano, no un entero.", "Send a boolean."),
    ("weight", 0.125, "too-small", "`weight` is less than 0.25.", "`weight` es menor que 0.25.", "Send 0.25 or more."),
    ("weight", 30.5, "too-big", "`weight` is more than 30.", "`weight` es mayor que 30.", "Send 30 or less."),
    ("weight", "1", "wrong-type", "`weight` must be a number, not a string.",
     "`weight` debe ser un número, no un texto.", "Send a number."),
    ("font", "mono", "not-allowed", "This value of `font` is not allowed.",
     "Este valor de `font` no está permitido.",
     "Send another value: the description of `font` says which ones are allowed."),
    ("initials", "AQ", "not-allowed", "This value of `initials` is not allowed.",
     "Este valor de `initials` no está permitido.",
     "Send another value: the description of `initials` says which ones are allowed."),
    # Two keywords refuse it: the first of the schema counts.
    ("initials", "Q", "pattern-mismatch", "`initials` is not written in the required format.",
     "`initials` no está escrito en el formato exigido.",
     "Write it as in the description and the examples of `initials`."),
    ("photos", [1], "too-few-items", "`photos` does not have enough items: the minimum is 2.",
     "`photos` no tiene suficientes elementos: el mínimo es 2.", "Send an array of 2 items or more."),
    ("photos", [1] * 4, "too-many-items", "`photos` has too many items: the maximum is 3.",
     "`photos` tiene demasiados elementos: el máximo es 3.", "Send an array of 3 items or fewer."),
    ("size", 2, "not-one-of", "`size` is not one of its allowed values.",
     "El valor de `size` no es uno de los permitidos.",
     'Use one of these, spelt exactly so: `1`, `2.5`, `true`, `null`, `1`, `["a",1]`.'),
]  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package reads its contract from the copy."""
    with served(with_engraved(tmp_path_factory.mktemp("engraved") / "schemas")) as folder:
        yield folder


def test_it_uses_every_keyword_of_values_and_is_portable() -> None:
    used = {keyword for _, _, rules in PROPERTIES.values() for keyword in rules} | {"const"}
    assert used >= {*codes()["by-keyword"]} - {"required", "unevaluatedProperties"}
    check_portable("https://commerce-events.example/schemas/v1/", contract("v1").documents)
    assert possible_codes(contract("v1")) == set(codes()["schema"]) - {REFUSED}


def test_its_example_is_valid() -> None:
    assert ce.check(VALID).to_dict()["violations"] == []
    assert ce.is_valid(json.dumps([VALID]))


@pytest.mark.parametrize(("name", "value", "code", "english", "spanish", "hint"), REFUSED_VALUES)
def test_a_value_that_is_refused(name: str, value: Any, code: str, english: str, spanish: str, hint: str) -> None:
    body = json.dumps([VALID | {name: value}])
    (violation,) = ce.check(body).violations
    assert (violation.code, violation.instance_location) == (code, f"/0/{name}")
    assert (violation.keyword_location or "").startswith(f"v1/{FILE}#/properties/{name}/")
    assert (violation.message(), violation.message("es"), violation.hint()) == (english, spanish, hint)
    assert violation.hint("es") != hint
    assert not ce.is_valid(body)


@given(events())
def test_what_is_drawn_is_valid(event: dict[str, Any]) -> None:
    assert ce.check(event).violations == ()
    assert ce.is_valid(json.dumps(event))


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("code", sorted({*codes()["schema"]} - {REFUSED}))
@settings(max_examples=20)
@given(data=st.data())
def test_a_fault_has_its_code_and_its_place(code: str, data: st.DataObject) -> None:
    fault: Fault = data.draw(faults(codes=[code]))
    told = [(one.code, one.instance_location, one.keyword_location) for one in ce.check(fault.body).violations]
    assert told == [(code, fault.instance_location, fault.keyword_location)]
    assert not ce.is_valid(fault.body)


VALUE: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from([*VALID.values(), *(value for _, value, *_ in REFUSED_VALUES)]),
    st.sampled_from([0, 1, 1.0, True, False, None, "", "AB\n", "EUR\n", 30, 30.0, 2**53, [], [1, 2], {}, "silk", "1"]),
)


@given(st.dictionaries(st.sampled_from([*VALID]), VALUE, max_size=3))
def test_the_fast_path_never_accepts_what_the_judge_refuses(changes: dict[str, Any]) -> None:
    rules, event = contract("v1"), VALID | changes
    _, flat = rules.schema_of(event)
    valid = accepts(flat, event)
    fast = FastPath(rules)
    assert not fast.decode(json.dumps(event).encode())[1] or valid
    assert fast.inspect(fast.convert([event]), 10_000) is None or valid
    assert ce.is_valid(event) is ce.check(event).valid is valid


def test_the_vectors_show_each_code(schemas: Path) -> None:
    tests = vectors_in(schemas / "v1/vectors")[NAME]
    assert {test["code"] for test in tests if not test["valid"]} >= {code for _, _, code, *_ in REFUSED_VALUES}
    assert len({test["description"] for test in tests}) == len(tests)
    for vector in suite("v1", only=[NAME]):
        report = ce.check(vector.body)
        told = [(one.code, one.instance_location, one.keyword_location) for one in report.violations]
        wanted = (vector.code, vector.instance_location, vector.keyword_location)
        assert told == [wanted] * (not vector.valid), vector.description


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "weight        optional  number, 0.25 to 30"),
        ("en", "photos        optional  array, at least 2 items, at most 3 items"),
        ("en", 'size          optional  1 or 2.5 or true or null or "1" or ["a", 1]'),
        ("es", "isExpress     opcional     verdadero o falso (true o false)"),
        ("es", "engraving     opcional     texto, no vacío, como máximo 20 caracteres"),
    ],
)
def test_the_command_shows_it(run: Run, lang: Language, line: str) -> None:
    shown = run("show", NAME, "--lang", lang)
    assert shown.exit_code == 0
    assert line in shown.output


def test_it_is_published_and_has_its_pages(schemas: Path) -> None:
    publishable(schemas / "v1")
    published = edition(schemas / "v1", "9.0.0", "https://shop.test/schemas", "v1")
    assert b"engraving?: string;" in next(text for name, text in published.items() if name.endswith(".d.ts"))
    found = pages(schemas, published)
    for code in codes()["schema"]:
        for path, no_rule in ((f"codes/{code}.md", "no rule of"), (f"codes/{code}.es.md", "ninguna regla de")):
            assert (no_rule in found[path]) is (code == REFUSED)
    assert "one item" not in found[f"events/{NAME}.md"]
    assert "array, at least 2 items, at most 3 items" in found[f"events/{NAME}.md"]


def test_the_playground_has_an_example_of_each_code(schemas: Path) -> None:
    vectors = vectors_in(schemas / "v1/vectors")
    known = pairs(vectors)
    assert codes()["schema"] == [code for code in [*known, REFUSED] if code in codes()["schema"]]
    for code, pair in known.items():
        report = ce.check(pair.bad.body)
        assert [each.code for each in (*report.violations, *report.warnings)] == [code]
        assert ce.check(pair.good.body).to_dict()["violations"] == []
    rows = [row["name"] for row in examples(contract("v1"), vectors)]
    assert {NAME, "too-long", "not-allowed"} <= {*rows}
    assert NAME in playground(contract("v1"))["schemas"]["events"]


def test_what_nothing_explains_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule for an event as a whole has no words of its own."""
    rules = contract("v1")
    flat = rules.events[NAME]
    schema = {**flat.schema, "not": {"required": ["photos", "paper"]}}
    changed = type(flat)(schema, {**flat.schema_locations, ("not",): f"{FILE}#/not"})
    monkeypatch.setitem(rules.events, NAME, changed)
    (violation,) = ce.Validator(rules).check([VALID]).violations
    assert (violation.code, violation.instance_location) == (REFUSED, "/0")
    assert violation.message() == "This is not valid, but the exact reason is not known."
