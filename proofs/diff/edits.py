"""Edit a contract at random: any schema in any of its files, with keywords that mean something and others."""

import json
import marshal
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from commerce_events._contract.contract import assemble, contract
from commerce_events.publish.single_file import DIALECTS, Dialect, single_file
from proofs.diff.schemas import NAMES, keyword_of, maybe, schema_of

Documents = dict[str, dict[str, Any]]
#: A schema, and where it is: what holds it, and by which key.
Site = tuple[Any, Any]

#: The event types that are left, so that a comparison is quick.
TYPES = ("EventOrderApplied", "EventReviewWritten", "EventSale")
ANY, ENDING = "any-event.schema.json", ".schema.json"


def started(random: Random) -> Documents:
    """A small contract: its folder, or its single file in one of the dialects."""
    return _copied(_start(None if maybe(random, 70) else random.choice(list(DIALECTS))))


@cache
def _start(dialect: Dialect | None) -> Documents:
    """The folder of a small contract, or its single file in a dialect."""
    found: Documents = json.loads(json.dumps(contract("v1").documents))
    for file in [each for each in found if each.startswith("events/") and each[7:].removesuffix(ENDING) not in TYPES]:
        del found[file]
    found[ANY]["properties"]["type"]["enum"] = list(TYPES)
    found[ANY]["allOf"] = [each for each in found[ANY]["allOf"] if each["if"]["properties"]["type"]["const"] in TYPES]
    found["definitions.schema.json"]["$defs"]["timestamp"]["pattern"] = "^[0-9]{4}-[0-9]{2}"  # the true one takes time
    if dialect is None:
        return found
    return {"": json.loads(json.dumps(single_file(assemble("v1", found, {}), dialect)))}


def edited(documents: Documents, random: Random, count: int) -> Documents:
    """The same contract after some edits."""
    found = _copied(documents)
    for _ in range(count):
        sites = [*_sites(found)][1:] if "" in found else [*_sites(found)]
        random.choice(_EDITS)(random.choice(sites), found, random)
    return found


def _copied(documents: Documents) -> Documents:
    """A copy, in a tenth of the time that `deepcopy` takes."""
    found: Documents = marshal.loads(marshal.dumps(documents))  # noqa: S302 what was written right here
    return found


def _sites(documents: Documents) -> Iterator[Site]:
    for file, document in documents.items():
        yield from _inside(documents, file, document)


def _inside(holder: Any, key: Any, schema: Any) -> Iterator[Site]:
    yield holder, key
    if not isinstance(schema, dict):
        return
    for keyword, value in schema.items():
        if keyword in ("properties", "$defs", "definitions") and isinstance(value, dict):
            for name in value:
                yield from _inside(value, name, value[name])
        elif keyword in ("allOf", "anyOf", "oneOf") and isinstance(value, list):
            for index in range(len(value)):
                yield from _inside(value, index, value[index])
        elif keyword in ("if", "then", "else", "not", "items", "additionalProperties"):
            yield from _inside(schema, keyword, value)


def _replace(site: Site, _: Documents, random: Random) -> None:
    holder, key = site
    if isinstance(key, int) or not str(key).endswith(ENDING):
        holder[key] = schema_of(random)


def _set(site: Site, _: Documents, random: Random) -> None:
    schema = site[0][site[1]]
    if isinstance(schema, dict):
        schema.update(keyword_of(random, 2))


def _remove(site: Site, _: Documents, random: Random) -> None:
    schema = site[0][site[1]]
    words = (
        [word for word in schema if word not in ("$schema", "$id", "$defs", "definitions")]
        if isinstance(schema, dict)
        else []
    )
    if words:
        del schema[random.choice(words)]


def _nudge(site: Site, _: Documents, random: Random) -> None:
    """Move a limit, or change a list by one."""
    schema = site[0][site[1]]
    for word, value in schema.items() if isinstance(schema, dict) else ():
        if isinstance(value, int) and not isinstance(value, bool):
            schema[word] = max(0, value + random.choice((-1, 1)))
            return
        if word in ("enum", "required") and isinstance(value, list) and value:
            value.pop(random.randrange(len(value)))
            return


def _grow(site: Site, _: Documents, random: Random) -> None:
    """Add a property, or a required name."""
    schema = site[0][site[1]]
    if isinstance(schema, dict) and isinstance(schema.get("properties"), dict):
        name = random.choice(NAMES)
        if maybe(random, 60):
            schema["properties"][name] = schema_of(random)
        elif name not in schema.get("required", []):
            schema["required"] = [*schema.get("required", []), name]


def _wrap(site: Site, _: Documents, random: Random) -> None:
    """Write the same in another way."""
    holder, key = site
    if isinstance(key, int) or not str(key).endswith(ENDING):
        holder[key] = random.choice(({"allOf": [holder[key]]}, {"not": {"not": holder[key]}}, {"anyOf": [holder[key]]}))


def _inline(site: Site, documents: Documents, _: Random) -> None:
    """Put a shared definition where it is referred to."""
    schema = site[0][site[1]]
    reference = schema.get("$ref", "") if isinstance(schema, dict) else ""
    name = reference.rpartition("/")[2]
    shared = documents.get("definitions.schema.json", {}).get("$defs", {})
    if "#/$defs/" in reference and name in shared and isinstance(shared[name], dict) and "$ref" not in shared[name]:
        site[0][site[1]] = {**shared[name], **{word: schema[word] for word in schema if word != "$ref"}}


_EDITS: tuple[Callable[[Site, Documents, Random], None], ...] = (
    _replace, _set, _set, _remove, _remove, _nudge, _nudge, _grow, _grow, _wrap, _inline,
)  # fmt: skip
