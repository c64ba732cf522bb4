"""Each marked line is wrong: the mark has the codes of mypy, then the rules of pyright."""
# fmt: off

from commerce_events.types import Event, EventSale, EventSearch, is_event

misspelt: EventSale = {"type": "EventSale", "customerCode": "c", "productCode": "p", "quantiy": 2}  # wrong: typeddict-unknown-key / reportAssignmentType
incomplete: EventSale = {"type": "EventSale", "customerCode": "c"}  # wrong: typeddict-item / reportAssignmentType
text: EventSale = {"type": "EventSale", "customerCode": "c", "productCode": "p", "quantity": "2"}  # wrong: typeddict-item / reportAssignmentType


def no_such_name(event: EventSale) -> int:
    return event["quantiy"]  # wrong: no-any-return typeddict-item / reportGeneralTypeIssues


def the_other_one(event: EventSale | EventSearch) -> str:
    return event["query"] if event["type"] == "EventSale" else ""  # wrong: typeddict-item / reportGeneralTypeIssues


def no_such_type(event: Event) -> bool:
    return event["type"] == "EventSold"  # wrong: comparison-overlap / reportUnnecessaryComparison


def before_it_is_known(value: object) -> str:
    return "" if is_event(value) else value["customerCode"]  # wrong: index / reportIndexIssue
