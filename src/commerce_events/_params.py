"""Hold what a message is filled with: names and limits, as values that a program can use."""

from collections.abc import Iterator, Mapping, ValuesView
from typing import Any, TypeAlias

#: A value of a parameter: JSON, with tuples in the place of arrays.
Param: TypeAlias = "bool | int | float | str | tuple[Param, ...] | Params | None"

#: From here on, JavaScript writes an integer with an exponent.
_LARGE = 1e21


class Params(Mapping[str, Param]):
    """What a message is filled with: names, limits, types and choices, never values of a payload.

    It is read-only, equals any mapping with the same members, and can be hashed and pickled. Arrays are tuples, and a
    number without decimals is an integer: for JSON Schema `1.0` is `1`. `reason` picks the words where a code has
    several.
    """

    __slots__ = ("_hash", "_members")

    def __init__(self, members: Mapping[str, Any] | None = None, /, **more: Any) -> None:
        self._members = {name: _frozen(value) for name, value in {**(members or {}), **more}.items()}
        self._hash: int | None = None

    def __getitem__(self, name: str) -> Any:
        return self._members[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._members)

    def __len__(self) -> int:
        return len(self._members)

    # As those of a dictionary: what `Mapping` has in their place takes longer.

    def __eq__(self, other: object) -> bool:
        return self._members == (other._members if isinstance(other, Params) else other)

    def get(self, name: str, default: Any = None) -> Any:
        """The parameter of a name; a default if there is none."""
        return self._members.get(name, default)

    def values(self) -> ValuesView[Param]:
        """The values."""
        return self._members.values()

    def __hash__(self) -> int:
        if self._hash is None:
            self._hash = hash(frozenset(self._members.items()))
        return self._hash

    def __reduce__(self) -> tuple[type["Params"], tuple[dict[str, Any]]]:
        return Params, (self._members,)

    def __repr__(self) -> str:
        return f"Params({self._members!r})"

    def to_dict(self) -> dict[str, Any]:
        """The members as JSON."""
        return {name: as_json(value) for name, value in self._members.items()}


#: No parameters.
NONE = Params()


def as_json(value: Param) -> Any:
    """The value of a parameter as JSON."""
    if isinstance(value, tuple):
        return [as_json(item) for item in value]
    return value.to_dict() if isinstance(value, Params) else value


def _frozen(value: Any) -> Param:
    if isinstance(value, str):
        return str.__str__(value)  # of a subclass, such as an enumeration, the text itself
    if isinstance(value, (list, tuple)):
        return tuple(map(_frozen, value))
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGE:
        return int(value)
    frozen: Param = Params(value) if isinstance(value, Mapping) else value
    return frozen
