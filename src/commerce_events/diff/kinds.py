"""The constraints that schemas lay on the values of one kind, and the ones that no rule here understands.

A schema that has a keyword which is not known is dark as a whole, since a keyword may weaken another one beside it. A
dark schema is one atom: it holds on both sides if it is the same on both, and else nothing is known of it.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from commerce_events.diff.node import Node

Kind = Literal["null", "boolean", "number", "string", "array", "object"]
KINDS: tuple[Kind, ...] = ("null", "boolean", "number", "string", "array", "object")

#: How many integers are gone through one by one.
_FEW = 1_000
_sorted = json.JSONEncoder(sort_keys=True).encode
#: Schemas that all hold.
Nodes: TypeAlias = tuple[Node, ...]


@dataclass(slots=True)
class Laid:
    """What schemas that all hold demand of a value of one kind.

    Attributes:
        kind: The kind.
        is_empty: Nothing of the kind is accepted.
        listed: The values of which it is one; None if there is no list.
        excluded: Texts of values of which it is none.
        atoms: What no rule understands: a hash, and the place.
        least, most: The limits of a number, of a text's length, of a list's length; None if there is none.
        opens, closes: Whether the limit itself is refused.
        is_whole: A number is an integer.
        patterns, refused: What a text matches, and what it does not.
        items: What all items meet.
        properties: What the value of each property meets.
        others: What the value of any property but these names meets.
        required: The names that an object has, each with the place that says so.
    """

    kind: Kind
    is_empty: bool = False
    listed: list[Any] | None = None
    excluded: list[Any] = field(default_factory=list)
    atoms: dict[str, str] = field(default_factory=dict)
    least: float | None = None
    most: float | None = None
    opens: bool = False
    closes: bool = False
    is_whole: bool = False
    patterns: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    items: list[Node] = field(default_factory=list)
    properties: dict[str, list[Node]] = field(default_factory=dict)
    others: list[tuple[frozenset[str], Node]] = field(default_factory=list)
    required: dict[str, str] = field(default_factory=dict)

    def of(self, name: str | None) -> Nodes:
        """What the value of a property meets; None is any name that is mentioned nowhere."""
        own = self.properties.get(name, ()) if name is not None else ()
        return (*own, *(node for names, node in self.others if name not in names))

    def names(self) -> set[str]:
        """The names of properties that are mentioned."""
        return {*self.properties, *self.required, *(name for names, _ in self.others for name in names)}

    def at_least(self, limit: float, *, is_open: bool = False) -> None:
        """Lay a lower limit."""
        if self.least is None or limit > self.least or (limit == self.least and is_open):
            self.least, self.opens = limit, is_open

    def at_most(self, limit: float, *, is_open: bool = False) -> None:
        """Lay an upper limit."""
        if self.most is None or limit < self.most or (limit == self.most and is_open):
            self.most, self.closes = limit, is_open

    def list_only(self, values: Sequence[Any]) -> None:
        """Lay a list of values; those of another kind are none of its."""
        if self.listed is None:
            self.listed = [value for value in values if kind_of(value) == self.kind]
        elif self.listed:
            fewer, more = sorted((self.listed, values), key=len)
            # A list of texts is searched sooner than a set is made of it.
            is_text = len(fewer) == 1 and isinstance(fewer[0], str)
            known = more if is_text else {_key(value) for value in more}
            self.listed = [value for value in fewer if _key(value) in known]

    def all_values(self) -> Iterator[Any] | None:
        """All values that are let pass, and perhaps more; None if they are too many."""
        if self.listed is not None:
            return iter(self.listed)
        if self.kind in ("null", "boolean"):
            return iter([None] if self.kind == "null" else [True, False])
        if self.kind == "array" and self.most == 0:
            return iter([[]])
        if self.kind == "number" and self.least is not None and self.least == self.most:
            return iter([self.least])
        if self.is_whole and self.least is not None and self.most is not None and self.most - self.least < _FEW:
            return iter(range(int(self.least), int(self.most) + 1))
        return None

    def is_within(self, other: "Laid") -> bool:
        """Whether the limits are as narrow as others, or narrower."""
        if other.least is not None:
            if self.least is None or self.least < other.least:
                return False
            if self.least == other.least and other.opens and not self.opens:
                return False
        if other.most is None:
            return True
        if self.most is None or self.most > other.most:
            return False
        return self.most != other.most or self.closes or not other.closes

    def finish(self) -> "Laid":
        """Round the limits of an integer, and see that something is left."""
        if self.kind == "number" and self.is_whole:
            self._round()
        if self.kind in ("string", "array"):
            self.least = max(0, self.least or 0)
        if self.least is not None and self.most is not None:
            is_open = self.least == self.most and (self.opens or self.closes)
            self.is_empty |= self.least > self.most or is_open
        if self.listed is not None:
            refused = {text_of(value) for value in self.excluded}
            self.listed = [value for value in self.listed if text_of(value) not in refused]
        self.is_empty |= self.listed == []
        return self

    def _round(self) -> None:
        if self.least is not None:
            self.least = math.floor(self.least) + 1 if self.opens else math.ceil(self.least)
        if self.most is not None:
            self.most = math.ceil(self.most) - 1 if self.closes else math.floor(self.most)
        self.opens = self.closes = False


def kind_of(value: Any) -> Kind:
    """The kind of a JSON value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, (int, float)):
        return "number"
    if isinstance(value, str):
        return "string"
    return "array" if isinstance(value, list) else "object"


def _key(value: Any) -> Any:
    """What equal values share, and no others: of a text, itself."""
    return value if isinstance(value, str) else (text_of(value),)


def text_of(value: Any) -> str:
    """The text that equal JSON values share: `1` and `1.0` are equal, `1` and `true` are not."""
    return _sorted(_exact(value))


def _exact(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _exact(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_exact(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
