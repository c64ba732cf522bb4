"""The verdict is the judge's and the strict parser's alone: it stands where nothing explains a refusal."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import commerce_events as ce
from commerce_events import InvalidPayload, Report
from commerce_events._messages import LANGUAGES

SALE = {"type": "EventSale", "timestamp": "2025-11-18T07:21:16Z", "customerCode": "D3", "productCode": "N3"}
BAD = {**SALE, "quantity": 0}
#: Each row: a body that is refused, and the places where that is told if nothing explains it.
REFUSED: list[tuple[Any, list[str]]] = [
    (BAD, [""]),
    (json.dumps(BAD), [""]),
    ({}, [""]),
    (json.dumps([SALE, BAD, {}]).encode(), ["/1", "/2"]),
    ([SALE, BAD, {}], ["/1", "/2"]),
    ([], [""]),
    ("[]", [""]),
    ([SALE] * 101, [""]),
    ("[1.]", [""]),
    ('{"type":"EventCouponApplied","customerCode":"a",}', [""]),
    ('{"type":"EventSale","customerCode":"c","productCode":"p","quantity":1.}', [""]),
    ('{"type":"EventCouponApplied","customerCode":"a","metadata":1e400}', [""]),
    ('[{"type":"EventCouponApplied","customerCode":"a","metadata":{"a":1,"a":2}}]', [""]),
]


@pytest.fixture
def unexplained(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is explained."""

    def nothing(*_: Any, **__: Any) -> list[Any]:
        return []

    def scan(_: str) -> Iterator[Any]:
        return iter(())

    monkeypatch.setattr("commerce_events._explaining.text.scan", scan)
    monkeypatch.setattr("commerce_events._explaining.explanation.explain_event", nothing)
    monkeypatch.setattr("commerce_events._explaining.explanation.explain_batch", nothing)


def answer(body: Any, **options: Any) -> Report:
    """The report on a body that every call refuses."""
    report = ce.check(body, **options)
    unknown = options.get("unknown", "error")
    assert ce.is_valid(body, unknown=unknown) is report.valid is False
    with pytest.raises(InvalidPayload) as caught:
        ce.validate(body, **options)
    assert caught.value.report.violations == report.violations
    return report


@pytest.mark.usefixtures("unexplained")
@pytest.mark.parametrize(("body", "places"), REFUSED)
@pytest.mark.parametrize("options", [{}, {"unknown": "warn"}, {"max_violations": 1}])
def test_what_nothing_explains_is_refused(body: Any, places: list[str], options: dict[str, Any]) -> None:
    report = answer(body, **options)
    found = [(violation.code, violation.instance_location) for violation in report.violations]
    assert found == [("refused", place) for place in places[: options.get("max_violations", 100)]]
    for lang in LANGUAGES:
        assert report.violations[0].message(lang)
        assert report.violations[0].hint(lang)


@pytest.mark.parametrize(("body", "places"), REFUSED)
def test_otherwise_each_has_its_reason(body: Any, places: list[str]) -> None:
    assert places
    assert "refused" not in {violation.code for violation in answer(body).violations}


@pytest.mark.parametrize("found", [lambda: ["?"], list])
def test_what_is_found_makes_nothing_invalid(monkeypatch: pytest.MonkeyPatch, found: Callable[[], list[Any]]) -> None:
    monkeypatch.setattr("commerce_events._explaining.explanation.explain_event", lambda *_, **__: found())
    for body in (SALE, [SALE], json.dumps(SALE), json.dumps([{**SALE, "quantity": 2.0}])):
        assert ce.check(body).valid
        assert ce.is_valid(body)
        ce.validate(body)
