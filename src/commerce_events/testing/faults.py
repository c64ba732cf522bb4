"""Bodies with exactly one breach of the contract, and what a correct validator must say of each.

There is one family for each keyword of the flattened schemas and for each rule of the text (D7); each code is drawn
equally often. A keyword that is added to a schema has its faults without a line of code here.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from hypothesis import strategies as st

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._messages import code_of
from commerce_events._options import texts, told
from commerce_events._pointer import Path, pointer
from commerce_events.testing.spelling import body_of, spell, styles
from commerce_events.testing.strategies import JSON_VALUES, batches, bodies, events, values_of
from commerce_events.testing.text_faults import WHOLE_BODY, raw_faults, with_metadata
from commerce_events.testing.values import bad, near_misses


@dataclass(frozen=True, slots=True)
class Fault:
    """A body with one breach.

    Attributes:
        body: The JSON text, or what should be one.
        code: What a validator must report.
        instance_location: Where, as a JSON Pointer.
        event_index: The index of the event concerned, if the body is a batch.
        keyword_location: The keyword of the schemas that is not met; None where no schema can say it.
    """

    body: bytes
    code: str
    instance_location: str
    event_index: int | None = None
    keyword_location: str | None = None


@dataclass(frozen=True, slots=True)
class _Family:
    """The wrong events that one keyword refuses, with the path of what is wrong in each."""

    origin: str
    wrong: st.SearchStrategy[tuple[Any, Path]]


def faults(*, codes: Collection[str] | None = None, version: str = "v1") -> st.SearchStrategy[Fault]:
    """Bodies with one breach: of all families, or of those with certain codes.

    Raises:
        TypeError, ValueError: There is no such version, or no rule of it gives any of these codes.
    """
    if codes is not None:
        texts("codes", codes)
    by_code = _by_code(contract(version))
    wanted = sorted(by_code.keys() if codes is None else by_code.keys() & set(codes))
    if not wanted:
        raise ValueError(f"there are no faults with the codes {told(codes)}")
    return st.sampled_from(wanted).flatmap(by_code.__getitem__)


@cache
def _by_code(rules: Contract) -> dict[str, st.SearchStrategy[Fault]]:
    """The faults of each code that a contract can give. Made once: there are hundreds of families."""
    version = rules.version
    families = [
        *((code_of(family.origin), _placed(rules, family)) for family in _families(rules)),
        *((code_of(origin), strategy) for origin, strategy in _whole_payloads(rules)),
        *((code, _raw(version, code)) for code in _RAW_CODES),
        *((code, _whole_body(version, code)) for code in WHOLE_BODY),
    ]
    by_code: dict[str, list[st.SearchStrategy[Fault]]] = {}
    for code, strategy in families:
        by_code.setdefault(code, []).append(strategy)
    return {code: st.one_of(strategies) for code, strategies in by_code.items()}


#: The codes of faults that are raw text in the place of `metadata`.
_RAW_CODES = ("not-json", "duplicate-key", "lone-surrogate", "number-out-of-range", "too-deep")


def _families(rules: Contract) -> Iterator[_Family]:
    """The families of wrong events: by type, and of no known type."""
    for name, flat in rules.events.items():
        whole = events(name, version=rules.version)
        yield from (_without(flat, whole, key) for key in flat.schema["required"] if key != "type")
        yield _Family(flat.schema_locations["additionalProperties",], _with_unknown(rules, flat, whole))
        for key, schema in flat.schema["properties"].items():
            if key != "type":
                yield from _wrong_values(flat, whole, key, schema)
    flat, anything = rules.open_event, events(version=rules.version)
    yield _without(flat, anything, "type")
    for family in _wrong_values(flat, anything, "type", flat.schema["properties"]["type"]):
        yield _Family(family.origin, family.wrong.flatmap(partial(_of_type_meant, rules)))
    yield _Family(
        flat.schema_locations["type",],
        JSON_VALUES.filter(lambda value: not isinstance(value, dict)).map(lambda it: (it, ())),
    )


def _of_type_meant(rules: Contract, wrong: tuple[Any, Path]) -> st.SearchStrategy[tuple[Any, Path]]:
    """A wrong event; one whose type is nearly a known one has what that type has, or more would be wrong."""
    event, path = wrong
    value = event["type"]
    meant = next((name for name in rules.events if value and value in near_misses(name)), None)
    if meant is None:
        return st.just(wrong)
    return events(meant, version=rules.version).map(lambda whole: ({**whole, "type": value}, path))


def _without(flat: FlatSchema, whole: st.SearchStrategy[Any], key: str) -> _Family:
    wrong = whole.map(lambda event: ({name: value for name, value in event.items() if name != key}, ()))
    return _Family(flat.schema_locations["required", key], wrong)


def _with_unknown(
    rules: Contract, flat: FlatSchema, whole: st.SearchStrategy[Any]
) -> st.SearchStrategy[tuple[Any, Path]]:
    """An event with one property more. If its name is nearly a known one, so is its value, or more would be wrong."""
    known = flat.schema["properties"]
    misspelt = {miss: name for name in known for miss in near_misses(name) if miss not in known}
    elsewhere = {name for other in rules.events.values() for name in other.schema["properties"]} - known.keys()
    values = {name: values_of(schema) for name, schema in known.items()}
    nearly = [st.tuples(st.just(miss), values[name]) for miss, name in sorted(misspelt.items())]
    names = st.sampled_from(sorted(elsewhere - misspelt.keys()) or ["other"]) | st.text()
    others = st.tuples(names.filter(lambda name: name not in known and name not in misspelt), JSON_VALUES)
    more = st.one_of(st.sampled_from(nearly).flatmap(lambda drawn: drawn), others)
    return st.builds(lambda event, added: ({**event, added[0]: added[1]}, (added[0],)), whole, more)


def _wrong_values(
    flat: FlatSchema, whole: st.SearchStrategy[Any], key: str, schema: dict[str, Any]
) -> Iterator[_Family]:
    """A family for each keyword that refuses something."""
    refused: dict[str, list[Any]] = {}
    for keyword, value in bad(schema):
        refused.setdefault(keyword, []).append(value)
    for keyword, values in refused.items():
        wrong = st.builds(lambda event, value: ({**event, key: value}, (key,)), whole, st.sampled_from(values))
        yield _Family(flat.schema_locations["properties", key, keyword], wrong)


@st.composite
def _placed(draw: st.DrawFn, rules: Contract, family: _Family) -> Fault:
    """A wrong event as a body: alone, or somewhere in a batch."""
    (event, path), index = draw(family.wrong), None
    payload = event
    if isinstance(event, list) or draw(st.booleans()):
        payload = draw(batches(max_size=rules.batch.schema["maxItems"] - 1, version=rules.version))
        index = draw(st.integers(0, len(payload)))
        payload.insert(index, event)
    where = path if index is None else (index, *path)
    body = body_of(payload, draw(styles()))
    return Fault(body, code_of(family.origin), pointer(where), index, f"{rules.version}/{family.origin}")


def _whole_payloads(rules: Contract) -> Iterator[tuple[str, st.SearchStrategy[Fault]]]:
    """Batches with too few and too many events."""
    flat, limit = rules.batch, rules.batch.schema["maxItems"]
    for keyword, sizes in (("minItems", st.just(0)), ("maxItems", st.integers(limit + 1, limit + 10))):
        origin = flat.schema_locations[keyword,]
        yield origin, _batch_of(rules, sizes, origin)


@st.composite
def _batch_of(draw: st.DrawFn, rules: Contract, sizes: st.SearchStrategy[int], origin: str) -> Fault:
    event = draw(events(version=rules.version))
    return Fault(spell([event] * draw(sizes)).encode(), code_of(origin), "", None, f"{rules.version}/{origin}")


@st.composite
def _raw(draw: st.DrawFn, version: str, code: str) -> Fault:
    """An event with raw text for its `metadata`: alone, or somewhere in a batch."""
    event, others = draw(events(version=version)), draw(st.lists(events(version=version), max_size=3))
    index = draw(st.none() | st.integers(0, len(others)))
    fault = draw(raw_faults(event, 1 if index is None else 2)[code])
    text, path = with_metadata(event, fault.raw), fault.path
    if index is not None:
        texts = [spell(other) for other in others]
        text, path = f"[{','.join([*texts[:index], text, *texts[index:]])}]", (index, *path)
    return Fault(text.encode(), code, pointer(path), index)


def _whole_body(version: str, code: str) -> st.SearchStrategy[Fault]:
    changes = st.sampled_from(WHOLE_BODY[code])
    return st.builds(lambda body, change: Fault(change(body), code, ""), bodies(version=version), changes)
