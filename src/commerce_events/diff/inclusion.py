"""Whether one schema accepts all that another does: proved, or refuted by a value, or unknown.

Of the old schema, what no rule understands is left out, so that it seems to accept more than it does; of the new one,
all has to be implied. So a proof holds, whatever is not understood. A value that refutes is one on which a validator
was asked, on both sides.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from commerce_events.diff.judge import Judge
from commerce_events.diff.kinds import KINDS, Kind, Laid, Nodes
from commerce_events.diff.lay import lay
from commerce_events.diff.sample import LONGEST_LIST, OTHERS, Samples, numbers, texts_of
from commerce_events.diff.steps import Steps, UnknownError
from commerce_events.diff.texts import TextSearch

#: The steps for one property, and for one answer: about one and two seconds on a slow machine.
FOR_ONE, FOR_ALL = 200_000, 500_000
#: A name of a property that nothing mentions.
_ANY_NAME = "anything"


@dataclass(frozen=True, slots=True)
class Gap:
    """What the old schema accepts and the new one does not, or may not.

    Attributes:
        because: Why it is unknown, one of the words' `diff.because`; empty if there is a witness.
        witness: A value that is refused now.
    """

    because: str = ""
    witness: Any = None


@dataclass(frozen=True, slots=True)
class Member:
    """A difference in one property of an object: `code` is one of the words' `diff.reasons`."""

    code: str
    name: str
    gap: Gap | None
    old: Nodes
    new: Nodes


class Inclusion:
    """The question, asked from one contract to another."""

    def __init__(self, old: Judge, new: Judge, steps: Steps) -> None:
        self.steps = Steps(FOR_ONE, steps)
        self.texts = TextSearch(self.steps)
        self.old, self.new = Samples(old, self.texts), Samples(new, self.texts)
        self._known: dict[tuple[tuple[str, ...], tuple[str, ...]], Gap | None] = {}
        self._never: dict[tuple[str, ...], bool] = {}

    def gap(self, old: Nodes, new: Nodes) -> Gap | None:
        """What some schemas accept that others do not; None is the proof that there is nothing."""
        key = _digests(old), _digests(new)
        if set(key[1]) <= set(key[0]):
            return None
        if key not in self._known:
            self._known[key] = self._gap(old, new)
        return self._known[key]

    def _gap(self, old: Nodes, new: Nodes) -> Gap | None:
        unknown: Gap | None = None
        for kind in KINDS:
            found = self.of_kind(old, new, kind)
            if found and not found.because:
                return found
            unknown = unknown or found
        return unknown

    def fresh(self) -> None:
        """Begin another question, with steps of its own."""
        self.steps.left = FOR_ONE

    def of_kind(self, old: Nodes, new: Nodes, kind: Kind) -> Gap | None:
        """What some schemas accept of a kind that others do not."""
        try:
            return self._of_kind(old, new, kind)
        except UnknownError as error:
            return Gap(error.reason)
        except RecursionError:
            return Gap("budget")

    def _of_kind(self, old: Nodes, new: Nodes, kind: Kind) -> Gap | None:
        before, after = lay(old, kind), lay(new, kind)
        if self.is_nothing(before):
            return None
        values = before.all_values()
        reason = "values"
        if values is None:
            try:
                values = chain(self._refuting(old, before, after), self.old.of(old, before))
                witness = self._first(old, new, islice(values, 60))
            except UnknownError as error:
                witness, reason = None, error.reason
        else:
            witness = self._first(old, new, values)
            if witness is None:
                return None
        if witness:
            return Gap(witness=witness[0])
        return None if self._is_proved(old, before, after) else Gap(reason)

    def _first(self, old: Nodes, new: Nodes, values: Iterator[Any]) -> tuple[Any] | None:
        """The first value that is accepted before, and not after."""
        for value in values:
            if self.old.accepts(old, value) and not self.new.accepts(new, value):
                return (value,)
        return None

    def is_nothing(self, laid: Laid) -> bool:
        """Whether it is proved that constraints let nothing pass."""
        if laid.is_empty:
            return True
        return any(self._is_never(laid.of(name)) for name in laid.required)

    def _is_never(self, nodes: Nodes) -> bool:
        key = _digests(nodes)
        if key not in self._never:
            self._never[key] = bool(nodes) and all(self.is_nothing(lay(nodes, kind)) for kind in KINDS)
        return self._never[key]

    def _refuting(self, old: Nodes, before: Laid, after: Laid) -> Iterator[Any]:
        """Values that may be accepted before, and not after."""
        yield from after.excluded
        if before.atoms or after.atoms:
            yield from OTHERS.get(before.kind, ())
        if before.kind == "string":
            text = self.texts.between(texts_of(before), None if after.is_empty else texts_of(after))
            yield from [] if text is None else [text]
        elif before.kind == "number":
            yield from numbers(after)
            start = before.least if before.least is not None else before.most
            yield from ((start or 0) + step for step in range(len(after.listed or ()) + 1))
            yield from ((start or 0) - step - 1 for step in range(len(after.listed or ()) + 1))
        elif before.kind == "array":
            yield from self._lists(before, after)
        else:  # the values of the other types are few, and all were gone through
            yield from self._objects(old, before, after)

    def _lists(self, before: Laid, after: Laid) -> Iterator[list[Any]]:
        least = int(before.least or 0)
        gap = self.gap(tuple(before.items), tuple(after.items))
        items = [*islice(self.old.all(tuple(before.items)), 2)]
        if gap and not gap.because:
            yield [gap.witness, *(items[:1] or [gap.witness]) * (least - 1)]
        for count in (int(after.least or 0) - 1, least, -1 if after.most is None else int(after.most) + 1):
            if count > LONGEST_LIST:
                raise UnknownError("long")
            if count >= least:
                yield from ([item] * count for item in items)
                yield items[:count]

    def _objects(self, old: Nodes, before: Laid, after: Laid) -> Iterator[dict[str, Any]]:
        starts = [*islice(self.old.of(old, before), 3)]
        for member in self.members(before, after):
            for start in starts:
                if member.gap is None:
                    yield {name: value for name, value in start.items() if name != member.name}
                elif not member.gap.because:
                    yield start | {member.name: member.gap.witness}

    def members(self, before: Laid, after: Laid) -> Iterator[Member]:
        """Each property in which an object may be accepted before, and not after."""
        names = sorted(before.names() | after.names())
        for name in names:
            old, new = before.of(name), after.of(name)
            if name in after.required and name not in before.required:
                yield Member("required", name, None, old, new)
            if gap := self.gap(old, new):
                is_gone = name in before.properties and name not in after.properties
                yield Member("property" if is_gone else "value", name, gap, old, new)
        if gap := self.gap(before.of(None), after.of(None)):
            name = next(each for each in (_ANY_NAME + "x" * count for count in range(99)) if each not in names)
            yield Member("others", name, gap, before.of(None), after.of(None))

    def _is_proved(self, old: Nodes, before: Laid, after: Laid) -> bool:
        """Whether all that is demanded after was demanded before."""
        if after.is_empty or after.atoms.keys() - before.atoms.keys():
            return before.kind == "string" and self.texts.between(texts_of(before), None) is None
        if before.kind == "string":
            return self.texts.between(texts_of(before), texts_of(after)) is None
        if after.listed is not None or any(self.old.accepts(old, value) for value in after.excluded):
            return False
        if before.kind == "number":
            return before.is_within(after) and (before.is_whole or not after.is_whole)
        if before.kind == "array":
            is_none = before.most == 0 or self.gap(tuple(before.items), tuple(after.items)) is None
            return before.is_within(after) and is_none
        return before.kind == "object" and next(self.members(before, after), None) is None


def _digests(nodes: Nodes) -> tuple[str, ...]:
    return tuple(node.digest() for node in nodes)
