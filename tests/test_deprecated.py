"""What is deprecated, in a copy of the schemas: everything shows it, and no verdict changes."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import commerce_events as ce
from commerce_events import Validator
from commerce_events._contract.contract import Contract, contract, read_contract
from commerce_events._explaining import budget
from commerce_events._explaining.possible import possible_codes
from commerce_events._json_types import Language
from commerce_events.conformance.suite import suite, vectors_in
from commerce_events.pages.examples import DEPRECATED, examples, pairs
from commerce_events.pages.site import pages
from commerce_events.publish.edition import edition
from commerce_events.publish.playground import playground
from commerce_events.publish.source import publishable
from commerce_events.testing import Fault, bodies, faults
from tests.cli.conftest import Run, run
from tests.deprecated import OF_DEFINITION, OF_PROPERTY, OF_TYPE, REVIEW, TYPE, edit, with_deprecated
from tests.engraved import served

__all__ = ["run"]

#: The contract without anything deprecated.
PLAIN = Validator(contract("v1"))

BRAND = {"type": TYPE, "customerCode": "c", "brandCode": "b"}
SALE = {"type": "EventSale", "customerCode": "c", "productCode": "p"}
WRITTEN = {"type": REVIEW, "customerCode": "c", "productCode": "p", "review": ""}
STAMPED = {**SALE, "timestamp": "2025-11-18T07:21:16Z", "quantity": 2}


@pytest.fixture(scope="module", autouse=True)
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The package reads its contract from the copy."""
    with served(with_deprecated(tmp_path_factory.mktemp("deprecated") / "schemas")) as folder:
        yield folder


def warned(body: Any, **options: Any) -> list[tuple[str, str, str | None]]:
    report = ce.check(body, **options)
    return [(each.code, each.instance_location, each.keyword_location) for each in report.warnings]


OLD_TYPE, OLD_PROPERTY = DEPRECATED
TYPE_SAYS, REVIEW_SAYS, QUANTITY_SAYS = (f"v1/{place}/deprecated" for place in (OF_TYPE, OF_PROPERTY, OF_DEFINITION))


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        (SALE, []),
        (BRAND, [(OLD_TYPE, "/type", TYPE_SAYS)]),
        (WRITTEN, [(OLD_PROPERTY, "/review", REVIEW_SAYS)]),
        ({**SALE, "quantity": 1}, [(OLD_PROPERTY, "/quantity", QUANTITY_SAYS)]),
        ({**SALE, "quantity": 2.0}, [(OLD_PROPERTY, "/quantity", QUANTITY_SAYS)]),
        # What an error reports already, or what is of no known type, is not deprecated as well.
        ({**SALE, "quantity": 0}, []),
        ({**SALE, "review": "x"}, []),
        ({"type": "EventSold", "quantity": 1}, []),
        ({**BRAND, "brandCode": ""}, [(OLD_TYPE, "/type", TYPE_SAYS)]),
        ([], []),
    ],
)
def test_what_gets_a_warning(event: Any, expected: list[tuple[str, str, str]]) -> None:
    """Alone or in a batch, as text or as parsed JSON: the same, and the verdict does not know it."""
    for body in (event, json.dumps(event), json.dumps(event, indent=1).encode()):
        assert warned(body) == expected
        assert ce.is_valid(body) is ce.check(body).valid is PLAIN.is_valid(body)
    in_batch = [(code, f"/0{place}", says) for code, place, says in expected]
    for batch in ([event], json.dumps([event])):
        assert [each for each in warned(batch) if each[0] in DEPRECATED] == in_batch


def test_events_of_no_kind_have_nothing_deprecated() -> None:
    assert warned([1, None, [BRAND], "EventBrandViewed"]) == []


def test_they_are_in_the_order_of_the_text() -> None:
    body = {"quantity": 2, "metadata": {"id": 2**53}, **SALE}
    for limit in (1, 2, 3):
        codes = [code for code, *_ in warned(body, max_violations=limit)]
        assert codes == [OLD_PROPERTY, "unsafe-integer"][:limit]
    late = {"metadata": [2**53, 2**53], **STAMPED, "timestamp": "9999-01-01T00:00:00Z"}
    found = [code for code, *_ in warned(json.dumps([STAMPED, late]))]
    assert found == [OLD_PROPERTY, "unsafe-integer", "unsafe-integer", "timestamp-in-future", OLD_PROPERTY]
    (report,) = [ce.check(json.dumps([late]), max_violations=2)]
    assert [each.code for each in report.warnings] == ["unsafe-integer"] * 2
    assert report.truncated


@pytest.mark.parametrize(
    ("event", "params", "english", "spanish", "hints"),
    [
        (
            BRAND,
            {"type": TYPE, "since": "2027-01-15", "release": "1.1.0", "sunset": "2028-01-15"},
            "`EventBrandViewed` has been deprecated since {} and may be refused from {} on. It is a category.",
            "`EventBrandViewed` está en desuso desde el {} y puede rechazarse a partir del {}. Es una categoría más.",
            ("Send `EventCategoryViewed` with the code of the brand.",
             "Envíe `EventCategoryViewed` con el código de la marca."),
        ),
        (
            {**SALE, "quantity": 2},
            {"property": "quantity", "since": "2027-03-01", "release": "1.2.0"},
            "`quantity` has been deprecated since {}. Each unit counts by itself.",
            "`quantity` está en desuso desde el {}. Cada unidad cuenta por sí misma.",
            ("Send one event for each unit.", "Envíe un evento por cada unidad."),
        ),
    ],
)  # fmt: skip
def test_what_a_warning_says(
    event: Any, params: dict[str, Any], english: str, spanish: str, hints: tuple[str, str]
) -> None:
    (found,) = ce.check(json.dumps(event), show_values=False).warnings
    assert {**found.params, **params} == found.params
    assert ("sunset" in found.params) is ("sunset" in params)
    since, sunset = params["since"], params.get("sunset")
    assert found.message() == english.format(f"{since} (release {params['release']})", sunset)
    assert found.message("es") == spanish.format(f"{since} (versión {params['release']})", sunset)
    assert (found.hint(), found.hint("es")) == hints
    assert found.severity == "warning"


def test_long_words_make_no_long_answer(schemas: Path, tmp_path: Path) -> None:
    version = Path(shutil.copytree(schemas / "v1", tmp_path / "v1"))
    words = json.loads((version / "deprecations.json").read_text("utf-8"))
    words[OF_DEFINITION]["why"] |= dict.fromkeys(("en", "es"), "ñ" * 500 + ".")
    (version / "deprecations.json").write_text(json.dumps(words), "utf-8")
    body = json.dumps([STAMPED] * 100)
    report = Validator.from_folder(version).check(body)
    assert report.truncated
    for lang in ("en", "es"):
        told = json.dumps(report.to_dict(lang)["warnings"])
        assert 100_000 < len(told) < budget.BASE + budget.PER_BYTE * len(body)


def test_a_property_is_placed_at_its_name_and_a_type_at_its_value() -> None:
    text = '{"type": "EventBrandViewed", "customerCode": "c", "brandCode": "b"}'
    (found,) = ce.check(text, show_values=True).warnings
    assert (found.column, found.value) == (10, '"EventBrandViewed"')
    (found,) = ce.check(json.dumps(WRITTEN), show_values=True).warnings
    assert (found.column, found.value) == (json.dumps(WRITTEN).index('"review"') + 1, '""')


LINES = [json.dumps(event).encode() for event in (SALE, BRAND, STAMPED, {**SALE, "quantity": 0}, WRITTEN)]


def test_lines_with_a_warning_are_not_plain(tmp_path: Path, run: Run) -> None:
    assert [*Validator()._odd_lines(LINES, 1000)] == [1, 2, 3, 4]
    assert [*PLAIN._odd_lines(LINES, 1000)] == [3]
    (tmp_path / "a.ndjson").write_bytes(b"\n".join(LINES))
    result = run("check", "--format", "json", str(tmp_path / "a.ndjson"))
    told = [each["warnings"] for each in json.loads(result.stdout)["payloads"]]
    assert [[each["code"] for each in row] for row in told] == [[OLD_TYPE], [OLD_PROPERTY], [], [OLD_PROPERTY]]


VALUES: st.SearchStrategy[Any] = st.sampled_from(["", "x", 0, 1, 2.0, None, True, 2**53, [], {"a": 2**53}])
NAMES = st.sampled_from(["type", "customerCode", "brandCode", "productCode", "quantity", "review", "metadata", "?"])
EVENTS = st.builds(
    lambda event, changes: event | changes,
    st.sampled_from([SALE, BRAND, WRITTEN, STAMPED]),
    st.dictionaries(NAMES, VALUES, max_size=2),
)
PAYLOADS = EVENTS | st.lists(EVENTS, max_size=4)


@given(
    bodies() | faults().map(lambda fault: fault.body) | PAYLOADS | PAYLOADS.map(json.dumps),
    st.sampled_from(["error", "warn"]),
)
def test_no_verdict_knows_what_is_deprecated(body: Any, unknown: Any) -> None:
    found, plain = (each.check(body, unknown=unknown) for each in (Validator(), PLAIN))
    assert (found.valid, found.events) == (plain.valid, plain.events)
    assert Validator().is_valid(body, unknown=unknown) is found.valid
    if not (found.truncated or plain.truncated):
        assert found.violations == plain.violations
        assert [each for each in found.warnings if each.code not in DEPRECATED] == [*plain.warnings]
    events = body if isinstance(body, list) else [body]
    old = [event for event in events if isinstance(event, dict) and event.get("type") == TYPE]
    assert sum(each.code == OLD_TYPE for each in found.warnings) >= len(old)


@given(PAYLOADS)
def test_the_fast_path_warns_as_the_keyword_checks_do(payload: Any) -> None:
    """Blanks and another order of names make no difference, nor does parsed JSON."""
    texts = [json.dumps(payload), json.dumps(payload).replace('"c"', '"\\u0063"')]
    found = [warned(body) for body in (payload, *texts)]
    assert found[0] == found[1] == found[2]
    lines = [text.encode() for text in texts if isinstance(payload, dict)]
    if lines:
        report = ce.check(payload)
        assert 0 in Validator()._odd_lines(lines, 1000) or (report.valid and not report.warnings)


@given(faults())
def test_a_fault_keeps_its_code(fault: Fault) -> None:
    assert [each.code for each in ce.check(fault.body).violations] == [fault.code]


def test_the_vectors_keep_their_verdicts(schemas: Path) -> None:
    for vector in suite("v1"):
        assert ce.is_valid(vector.body) is vector.valid
    with_words = json.dumps([*vectors_in(schemas / "v1/vectors").values()])
    assert "deprecated" not in with_words


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_command_shows_it(run: Run, lang: Language) -> None:
    label = {"en": "Deprecated", "es": "En desuso"}[lang]
    for name, start in ((TYPE, ""), (REVIEW, " " * 6), ("EventSale", " " * 6)):
        (kind,) = (kind for kind in ce.event_types() if kind.name == name)
        said = kind.deprecated or kind.properties[-1].deprecated
        assert said
        lines = run("show", name, "--lang", lang).stdout.splitlines()
        assert f"{start}{label} {said.summary(lang)}" in lines
        assert sum(label in line for line in lines) == 1
    assert label not in run("show", "EventSearch", "--lang", lang).stdout


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_command_shows_it_as_json(run: Run, lang: Language) -> None:
    shown = json.loads(run("show", TYPE, "--format", "json", "--lang", lang).stdout)
    (kind,) = (kind for kind in ce.event_types() if kind.name == TYPE)
    assert kind.deprecated
    words = {"why": kind.deprecated.why(lang), "instead": kind.deprecated.instead(lang)}
    assert shown["deprecated"] == {"since": "2027-01-15", "release": "1.1.0", "sunset": "2028-01-15", **words}
    assert not any("deprecated" in one for one in shown["properties"])
    sale = json.loads(run("show", "EventSale", "--format", "json", "--lang", lang).stdout)
    assert "deprecated" not in sale
    (quantity,) = (one["deprecated"] for one in sale["properties"] if "deprecated" in one)
    assert quantity.keys() == {"since", "release", "why", "instead"}


@pytest.mark.parametrize(("lang", "start"), [("en", "Deprecated since 2027"), ("es", "En desuso desde el 2027")])
def test_the_list_of_types_has_it(run: Run, lang: Language, start: str) -> None:
    lines = run("types", "--lang", lang).stdout.splitlines()
    assert [line.split()[0] for line in lines if start in line] == [TYPE]
    listed = json.loads(run("types", "--format", "json", "--lang", lang).stdout)["eventTypes"]
    assert [kind["name"] for kind in listed if kind.get("deprecated")] == [TYPE]


def test_the_catalogue_has_it() -> None:
    kinds = {kind.name: kind for kind in ce.event_types()}
    old = [name for name, kind in kinds.items() if kind.deprecated]
    assert old == [TYPE]
    properties = {name: [one.name for one in kind.properties if one.deprecated] for name, kind in kinds.items()}
    assert {name: found for name, found in properties.items() if found} == {
        "EventAddedToCart": ["quantity"],
        "EventRemovedFromCart": ["quantity"],
        "EventSale": ["quantity"],
        REVIEW: ["review"],
    }
    said = kinds[TYPE].deprecated
    assert said
    assert (said.since, said.sunset, said.release) == (date(2027, 1, 15), date(2028, 1, 15), "1.1.0")
    said.reasons.clear()  # type: ignore[attr-defined]  # a caller may
    (said,) = (kind.deprecated for kind in ce.event_types() if kind.deprecated)
    assert said.summary() == (
        "since 2027-01-15 (release 1.1.0); may be refused from 2028-01-15 on. It is a category. "
        "Send `EventCategoryViewed` with the code of the brand."
    )


@pytest.fixture(scope="module")
def published(schemas: Path) -> dict[str, bytes]:
    publishable(schemas / "v1")
    return edition(schemas / "v1", "9.0.0", "https://shop.test/schemas", "v1")


@pytest.mark.parametrize("dialect", ["draft-07", "2020-12", "draft-07.es", "2020-12.es", "union"])
def test_the_single_files_have_the_keyword(published: dict[str, bytes], dialect: str) -> None:
    file = json.loads(published[f"commerce-events.{dialect}.schema.json"])
    definitions = file.get("$defs") or file["definitions"]
    assert definitions[TYPE]["deprecated"] is True
    assert definitions[REVIEW]["properties"]["review"]["deprecated"] is True
    assert definitions["quantity"]["deprecated"] is True
    assert json.dumps(file).count('"deprecated"') == 3


def test_the_other_files_have_it(published: dict[str, bytes]) -> None:
    schemas = json.loads(published["commerce-events.openapi.json"])["components"]["schemas"]
    assert [name for name, schema in schemas.items() if schema.get("deprecated")] == [TYPE, "quantity"]
    assert schemas[REVIEW]["properties"]["review"]["deprecated"] is True
    declared = published["commerce-events.d.ts"].decode()
    (kind,) = (kind for kind in ce.event_types() if kind.deprecated)
    assert kind.deprecated
    assert f" * @deprecated {kind.deprecated.summary()}\n" in declared
    assert declared.count("   * @deprecated since 2027-03-01 (release 1.2.0). Each unit counts by itself.") == 3
    assert json.loads(published["deprecations.json"]).keys() == {OF_TYPE, OF_PROPERTY, OF_DEFINITION}
    rows = {row["path"]: row for row in json.loads(published["manifest.json"])["files"]}
    assert rows["deprecations.json"]["purpose"].startswith("What is deprecated")


@pytest.mark.parametrize(
    ("suffix", "label", "sentence"),
    [
        (".md", "**Deprecated** since 2027-03-01 (release 1.2.0). Each unit", "may be refused from 2028-01-15 on"),
        (
            ".es.md",
            "**En desuso** desde el 2027-03-01 (versión 1.2.0). Cada",
            "puede rechazarse a partir del 2028-01-15",
        ),
    ],
)
def test_the_pages_show_it(schemas: Path, published: dict[str, bytes], suffix: str, label: str, sentence: str) -> None:
    found = pages(schemas, published)
    assert label in found[f"events/EventSale{suffix}"]
    assert sentence in found[f"events/{TYPE}{suffix}"].split("\n## ")[0]
    assert sentence in found[f"codes/{OLD_TYPE}{suffix}"]
    assert {".md": "(deprecated)", ".es.md": "(en desuso)"}[suffix] in found[f"events/index{suffix}"]
    mistakes = found[f"events/{TYPE}{suffix}"].count("\n### ")
    assert mistakes == found[f"events/EventCategoryViewed{suffix}"].count("\n### ")
    for code in DEPRECATED:
        assert "```json" in found[f"codes/{code}{suffix}"]
    changes = found[f"changelog{suffix}"]
    assert "`EventSale.quantity`" in changes
    assert f"`{TYPE}`" in changes.split("## 1.0.0")[0]


def test_the_examples_of_the_codes(schemas: Path) -> None:
    known = pairs(vectors_in(schemas / "v1/vectors"), ce.event_types())
    for code in DEPRECATED:
        assert [each.code for each in ce.check(known[code].bad.body).warnings] == [code]
        report = ce.check(known[code].good.body)
        assert report.valid
        assert report.warnings == ()
    assert possible_codes(contract("v1")) >= {*DEPRECATED}
    assert {*DEPRECATED} <= {row["name"] for row in examples(contract("v1"))}


def test_what_has_no_example_has_none() -> None:
    """Where all types are deprecated, or the property is required or has no examples, there is nothing to show."""
    types = ce.event_types()
    (said,) = (kind.deprecated for kind in types if kind.deprecated)
    assert OLD_TYPE not in pairs({}, [replace(kind, deprecated=said) for kind in types])
    (sale,) = (kind for kind in types if kind.name == "EventSale")
    *others, quantity = sale.properties
    for changed in (replace(quantity, required=True), replace(quantity, examples=())):
        assert OLD_PROPERTY not in pairs({}, [replace(sale, properties=(*others, changed))])
    assert OLD_PROPERTY in pairs({}, [sale])


def test_the_playground_gets_what_to_warn_of() -> None:
    schemas = playground(contract("v1"))["schemas"]
    assert [name for name, schema in schemas["events"].items() if schema["deprecated"]] == [
        "EventAddedToCart", TYPE, "EventRemovedFromCart", REVIEW, "EventSale",
    ]  # fmt: skip
    (told,) = schemas["events"][TYPE]["deprecated"]
    assert {**told, "params": None} == {
        "code": OLD_TYPE,
        "name": "type",
        "schemaLocation": f"{OF_TYPE}/deprecated",
        "onName": False,
        "params": None,
    }
    assert (schemas["open"]["deprecated"], schemas["batch"]["deprecated"]) == ([], [])


def changed(schemas: Path, target: Path) -> Contract:
    """The copy with a deprecated property of every event."""
    version = Path(shutil.copytree(schemas / "v1", target / "v1"))
    place = "event.schema.json#/properties/metadata"
    words = json.loads((version / "deprecations.json").read_text("utf-8"))
    (version / "deprecations.json").write_text(json.dumps(words | {place: words[OF_PROPERTY]}), "utf-8")
    edit(version, place, deprecated=True)
    return read_contract(str(version))


def test_a_property_of_every_event(schemas: Path, tmp_path: Path) -> None:
    """Where the type is not known, too."""
    validator = Validator(changed(schemas, tmp_path))
    for body in ({**SALE, "metadata": 1}, {"type": "EventSold", "metadata": 1}):
        (found,) = validator.check(body).warnings
        assert (found.code, found.instance_location) == (OLD_PROPERTY, "/metadata")
    assert [each.code for each in validator.check([{**BRAND, "metadata": [2**53]}]).warnings] == [
        "timestamp-missing", OLD_TYPE, OLD_PROPERTY, "unsafe-integer",
    ]  # fmt: skip
