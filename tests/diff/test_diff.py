"""Rehearsals on copies of the schemas: what each kind of change means, and that the judge agrees."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commerce_events._contract.contract import contract, read_contract
from commerce_events._contract.flatten import ContractError, FlatForm
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events._judging.by_keyword import accepts
from commerce_events.conformance.suite import suite
from commerce_events.diff.compare import Reason, _checked, compare, level
from commerce_events.diff.source import HERE, of_contract, read_rules
from commerce_events.diff.texts import UnknownError, text_between
from commerce_events.diff.values import between
from commerce_events.publish.single_file import DIALECTS, single_file
from tests.cli.conftest import Run, process, run

__all__ = ["run"]
V1 = Path(schemas_folder(), "v1")
SALE, ORDER = "events/EventSale.schema.json", "events/EventOrderApplied.schema.json"
COUPON = "events/EventCouponApplied.schema.json"
SHARED = "definitions.schema.json"
Edit = Callable[[dict[str, Any]], Any]


def copy(tmp_path: Path, file: str, edit: Edit) -> Path:
    folder = tmp_path / "v1"
    shutil.copytree(V1, folder)
    target = folder / file
    document = json.loads(target.read_text("utf-8"))
    edit(document)
    target.write_text(json.dumps(document), "utf-8")
    return folder


def new_property(document: dict[str, Any]) -> None:
    document["properties"]["size"] = {"type": "string", "minLength": 1}


def new_required(document: dict[str, Any]) -> None:
    new_property(document)
    document["required"] = ["size"]


def quantity(**limits: Any) -> Edit:
    return lambda document: document["$defs"]["quantity"].update(limits)


def directions(*names: str) -> Edit:
    return lambda document: document["properties"]["orderDirection"].update(enum=list(names))


def fraction(digits: str) -> Edit:
    def edit(document: dict[str, Any]) -> None:
        stamp = document["$defs"]["timestamp"]
        stamp["pattern"] = stamp["pattern"].replace("{1,9}", digits)

    return edit


REHEARSALS = [
    (SALE, new_property, "compatible", "breaking", "minor"),
    (SALE, new_required, "breaking", "breaking", "major"),
    (SHARED, quantity(maximum=1000), "breaking", "compatible", "major"),
    (SHARED, quantity(minimum=0), "compatible", "breaking", "minor"),
    (SHARED, quantity(default=2), "unknown", "unknown", "major"),
    (ORDER, directions("asc", "desc", "none"), "compatible", "breaking", "minor"),
    (ORDER, directions("asc"), "breaking", "compatible", "major"),
    (ORDER, directions("desc", "asc"), "compatible", "compatible", "patch"),
    (SHARED, fraction("{1,6}"), "breaking", "compatible", "major"),
    (SHARED, fraction("{2,5}"), "breaking", "compatible", "major"),
    (SALE, lambda document: document.update(description="Sold."), "compatible", "compatible", "patch"),
    ("event-batch.schema.json", lambda document: document.update(maxItems=50), "breaking", "compatible", "major"),
    ("event-batch.schema.json", lambda document: document.update(maxItems=200), "compatible", "breaking", "minor"),
]


@pytest.mark.parametrize(("file", "edit", "senders", "receivers", "demand"), REHEARSALS)
def test_what_a_change_means(tmp_path: Path, file: str, edit: Edit, senders: str, receivers: str, demand: str) -> None:
    old, new = read_rules(HERE, "v1"), read_rules(str(copy(tmp_path, file, edit)), "v1")
    changes = compare(old, new)
    assert level(changes) == demand
    changed = [change for change in changes if change.level != "none"]
    assert {(change.verdict("senders"), change.verdict("receivers")) for change in changed} == {(senders, receivers)}
    mirrored = {change.name: change for change in compare(new, old)}
    for change in changed:
        assert mirrored[change.name].senders == change.receivers
        for yes, no, reasons in ((old, new, change.senders), (new, old, change.receivers)):
            for reason in reasons:
                assert (reason.payload is None) is (reason.verdict == "unknown")
                if reason.payload is not None:
                    forms = [each.batch if change.name == "batch" else each.events[change.name] for each in (yes, no)]
                    assert [accepts(form, reason.payload) for form in forms] == [True, False]


def test_an_event_type_comes_and_goes(tmp_path: Path) -> None:
    shutil.copytree(V1, tmp_path / "v1")
    (tmp_path / "v1" / SALE).unlink()
    old, new = read_rules(HERE, "v1"), read_rules(str(tmp_path / "v1"), "v1")
    assert (level(compare(old, new)), level(compare(new, old))) == ("major", "minor")
    (gone,) = (change for change in compare(old, new) if change.level != "none")
    assert (gone.name, gone.senders[0].code, gone.senders[0].payload["type"]) == (
        "EventSale",
        "event-type",
        "EventSale",
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_single_file_is_the_contract(tmp_path: Path, dialect: Any) -> None:
    file = tmp_path / "single.json"
    file.write_text(json.dumps(single_file(contract("v1"), dialect)), "utf-8")
    assert level(compare(read_rules(str(file), "v1"), read_rules(HERE, "v1"))) == "none"


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ({"type": "integer"}, {"type": "number"}, "compatible"),
        ({"type": "number"}, {"type": "integer"}, "breaking"),
        ({}, {"type": "string"}, "breaking"),
        ({"type": "string"}, {}, "compatible"),
        ({"type": "object"}, {"type": "object", "required": ["x"]}, "breaking"),
        ({"type": "object", "required": ["a"]}, {"type": "object", "required": ["a", "b"]}, "breaking"),
        ({"type": "object", "required": ["y"]}, {"type": "object", "required": ["x"]}, "unknown"),
        ({"type": "array", "maxItems": 3}, {"type": "array", "maxItems": 4, "minItems": 0}, "unknown"),
        ({"type": "array", "minItems": 2}, {"type": "array", "minItems": 1}, "compatible"),
        ({"const": "a"}, {"type": "string", "minLength": 1}, "compatible"),
        ({"enum": [1, 2]}, {"enum": [1]}, "breaking"),
        ({"const": 1}, {"const": True}, "breaking"),
        ({"type": "string", "pattern": "^a$", "maxLength": 9}, {"type": "string", "pattern": "^a$"}, "compatible"),
        ({"type": "string", "pattern": "^[0-9]{1,3}$"}, {"type": "string", "maxLength": 4}, "compatible"),
        ({"type": "string", "pattern": "^[0-9]{1,3}$"}, {"type": "string", "maxLength": 3}, "compatible"),
        ({"type": "string", "pattern": "^(?:a|b)$"}, {"type": "string", "pattern": "[ab]"}, "compatible"),
        ({"type": "string"}, {"type": "string", "not": {"pattern": "x"}}, "breaking"),
        ({"type": "string", "not": {"type": "integer"}}, {"type": "string", "not": {"type": "null"}}, "unknown"),
        ({"type": "string", "pattern": "^a^$"}, {"type": "string", "pattern": "^b^$"}, "unknown"),
    ],
)  # fmt: skip
def test_values(old: dict[str, Any], new: dict[str, Any], verdict: str) -> None:
    found = between(old, new)
    assert found.verdict == verdict
    if found.verdict == "breaking":
        assert accepts(FlatForm(dict(old)), found.witness)
        assert not accepts(FlatForm(dict(new)), found.witness)


def test_a_walk_that_is_too_long_is_given_up() -> None:
    with pytest.raises(UnknownError):
        text_between({"maxLength": 300_000}, {})


LIMITS = st.fixed_dictionaries(
    {"type": st.just("integer"), "minimum": st.integers(-3, 3), "maximum": st.integers(4, 9)}
)
TEXTS = st.fixed_dictionaries(
    {"type": st.just("string")},
    optional={
        "minLength": st.integers(0, 2),
        "maxLength": st.integers(2, 4),
        "pattern": st.sampled_from(["^a{1,3}$", "^(?:a|b)$", "[ab]", "^[a-c]{2}$", "^a"]),
        "not": st.sampled_from([{"type": "string", "pattern": "[^ -z]"}, {"pattern": "b"}]),
    },
)
LISTED = st.builds(lambda values: {"enum": values}, st.lists(st.sampled_from(["a", "b", 1, None]), min_size=1))
SCHEMAS: st.SearchStrategy[Any] = LIMITS | TEXTS | LISTED | st.just({})
VALUES: st.SearchStrategy[Any] = (
    st.integers(-5, 12) | st.text("abc\n~", max_size=5) | st.sampled_from([None, 1.5, True, [], {}])
)


@settings(max_examples=300)
@given(SCHEMAS, SCHEMAS, st.lists(VALUES, min_size=20))
def test_the_judge_never_contradicts(old: dict[str, Any], new: dict[str, Any], values: list[Any]) -> None:
    forms, found = (FlatForm(dict(old)), FlatForm(dict(new))), between(old, new)
    if found.verdict == "compatible":
        assert not [value for value in values if accepts(forms[0], value) and not accepts(forms[1], value)]
    if found.verdict == "breaking":
        assert [accepts(form, found.witness) for form in forms] == [True, False]


@pytest.mark.no_cover
@pytest.mark.parametrize(("file", "edit", "senders"), [row[:3] for row in REHEARSALS])
def test_no_vector_contradicts(tmp_path: Path, file: str, edit: Edit, senders: str) -> None:
    new = read_contract(str(copy(tmp_path, file, edit)))
    broken = {change.name for change in compare(of_contract("old", contract("v1")), of_contract("new", new))
              if change.verdict("senders") != "compatible"}  # fmt: skip
    assert bool(broken) is (senders != "compatible")
    judged = 0
    for vector in suite(vectors="payloads"):
        payload = json.loads(vector.body)
        name = str(payload.get("type")) if isinstance(payload, dict) else "batch"
        if vector.valid and name not in broken and not isinstance(payload, list):
            judged += 1
            assert accepts(new.events[name], payload)
    assert judged or broken


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "is not JSON"),
        ("{}", "holds no contract"),
        ("5", "holds no contract"),
        ('{"definitions": {"AnyEvent": {"oneOf": []}, "EventBatch": {"type": "array"}}}', "has no event types"),
    ],
)
def test_what_is_no_contract(run: Run, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "x.json").write_text(content, "utf-8")
    result = run("diff", "x.json", "x.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("name", ["v9.9.9", "nowhere", "."])
def test_what_is_not_there(run: Run, name: str) -> None:
    assert run("diff", name, HERE).exit_code == 2


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (lambda event: event.update(additionalProperties={}), "can't be laid"),
        (lambda event: event.pop("additionalProperties"), "is not a closed object"),
        (lambda event: event["properties"].update(x={"type": "string", "pattern": "\\d"}), "outside the portable set"),
        (lambda event: event["properties"].update(x={"type": "string", "pattern": "(?:"}), "can't be read"),
        (lambda event: event["properties"].update(x={"not": {"format": "x"}}), "can't be laid"),
        (lambda event: event["properties"].update(x={"not": {"unevaluatedProperties": False}}), "compat"),
    ],
)
def test_a_schema_outside_the_portable_set(run: Run, tmp_path: Path, edit: Edit, said: str) -> None:
    document = single_file(contract("v1"))
    edit(document["definitions"]["EventSale"])
    (tmp_path / "x.json").write_text(json.dumps(document), "utf-8")
    result = run("diff", HERE, "x.json")
    assert said in result.stderr + result.stdout
    assert result.exit_code == (0 if said == "compat" else 2)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_the_forms(run: Run, tmp_path: Path, form: str, lang: Language) -> None:
    folder = copy(tmp_path, SALE, new_required)
    result = run("diff", HERE, str(folder), "--format", form, "--lang", lang)
    assert result.exit_code == 1
    assert '"size": "a"' in result.stdout
    assert "EventSearch" not in result.stdout or form == "json"
    if form == "json":
        assert json.loads(result.stdout)["demands"] == "major"
    same = run("diff", HERE, HERE, "--format", form, "--lang", lang)
    assert (same.exit_code, "EventSale" in same.stdout) == (0, form == "json")


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_what_is_unknown_and_what_are_words(run: Run, tmp_path: Path, form: str) -> None:
    unknown = copy(tmp_path / "a", SHARED, quantity(default=2))
    words = copy(tmp_path / "b", SALE, lambda document: document.update(title="x"))
    assert "(unknown)" in run("diff", HERE, str(unknown), "--format", form).stdout
    said = run("diff", HERE, str(words), "--format", form)
    assert (said.exit_code, "patch number" in said.stdout) == (0, True)


def test_the_process_ends_with_the_status() -> None:
    assert process("diff", HERE, "schemas-that-are-not-there").returncode == 2


def test_what_neither_side_can_show_is_unknown() -> None:
    rules = of_contract("old", contract("v1"))
    closed = {"type": "object", "additionalProperties": False, "required": ["type"]}

    def with_property(schema: dict[str, Any], *required: str) -> Any:
        form = FlatForm(
            {**closed, "properties": {"type": {"const": "E"}, "x": schema}, "required": ["type", *required]}
        )
        return replace(rules, events={"E": form})

    odd, other = ({"type": "object", "required": [name]} for name in ("y", "x"))
    assert [change.level for change in compare(with_property(odd), with_property(other))] == ["none", "major"]
    (_, change) = compare(with_property({}, "x"), with_property({}))
    assert change.level == "minor"
    with pytest.raises(ContractError, match="no value is known that meets"):
        compare(with_property(odd, "x"), replace(rules, events={}))


def test_a_batch_that_needs_more_than_sizes_is_unknown() -> None:
    rules = of_contract("old", contract("v1"))
    odd = replace(rules, batch=FlatForm({**rules.batch.schema, "not": {"type": "object"}}))
    assert compare(rules, odd)[0].verdict("senders") == "unknown"


@pytest.mark.parametrize("form", ["text", "markdown"])
def test_of_a_long_batch_the_first_event_and_the_number_are_shown(run: Run, tmp_path: Path, form: str) -> None:
    folder = copy(tmp_path, "event-batch.schema.json", lambda document: document.update(maxItems=200))
    said = run("diff", HERE, str(folder), "--format", form).stdout
    assert ", …] (101 events)" in said
    assert said.count("customerCode") == 1


@pytest.mark.parametrize(("keyword", "limit", "said"), [("type", "object", "no array")])
def test_a_batch_is_an_array(run: Run, tmp_path: Path, keyword: str, limit: str, said: str) -> None:
    folder = copy(tmp_path, "event-batch.schema.json", lambda document: document.update({keyword: limit}))
    assert said in run("diff", HERE, str(folder)).stderr


def test_what_the_judge_does_not_confirm_is_unknown() -> None:
    form = contract("v1").events["EventSale"]
    assert _checked("value", "x", form, form, {}) == Reason("value", "unknown", "x")
