"""Schema files → one flat schema without references, which remembers where each keyword stands.

`allOf` and `$ref` are good for writing a contract once and bad for explaining it: a bad base property
makes `unevaluatedProperties` call good ones unexpected. The flattened schema has neither, so one mistake gives
one error, and `schema_locations` leads from that error back to the file that states the rule.
"""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from commerce_events._json_text import are_equal
from commerce_events._pointer import Path, resolve

#: Keywords that describe. Where a reference and the place that refers both have one, the latter's wins.
ANNOTATIONS = frozenset({"title", "description", "default", "examples", "deprecated"})

#: Keywords that judge a value by themselves.
ASSERTIONS = frozenset(
    {"type", "const", "enum", "minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"}
)

#: Keywords that judge a value by the values inside it.
MEMBERS = frozenset({"properties", "required", "unevaluatedProperties"})

_IDENTITY = frozenset({"$schema", "$id", "$comment", "$defs"})
_REFERENCES = frozenset({"$ref", "allOf"})

Schema = Mapping[str, Any]
#: Schema files by their path in the folder of their version: `events/EventSale.schema.json`.
Documents = Mapping[str, Schema]


class ContractError(ValueError):
    """The schema files break the rules that they are written by; the sentence says where and how."""


@dataclass(frozen=True, slots=True, eq=False)
class FlatSchema:
    """One schema without references.

    Attributes:
        schema: The flat schema; any validator of 2020-12 can take it.
        schema_locations: The place in the schema files (`file#pointer`) that states each keyword, by the keyword's
            path in `schema`. A name in `required` has a place of its own.
    """

    schema: dict[str, Any] = field(default_factory=dict)
    schema_locations: dict[Path, str] = field(default_factory=dict)


def flatten(documents: Documents, files: Iterable[str], *, without: str = "") -> FlatSchema:
    """Lay the schemas of `files` over one another, leaving out one keyword of their roots.

    Raises:
        ContractError: A reference leads nowhere, two files contradict each other, or a keyword
            has no flattened schema.
    """
    flat = FlatSchema()
    for file in files:
        root = {keyword: value for keyword, value in documents[file].items() if keyword != without}
        try:
            _Layer(documents, flat, (), flat.schema).lay(f"{file}#", root)
        except RecursionError as error:
            raise ContractError(f"{file}: its references lead in a circle") from error
    return flat


@dataclass(frozen=True, slots=True)
class _Layer:
    """A place of the flattened schema, onto which schemas are laid: what they refer to first, then they themselves."""

    documents: Documents
    flat: FlatSchema
    path: Path
    target: dict[str, Any]

    def lay(self, place: str, schema: Any) -> None:
        schema = _expect(place, schema, dict, "an object")
        if "$ref" in schema:
            self.lay(*self._follow(place, _expect(f"{place}/$ref", schema["$ref"], str, "a string")))
        for index, part in enumerate(_expect(f"{place}/allOf", schema.get("allOf", []), list, "an array")):
            self.lay(f"{place}/allOf/{index}", part)
        for keyword, value in schema.items():
            if keyword not in _IDENTITY | _REFERENCES:
                self._lay_keyword(f"{place}/{keyword}", keyword, value)

    def _lay_keyword(self, place: str, keyword: str, value: Any) -> None:
        if keyword in MEMBERS:
            self._lay_members(place, keyword, value)
        elif keyword == "not":
            self._lay_not(place, value)
        elif keyword == "deprecated" and value is not True:
            return  # it says nothing: what is deprecated at one place is so whatever another says
        elif keyword in ANNOTATIONS:
            self.target[keyword] = value
            self.flat.schema_locations[*self.path, keyword] = place
        elif keyword in ASSERTIONS and are_equal(self.target.setdefault(keyword, value), value):
            self._note(place, keyword)
            if keyword == "const":
                self.target["examples"] = [value]
        else:
            raise _misfit(place)

    def _lay_members(self, place: str, keyword: str, value: Any) -> None:
        if len(self.path) == 2 and self.path[0] == "properties":  # noqa: PLR2004 the steps to a property
            raise ContractError(f"{place}: what is inside the value of a property has no schema")
        if keyword == "properties":
            for name, part in _expect(place, value, dict, "an object").items():
                self._under(keyword, name).lay(f"{place}/{name}", part)
        elif keyword == "required":
            names = [_expect(place, name, str, "a name") for name in _expect(place, value, list, "an array")]
            self.target[keyword] = list(dict.fromkeys([*self.target.get(keyword, ()), *names]))
            for name in names:
                self._note(place, keyword, name)
        elif value is False:
            self.target["additionalProperties"] = False
            self._note(place, "additionalProperties")
        else:
            raise _misfit(place)

    def _lay_not(self, place: str, schema: Any) -> None:
        """Two of them can't be laid over one another: a value that meets one of the two is refused already."""
        before = self.target.pop("not", None)
        self._under("not").lay(place, schema)
        if before is not None and not are_equal(before, self.target["not"]):
            raise _misfit(place)
        self._note(place, "not")

    def _under(self, *steps: str) -> "_Layer":
        target = self.target
        for step in steps:
            target = target.setdefault(step, {})
        return _Layer(self.documents, self.flat, (*self.path, *steps), target)

    def _note(self, place: str, *steps: str) -> None:
        """Remember the first place that states a keyword: a later one that says the same adds nothing."""
        self.flat.schema_locations.setdefault((*self.path, *steps), place)

    def _follow(self, place: str, reference: str) -> tuple[str, Schema]:
        """The place that a `$ref` leads to, and the schema there. The network is never asked."""
        base = place.partition("#")[0]
        address, _, inside = reference.partition("#")
        file = posixpath.normpath(posixpath.join(posixpath.dirname(base), address)) if address else base
        try:
            return f"{file}#{inside}", resolve(self.documents[file], inside)
        except (LookupError, ValueError, TypeError) as error:
            raise ContractError(f"{place}/$ref leads nowhere: {reference}") from error


def _misfit(place: str) -> ContractError:
    return ContractError(f"{place}: this keyword can't be laid over the rest of the schema")


def _expect(place: str, value: Any, kind: type, name: str) -> Any:
    if not isinstance(value, kind):
        raise ContractError(f"{place}: this is not {name}")
    return value
