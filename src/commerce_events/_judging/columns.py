"""Name values of one kind alike in the types of all events, so that those of many events are read in few steps.

The codes of an event are then `(code 0)`, `(code 1)` and so on, whatever the names of its properties are. Where a type
has fewer of them than others, it has `NOTHING` for the rest.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.kinds import codes_of, required_texts_of
from commerce_events._judging.events import Decoded

#: The value of a column where an event has none: a text that looks like a code.
NOTHING = "N12"

#: Gets whether an event is of a type that requires a text.
HAS_TEXT = attrgetter("(has text)")

_KINDS: Mapping[str, Callable[[FlatSchema], Sequence[str]]] = {"code": codes_of, "text": required_texts_of}


def name_columns(contract: Contract, types: Mapping[str, type[Decoded]]) -> None:
    """Give the types of a contract's events the columns of each kind."""
    for name, made in types.items():
        for kind, names_of in _KINDS.items():
            own = names_of(contract.events[name])
            for place, column in enumerate(_columns(contract, kind)):
                setattr(made, column, getattr(made, own[place]) if place < len(own) else NOTHING)
        setattr(made, "(has text)", bool(required_texts_of(contract.events[name])))


def columns_of(contract: Contract, kind: str) -> list[Callable[[Any], Any]]:
    """What gets the values of a kind, `code` or `text`, from an event: each is a text, or UNSET."""
    return [attrgetter(column) for column in _columns(contract, kind)]


def _columns(contract: Contract, kind: str) -> list[str]:
    most = max((len(_KINDS[kind](flat)) for flat in contract.events.values()), default=0)
    return [f"({kind} {place})" for place in range(most)]
