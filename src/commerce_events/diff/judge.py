"""Ask a validator of JSON Schema about whole payloads and single values, by the schema files as they are."""

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from commerce_events._contract.patterns import compiled
from commerce_events.diff.automaton import Automaton, matches, of_pattern
from commerce_events.diff.node import Files, Node
from commerce_events.diff.rule import by_type
from commerce_events.diff.shape import DRAFT_07
from commerce_events.diff.steps import Steps, UnknownError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError
    from jsonschema.protocols import Validator
    from referencing import Registry

_BASE = "http://files.invalid/"
#: Where files are is known here; and `$schema` would make the library take its own reading of patterns.
_OWN = ("$id", "$schema")
#: How long a text may be for a pattern that only Python's own engine reads: it may take exponential time.
_SHORT = 20


class Judge:
    """The validator of one contract."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._kind = _dialect(files.dialect)
        _rules.forget()
        self._known: dict[tuple[str, str], Validator] = {}
        self._registry: Registry[Any] | None = None

    def accepts(self, node: Node, value: Any) -> bool:
        """Whether the schema at a place accepts a value.

        Raises:
            UnknownError: The validator can't say, or asking may take for ever.
        """
        key = node.file, node.place
        from referencing.exceptions import Unresolvable  # not above, for start-up time

        if node.file not in self._files.documents:
            return bool(self._kind(node.schema).is_valid(value))
        if key not in self._known:
            address = f"{_BASE}{quote(node.file)}#{quote(node.place)}"
            self._known[key] = self._kind({"$ref": address}, registry=self._resources())
        try:
            return bool(self._known[key].is_valid(value))
        except RecursionError as error:
            raise UnknownError("budget") from error
        except Unresolvable as error:  # of a keyword that is not understood here, such as `$dynamicRef`
            raise UnknownError("keyword") from error

    def _resources(self) -> "Registry[Any]":
        from referencing import Registry  # not above, for start-up time
        from referencing.jsonschema import DRAFT7, DRAFT202012

        if self._registry is None:
            kind: Any = DRAFT7 if self._files.dialect == DRAFT_07 else DRAFT202012
            self._registry = Registry().with_resources(
                (_BASE + file, kind.create_resource({name: document[name] for name in document if name not in _OWN}))
                for file, document in self._files.documents.items()
            )
        return self._registry


@cache
def _dialect(name: str) -> Any:
    from jsonschema import Draft7Validator, Draft202012Validator  # not above, for start-up time
    from jsonschema.validators import extend

    kind: Any = Draft7Validator if name == DRAFT_07 else Draft202012Validator
    extended: Any = extend  # it has no types
    return extended(kind, {"allOf": _rules, "enum": _enum, "pattern": _pattern})


def _enum(validator: Any, values: list[Any], instance: Any, _: Any) -> "Iterator[ValidationError]":
    """`enum` as the library has it; but a text is looked for in long lists without its detours."""
    from jsonschema import Draft202012Validator, ValidationError

    if not isinstance(instance, str):
        yield from Draft202012Validator.VALIDATORS["enum"](validator, values, instance, {})
    elif instance not in values:
        yield ValidationError("a text is none of a list")


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> "Iterator[ValidationError]":
    from jsonschema import ValidationError

    if isinstance(instance, str) and not _is_found(pattern, instance):
        yield ValidationError(f"a text does not match {pattern}")


def _is_found(pattern: str, text: str) -> bool:
    automaton = _automaton(pattern)
    if automaton:
        return matches(automaton, text, Steps(10**8))
    if len(text) > _SHORT:
        raise UnknownError("pattern")
    return compiled(pattern).search(text) is not None


@lru_cache(maxsize=64)
def _automaton(pattern: str) -> Automaton | None:
    try:
        return of_pattern(pattern)
    except UnknownError:
        return None


class _Rules:
    """`allOf` as the library has it; but rules for other types of event, which may be hundreds, cost nothing."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[list[Any], dict[str | None, list[int]]]] = {}

    def forget(self) -> None:
        """Keep nothing of earlier comparisons: their schemas may have been edited since."""
        self._known = {}

    def __call__(self, validator: Any, parts: list[Any], instance: Any, _: Any) -> "Iterator[ValidationError]":
        """Find what is wrong with an instance."""
        for index in self._that_apply(parts, instance):
            yield from validator.descend(instance, parts[index], schema_path=index)

    def _that_apply(self, parts: list[Any], instance: Any) -> "Iterable[int]":
        if not isinstance(instance, dict):
            return range(len(parts))
        known = self._known
        if id(parts) not in known:  # the parts are kept beside, so that no others get their id
            known[id(parts)] = parts, by_type(parts)
        rules, name = known[id(parts)][1], instance.get("type")
        return sorted([*rules[None], *(rules.get(name, ()) if isinstance(name, str) else ())])


_rules = _Rules()
