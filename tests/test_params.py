"""Parameters: names and limits as values that can be kept, compared and sent, and have nothing of the payload."""

import json
import pickle
from typing import Any

import pytest
from hypothesis import example, given

import commerce_events as ce
from commerce_events._params import NONE, Params
from commerce_events._shown import shown
from commerce_events.testing import Fault, faults

SALE = {"type": "EventSale", "customerCode": "c", "productCode": "p"}
ORDER = {"type": "EventOrderApplied", "customerCode": "c", "orderDescription": "d"}


@pytest.mark.parametrize(
    ("body", "code", "params"),
    [
        ({**SALE, "quantity": 0}, "too-small", {"property": "quantity", "reason": "no-units", "limit": 1}),
        ({**SALE, "quantity": 2**60}, "too-big", {"property": "quantity", "limit": 2**53 - 1}),
        ({**SALE, "quantity": 1.5}, "wrong-type",
         {"property": "quantity", "expected": "integer", "actual": "decimal", "reason": "to-integer"}),
        ({**SALE, "query": "q"}, "unknown-property",
         {"type": "EventSale", "property": "query", "types": ["EventSearch"], "reason": "elsewhere"}),
        ({**ORDER, "orderDirection": "up"}, "not-one-of",
         {"property": "orderDirection", "choices": ["asc", "desc"], "reason": "list"}),
        ({"type": "EventSale", "customerCode": "c", "product_code": "p"}, "unknown-property",
         {"type": "EventSale", "property": "product_code", "suggestion": "productCode", "reason": "rename"}),
        ([SALE] * 101, "too-many-events", {"count": 101, "limit": 100}),
        ([], "empty-batch", {"limit": 1}),
        (b"{", "not-json", {"reason": "cut-off", "bytes": 1}),
        (b"[" * 65 + b"]" * 65, "too-deep", {"limit": 64}),
        (b'{"a": 1, "a": 1}', "duplicate-key", {"property": "a"}),
    ],
)  # fmt: skip
def test_params_are_values(body: Any, code: str, params: dict[str, Any]) -> None:
    violation = ce.check(body).violations[0]
    assert (violation.code, violation.to_dict()["params"]) == (code, params)
    assert violation.params == Params(params)


def test_params_of_warnings() -> None:
    events = [{**SALE, "timestamp": "9999-01-01T00:00:00Z", "metadata": 2**53}] * 2
    warnings = [(warning.code, dict(warning.params)) for warning in ce.check(events).warnings]
    assert warnings[-3:] == [
        ("duplicate-event", {"first": 0, "reason": "quantity"}),
        ("timestamp-in-future", {"hours": 24}),
        ("unsafe-integer", {"limit": 2**53 - 1}),
    ]


@given(faults())
@example(Fault(b'{"type":"EventSale","customerCode":"a","productCode":"a","`":0}', "unknown-property", "/`"))
def test_params_of_faults(fault: Fault) -> None:
    """They survive a copy; no text of theirs is Markdown or a number: a backtick belongs to a name of the sender."""
    for violation in ce.check(fault.body).violations:
        assert pickle.loads(pickle.dumps(violation)) == violation
        assert len({violation, violation}) == 1
        assert json.loads(json.dumps(violation.to_dict()))["params"] == violation.params.to_dict()
        name = shown(violation.instance_location.rpartition("/")[2].replace("~1", "/").replace("~0", "~"))
        assert all("`" not in value or value == name for value in violation.params.values() if isinstance(value, str))
        assert isinstance(violation.params.get("limit", 0), (int, float))


def test_values_are_shown_only_where_they_are_asked_for() -> None:
    body = {**SALE, "quantity": "secret"}
    (plain,), (shown,) = ce.check(body).violations, ce.check(body, show_values=True).violations
    assert "value" not in plain.to_dict()
    assert shown.to_dict()["value"] == '"secret"'
    assert "secret" not in repr(shown) + repr(plain)


def test_params_are_a_read_only_mapping() -> None:
    choices = ["asc", {"a": [1.0]}]
    params = Params({"property": "quantity"}, choices=choices)
    choices.clear()
    assert params == Params(choices=("asc", Params(a=(1,))), property="quantity")
    assert hash(params) == hash(Params(choices=("asc", Params(a=(1,))), property="quantity")) != hash(NONE)
    assert params.to_dict() == {"property": "quantity", "choices": ["asc", {"a": [1]}]}
    assert type(params.to_dict()["choices"][1]["a"][0]) is int
    assert Params(limit=1.5)["limit"] == 1.5
    assert (list(params), len(params), len(NONE)) == (["property", "choices"], 2, 0)
    assert repr(Params(limit=1)) == "Params({'limit': 1})"
    with pytest.raises(TypeError):
        params["limit"] = 1  # type: ignore[index]
