"""What is public, and what importing it costs."""

import json
import subprocess
import sys
from importlib.metadata import version

import pytest

import commerce_events as ce
from tests.tables import SALE


def test_what_is_public() -> None:
    assert ce.__all__ == [
        "Body",
        "Code",
        "Deprecation",
        "Edit",
        "EventType",
        "EventVerdict",
        "EventVerdictDict",
        "Fix",
        "FixDict",
        "InvalidPayload",
        "Language",
        "Property",
        "Report",
        "ReportDict",
        "UnknownPolicy",
        "Validator",
        "Violation",
        "ViolationDict",
        "check",
        "dump",
        "dump_batches",
        "event_types",
        "is_valid",
        "load",
        "load_accepted",
        "validate",
        "versions",
        "warm_up",
    ]
    aliases = {"Body", "Code", "Language", "UnknownPolicy"}
    assert all(getattr(ce, name).__doc__ for name in {*ce.__all__} - aliases)


def test_the_version_is_that_of_the_distribution() -> None:
    assert ce.__version__ == version("commerce-events")


def loaded_by(code: str) -> set[str]:
    """The top-level names of the modules that a fresh interpreter has after running some code."""
    show = "import sys; print(*{name.split('.')[0] for name in sys.modules})"
    run = subprocess.run([sys.executable, "-c", f"{code}\n{show}"], check=True, capture_output=True, text=True)
    return set(run.stdout.split())


def test_importing_it_loads_little() -> None:
    heavy = {"jsonschema", "referencing", "rpds", "attr", "click", "rich", "hypothesis", "pytest", "mkdocs", "difflib"}
    assert not loaded_by("import commerce_events") & {*heavy, "msgspec"}
    assert "msgspec" in loaded_by("import commerce_events; commerce_events.is_valid({})")


@pytest.mark.parametrize("call", ["is_valid({})", "check({})", "event_types()"])
def test_what_needs_no_classes_loads_none(call: str) -> None:
    """The classes of the event types are for those who ask for them."""
    found = subprocess.run(
        [sys.executable, "-c", f"import commerce_events as ce; ce.{call}; import sys; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert [name for name in found if name.startswith(("commerce_events.events", "commerce_events.types"))] == []


def test_a_refusal_loads_no_library_of_schemas() -> None:
    bodies: list[object] = [{}, [{"type": "EventSale", "quantity": 0, "quantiy": 1}], [], "[1.]"]
    for body in bodies:
        assert not loaded_by(f"import commerce_events as ce; ce.check({body!r})") & {"jsonschema", "referencing"}


@pytest.mark.no_cover
@pytest.mark.parametrize("call", ["is_valid", "validate", "check"])
def test_the_verdict_on_what_is_valid_loads_no_judge(call: str) -> None:
    sale = {**SALE, "timestamp": "2025-11-18T07:21:16Z"}
    other = {**sale, "timestamp": "2025-11-18T07:21:17Z", "metadata": {"a": [1]}}
    for body in (sale, [sale, other], [SALE], json.dumps(sale), json.dumps([sale, other]).encode()):
        assert not loaded_by(f"import commerce_events as ce; ce.{call}({body!r})") & {"jsonschema", "referencing"}


def test_validation_opens_no_connection() -> None:
    code = """
import socket
def refuse(*_): raise AssertionError("the network was touched")
socket.socket.connect = socket.getaddrinfo = refuse
import commerce_events as ce
assert ce.is_valid({"type": "EventCouponApplied", "customerCode": "c"})
assert not ce.check([{"type": "EventSale"}]).valid
"""
    assert loaded_by(code)


def test_the_catalogue() -> None:
    (sale,) = (each for each in ce.event_types() if each.name == "EventSale")
    assert (sale.title(), sale.title("es")) == ("Sale", "Venta")
    assert sale.description().startswith("Sent when the customer commits to buying")
    assert sale.description("es").startswith("Se envía cuando el cliente se compromete")
    assert [each.name for each in sale.properties] == [
        "type", "timestamp", "customerCode", "metadata", "productCode", "quantity",
    ]  # fmt: skip
    assert all(each.properties[0].examples == (each.name,) for each in ce.event_types())
    quantity = sale.properties[-1]
    assert (quantity.required, quantity.default, quantity.examples) == (False, 1, (1, 2))
    assert quantity.keywords == {"type": "integer", "minimum": 1, "maximum": 2**53 - 1}
    assert quantity.description().startswith("How many units")
    assert quantity.description("es").startswith("Cantidad: cuántas unidades")
    assert sale.properties[1].keywords.keys() == {"type", "maxLength", "pattern", "not"}
    assert all(ce.is_valid(dict(example)) for each in ce.event_types() for example in each.examples)


def test_what_the_catalogue_hands_out_is_the_callers() -> None:
    (order,) = (each for each in ce.event_types() if each.name == "EventOrderApplied")
    order.properties[-1].keywords["enum"].append("sideways")
    order.examples[0].clear()  # type: ignore[attr-defined] # a caller may
    assert not ce.is_valid({**ce.event_types()[7].examples[0], "orderDirection": "sideways"})
    assert ce.event_types()[6].examples[0]
