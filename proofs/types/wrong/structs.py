"""Each marked line is wrong: the mark has the codes of mypy, then the rules of pyright."""
# fmt: off

from typing import assert_never

import commerce_events as ce
from commerce_events.events import Event, EventOrderApplied, EventSale, EventSearch

EventSale(customerCode="c", productCode="p", quantiy=1)  # wrong: call-arg / reportCallIssue
EventSale(customerCode="c")  # wrong: call-arg / reportCallIssue
EventSale(customerCode=1, productCode="p")  # wrong: arg-type / reportArgumentType
EventSale("c", "p")  # wrong: call-arg call-arg / reportCallIssue
EventSale(customerCode="c", productCode="p", timestamp=1763450476)  # wrong: arg-type / reportArgumentType
EventSale(customerCode="c", productCode="p", quantity="2")  # wrong: arg-type / reportArgumentType
EventOrderApplied(customerCode="c", orderDescription="price", orderDirection="up")  # wrong: arg-type / reportArgumentType


def frozen(event: EventSale) -> None:
    event.quantity = 2  # wrong: misc / reportAttributeAccessIssue


def misspelt(event: EventSale) -> int:
    return event.quantiy  # wrong: attr-defined no-any-return / reportAttributeAccessIssue


def not_all_have_it(event: EventSale | EventSearch) -> str:
    return event.productCode  # wrong: union-attr / reportAttributeAccessIssue


def no_such_type(event: Event) -> bool:
    return event.type == "EventSold"  # wrong: comparison-overlap / reportUnnecessaryComparison


def the_other_one(event: EventSale | EventSearch) -> str:
    return event.query if event.type == "EventSale" else ""  # wrong: attr-defined / reportAttributeAccessIssue


def not_every_type(event: EventSale | EventSearch) -> str:
    match event:
        case EventSale(productCode=code):
            return code
        case _:
            assert_never(event)  # wrong: arg-type / reportArgumentType


def may_be_missing(event: EventSale) -> str:
    return event.timestamp  # wrong: return-value / reportReturnType


def no_events() -> bytes:
    return ce.dump([{"type": "EventSale", "customerCode": "c", "productCode": "p"}])  # wrong: list-item / reportArgumentType
