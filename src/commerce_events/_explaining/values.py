"""Say which values of the events of a contract are looked at, and find the events in which one may be suspicious."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, compress
from typing import Any

from msgspec import UNSET

from commerce_events._contract.contract import Contract
from commerce_events._contract.kinds import codes_of, required_texts_of
from commerce_events._explaining.characters import unseen_character
from commerce_events._explaining.ordinary import are_ordinary
from commerce_events._explaining.placeholders import placeholders
from commerce_events._judging.columns import HAS_TEXT, NOTHING, columns_of
from commerce_events._judging.events import Accepted, Opened

#: So few events are looked at one by one.
_FEW = 4

_ASCII = bytes(range(0x80))

_Columns = Sequence[Callable[[Any], Any]]


@dataclass(frozen=True, slots=True)
class Values:
    """Which values of events are looked at.

    Attributes:
        codes: The properties that are codes, by event type; of events of no known type under None.
        texts: Those that are required texts, of the types that have one.
        code_columns: What gets the codes of an accepted event.
        text_columns: What gets its required texts.
        most: How many values of one event are looked at, at most.
    """

    codes: Mapping[str | None, Sequence[str]] = field(default_factory=dict)
    texts: Mapping[str | None, Sequence[str]] = field(default_factory=dict)
    code_columns: _Columns = ()
    text_columns: _Columns = ()
    most: int = 0

    def suspects(self, judged: Sequence[Accepted | Opened]) -> Iterable[int]:
        """Return the indexes of the events in which a value may be suspicious."""
        indexes = range(len(judged))
        if len(judged) <= _FEW:
            return [index for index in indexes if not self._is_ordinary(judged[index])]
        try:
            return indexes if self._may_be_suspicious(judged) else ()
        except AttributeError:  # some are opened
            accepted = [event for event in judged if type(event) is not Opened]
            everything = self._may_be_suspicious(accepted)
        return [index for index in indexes if everything or self._is_suspect(judged[index])]

    def _is_suspect(self, event: Any) -> bool:
        """Return whether an event is opened, and a value of it may be suspicious."""
        return type(event) is Opened and not self._is_ordinary(event)

    def _is_ordinary(self, event: Any) -> bool:
        """Return whether no value of an event is suspicious for certain, as in most."""
        words = placeholders("code").words
        if type(event) is Opened:
            value = event.value if isinstance(event.value, dict) else {}
            codes = [value.get(name) for name in self.codes.get(event.event_type, ())]
            others = {name: value.get(name) for name in self.texts.get(event.event_type, ())}
            is_odd = [name for name, text in others.items() if isinstance(text, str) and _is_odd(name, text)]
        else:
            codes, is_odd = [get(event) for get in self.code_columns], HAS_TEXT(event)
        # Of what is no text, nothing is said. A text of a subclass may have methods of its own.
        texts = [code for code in codes if isinstance(code, str)]
        joined = "".join(["0", *texts])
        are_plain = all(map(str.__len__, texts)) and joined.isalnum() and joined.isascii()
        return are_plain and not is_odd and words.isdisjoint(map(str.lower, texts))

    def _may_be_suspicious(self, accepted: Sequence[Any]) -> bool:
        """Return whether a value of some accepted events may be suspicious."""
        codes = _joined(self.code_columns, accepted)
        if not codes.isascii() and unseen_character("".join({*codes.encode().translate(None, _ASCII).decode()})):
            return True
        if not are_ordinary(codes) and placeholders("code").may_be_in(codes):
            return True
        with_text = [*compress(accepted, map(HAS_TEXT, accepted))]
        return bool(with_text) and placeholders("text").may_be_in(_joined(self.text_columns, with_text))


def _is_odd(name: str, text: str) -> bool:
    return placeholders("text").reason(name, str.__str__(text)) is not None


def _joined(columns: _Columns, events: Sequence[Any]) -> str:
    """The values of events, with a blank before and behind each."""
    values = [*chain.from_iterable([map(get, events) for get in columns])]
    try:
        text = " ".join(values)
    except TypeError:  # some events have none
        text = " ".join(value for value in values if value is not UNSET)
    return f" {text or NOTHING} "


@cache
def values_in(contract: Contract) -> Values:
    """Return which values of a contract's events are looked at."""
    flats = {None: contract.open_event} | dict(contract.events)
    codes = {name: codes_of(flat) for name, flat in flats.items()}
    texts = {name: found for name, flat in flats.items() if (found := required_texts_of(flat))}
    most = max(len(codes[name]) + len(texts.get(name, ())) for name in flats)
    return Values(codes, texts, columns_of(contract, "code"), columns_of(contract, "text"), most)
