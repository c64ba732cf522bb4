"""The classes are those of the schemas, of each version, and are written by `make schemas`."""

import json
import os
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, get_args, get_type_hints

import pytest
from msgspec import NODEFAULT, UNSET
from msgspec.json import decode
from msgspec.structs import fields

import commerce_events as ce
from commerce_events import events, types
from commerce_events._contract.contract import Contract, contract, read_contract
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder
from commerce_events._options import VERSION
from commerce_events.events import TypedEvent
from tests.deprecated import with_deprecated
from tests.docs.written import PROJECT
from tests.engraved import NAME, VALID, with_engraved
from tests.rows import each_row
from tools.class_texts import RESERVED
from tools.event_classes import class_texts, main

PACKAGE = Path(ce.__file__).parent
#: Each event type of each version.
TYPES = [(version, name, flat) for version in ce.versions() for name, flat in contract(version).events.items()]


def newest(folder: Path) -> Contract:
    """The version that the calls take where none is given."""
    return read_contract(str(folder / VERSION))


@pytest.mark.cover_processes
def test_the_classes_are_fresh(tmp_path: Path) -> None:
    package = tmp_path / "src/commerce_events"
    folders = [str(Path(schemas_folder(), version)) for version in ce.versions()]
    for name in ("events/v99.py", "types/v99.py", "events/_kept.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("", "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run([sys.executable, "-m", "tools.event_classes", *folders], check=True, cwd=tmp_path, env=environment)
    written = {file.relative_to(package).as_posix(): file.read_text("utf-8") for file in package.rglob("*.py")}
    assert written.pop("events/_kept.py") == ""
    assert written == class_texts(map(contract, ce.versions()))
    there = [*PACKAGE.glob("events/v[0-9]*.py"), *PACKAGE.glob("types/v[0-9]*.py")]
    there += [PACKAGE / part / "__init__.py" for part in ("events", "types")]
    found = {file.relative_to(PACKAGE).as_posix(): file.read_text("utf-8") for file in there}
    assert found == written, "run `make schemas`"


@each_row(TYPES)
def test_a_class_says_what_the_schemas_say(version: str, name: str, flat: Any) -> None:
    module = import_module(f"commerce_events.events.{version}")
    kind = getattr(module, name)
    assert (kind.type, kind.contract_version) == (name, version)
    assert kind in get_args(module.Event)
    assert get_type_hints(kind)["type"].__args__ == (Literal[name],)
    properties = {key: schema for key, schema in flat.schema["properties"].items() if key != "type"}
    known = {each.name: each for each in fields(kind)}
    assert [*known] == [*properties]
    for key, schema in properties.items():
        is_any = known[key].type is Any
        default = NODEFAULT if key in flat.schema["required"] else schema.get("default", UNSET if is_any else None)
        assert known[key].default is default or known[key].default == default
        assert is_any is (schema.keys() <= {"description", "examples", "title"})
    words = " ".join(kind.__doc__.split())
    assert all(schema["description"] in words for schema in (flat.schema, *properties.values()))


@each_row(TYPES)
def test_a_dictionary_says_what_the_schemas_say(version: str, name: str, flat: Any) -> None:
    module = import_module(f"commerce_events.types.{version}")
    kind = getattr(module, name)
    assert kind in get_args(module.Event)
    assert kind.__required_keys__ == {*flat.schema["required"]}
    assert kind.__required_keys__ | kind.__optional_keys__ == flat.schema["properties"].keys()


@each_row(TYPES)
def test_events_of_a_version_are_of_its_classes(version: str, name: str, flat: Any) -> None:
    for example in flat.schema["examples"]:
        (event,) = ce.load(example, version=version)
        assert type(event) is getattr(import_module(f"commerce_events.events.{version}"), name)
        assert ce.load(ce.dump([event]), version=version) == [event]


def test_the_packages_have_the_names_of_the_version_that_is_taken_by_default() -> None:
    names = {*contract(VERSION).events}
    assert {*events.__all__} == names | {"Event", "TypedEvent"}
    assert {*types.__all__} == names | {"Event", "is_event"}
    for module in (events, types):
        assert [*module.__all__] == sorted(module.__all__)
        assert all(getattr(module, name).__module__.endswith(f".{VERSION}") for name in names)
    for name in names:
        (example, *_) = contract(VERSION).events[name].schema["examples"]
        assert type(ce.load(example)[0]) is getattr(events, name)
        assert types.is_event(dict(example))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"type": "EventCouponApplied", "customerCode": "c"}, True),
        ({"type": "EventCouponApplied", "customerCode": ""}, False),
        ({"type": "EventCouponApplied", "customerCode": "c", "metadata": {1}}, False),
        ([{"type": "EventCouponApplied", "customerCode": "c"}], False),
        ('{"type":"EventCouponApplied","customerCode":"c"}', False),
        (None, False),
    ],
)
def test_what_is_an_event_as_parsed_json(value: object, expected: bool) -> None:  # noqa: FBT001 a table
    assert types.is_event(value) is expected


def made(text: str) -> ModuleType:
    """The module that a source is of."""
    module = ModuleType("made")
    sys.modules["made"] = module
    exec(text, module.__dict__)  # noqa: S102 as generated
    return module


def test_what_is_deprecated_says_so(tmp_path: Path) -> None:
    files = class_texts([newest(with_deprecated(tmp_path / "schemas"))])
    module = made(files[f"events/{VERSION}.py"])
    gone = module.EventBrandViewed
    assert "It is a category." in gone.__deprecated__
    assert f"Deprecated {gone.__deprecated__}" in " ".join(gone.__doc__.split())
    assert "    from typing_extensions import deprecated\nelse:\n" in files[f"events/{VERSION}.py"]
    for source in (files[f"events/{VERSION}.py"], files[f"types/{VERSION}.py"]):
        doc = " ".join(str(made(source).EventReviewWritten.__doc__).split())
        assert "Deprecated" in doc
        assert "The text of a review is read from the shop." in doc
    event = gone(customerCode="c", brandCode="b")
    assert decode(b'{"type":"EventBrandViewed","customerCode":"c","brandCode":"b"}', type=gone) == event
    assert not hasattr(module.EventSale, "__deprecated__")


def test_a_class_has_the_types_of_every_keyword(tmp_path: Path) -> None:
    files = class_texts([newest(with_engraved(tmp_path / "schemas"))])
    kind = getattr(made(files[f"events/{VERSION}.py"]), NAME)
    found = {each.name: each.type for each in fields(kind)}
    assert found == {
        "timestamp": str | None, "customerCode": str, "metadata": Any, "engraving": str | None, "currency": str | None,
        "paper": Literal["silk"] | None, "isExpress": bool | None, "weight": float | None, "font": str | None,
        "initials": str | None, "photos": Any, "size": Any,
    }  # fmt: skip
    values = {name: value for name, value in VALID.items() if name != "type"}
    event = kind(**values)
    assert {name: getattr(event, name) for name in values} == values
    assert hash(event) == hash(kind(**values))


def changed(tmp_path: Path, **properties: Any) -> Contract:
    """The contract, with properties of an event type more."""
    folder = Path(shutil.copytree(Path(schemas_folder(), VERSION), tmp_path / VERSION))
    file = folder / "events/EventCouponApplied.schema.json"
    document = json.loads(file.read_text("utf-8"))
    words = {"description": 'A "path" \\ of """quotes""".', "examples": [1]}
    document["properties"] |= {name: words | rules for name, rules in properties.items()}
    file.write_text(json.dumps(document), "utf-8")
    return read_contract(str(folder))


def test_defaults_and_quotes_are_written_as_source(tmp_path: Path) -> None:
    rules = changed(
        tmp_path, note={"type": "string", "default": 'a"\\'}, gift={"type": "boolean", "default": False},
        rank={"enum": [1, 2], "default": 2},
    )  # fmt: skip
    kind = made(class_texts([rules])[f"events/{VERSION}.py"]).EventCouponApplied
    coupon = kind(customerCode="c")
    assert (coupon.note, coupon.gift, coupon.rank) == ('a"\\', False, 2)
    assert 'A "path" \\ of """quotes""".' in kind.__doc__


@pytest.mark.parametrize(
    ("name", "rules", "sentence"),
    [
        ("class", {}, "EventCouponApplied: class can't be the name of an attribute"),
        ("check", {}, "EventCouponApplied: check can't be the name of an attribute"),
        ("list", {"default": [1]}, "[1]: this can't be the default of an attribute"),
    ],
)
def test_what_can_be_no_attribute_is_refused(
    name: str, rules: dict[str, Any], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed(tmp_path, **{name: rules})
    assert main([str(tmp_path / VERSION)], tmp_path) == 2
    assert capsys.readouterr().out == f"{sentence}\n"
    assert not (tmp_path / "src").exists()


def test_what_can_be_no_class_is_refused() -> None:
    rules = newest(Path(schemas_folder()))
    for name in ("Event", "None"):
        renamed = Contract(rules.version, rules.documents, {name: rules.events["EventSale"]}, rules.open_event,
                           rules.batch, rules.translations)  # fmt: skip
        with pytest.raises(ContractError, match=f"^{name}: this can't be the name of a class$"):
            class_texts([renamed])


def test_the_reserved_names_are_those_that_a_class_has() -> None:
    public = {name for name in dir(TypedEvent) if not name.startswith("_")}
    assert public <= RESERVED


def test_schemas_that_can_not_be_read_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "v1")], tmp_path) == 2
    assert str(tmp_path) in capsys.readouterr().out
