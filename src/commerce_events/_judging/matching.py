"""Find the events with a text that does not match the pattern of its property."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import Any

from msgspec import UNSET

from commerce_events._judging.events import Decoded
from commerce_events._judging.texts import Texts

#: So few events are matched one by one.
_FEW = 4


class Matching:
    """The patterns of a contract, for its decoded events.

    Args:
        texts: What tells whether a text is right, by the name of its property.
    """

    def __init__(self, texts: Mapping[str, Texts]) -> None:
        self._texts = tuple((attrgetter(name), each) for name, each in texts.items())

    @cached_property
    def patterns(self) -> Sequence[tuple[Callable[[Decoded], Any], Callable[[str], object]]]:
        """What gets each text of an event, or UNSET, and what tells whether the text is right."""
        return tuple((get, texts.accept) for get, texts in self._texts)

    def accepts(self, event: Decoded) -> bool:
        """Return whether the texts of an event match."""
        for get, accept in self.patterns:
            value = get(event)
            if value is not UNSET and not accept(value):
                return False
        return True

    def accepts_all(self, events: Sequence[Decoded]) -> bool:
        """Return whether the texts of all events match; False may mean that it can't be told."""
        return all(texts.accept_all([*map(get, events)]) for get, texts in self._texts)

    def mismatches(self, events: Sequence[Decoded], first: int = 0) -> Iterator[int]:
        """Yield the places of the events that do not match; the first event is at `first`."""
        if len(events) <= _FEW:
            yield from (place for place, event in enumerate(events, first) if not self.accepts(event))
        elif not self.accepts_all(events):
            yield from self.search(events, first)

    def search(self, events: Sequence[Decoded], first: int = 0) -> Iterator[int]:
        """Yield the same, quarter by quarter: where some do not match, most likely, they are found in few steps."""
        quarter = -(-len(events) // 4)
        for start in range(0, len(events), quarter):
            yield from self.mismatches(events[start : start + quarter], first + start)
