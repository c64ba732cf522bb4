"""Write the one file of data by which the playground judges in the browser, as `check` does here.

The playground's code knows the rules of JSON and how things are put together. Event types, limits, codes and words, and
where in the schemas each keyword stands, it reads from this file: a change of the schemas or of the words is none of
its code.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from commerce_events import _shown, validator
from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import FlatSchema
from commerce_events._contract.kinds import codes_of, required_texts_of
from commerce_events._explaining import (
    aliases,
    budget,
    diagnose,
    fixes,
    misspelt,
    name_meant,
    suggest,
    timestamp_warnings,
)
from commerce_events._explaining.advice import table
from commerce_events._explaining.deprecated import Deprecated, deprecated_in
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES, codes, reported, words
from commerce_events._pointer import pointer
from commerce_events._reading import inspect, parse
from commerce_events.publish.single_file import DIALECTS, single_file

#: The sections of the words that those of codes refer to.
_SECTIONS = ("types", "faults", "advice", "units")

#: The tables of advice that the playground reads.
_ADVICE = ("aliases", "characters", "placeholders", "shapes", "timestamps")


def playground(rules: Contract) -> dict[str, Any]:
    """What the playground knows of a version of the contract, as JSON.

    An event type's schema is its definition in the published single file. Two more are in no published file, since no
    validator needs them to give the verdict: what is said of an event of no known type, and of a batch as such.
    """
    _, keyword = DIALECTS["2020-12"]
    deprecated = deprecated_in(rules)
    return {
        "version": rules.version,
        "schema": single_file(rules, "2020-12"),
        "schemas": {
            "events": {
                name: _flat({"$ref": f"#/{keyword}/{name}"}, flat, deprecated.get(name, ()))
                for name, flat in rules.events.items()
            },
            "open": _flat(rules.open_event.schema, rules.open_event, deprecated.get(None, ())),
            "batch": _flat(rules.batch.schema, rules.batch),
        },
        "codes": {name: row for name, row in codes().items() if name != "input"},
        "words": {lang: _words(lang) for lang in LANGUAGES},
        "limits": _limits(),
        "text": {
            "literals": sorted(diagnose.OTHER_LITERALS),
            "numeric": diagnose.NUMERIC.pattern,
            "quotes": diagnose.QUOTES,
            "word": diagnose.WORD.pattern,
        },
        "advice": {name: _without_examples(table(name)) for name in _ADVICE},
    }


def _without_examples(advice: Any) -> Any:
    """A table of advice without the examples of its rows, which are for tests and pages."""
    if isinstance(advice, list):
        return [_without_examples(row) for row in advice]
    if not isinstance(advice, dict):
        return advice
    return {name: _without_examples(part) for name, part in advice.items() if name not in ("example", "fixed")}


def _flat(schema: dict[str, Any], flat: FlatSchema, deprecated: Sequence[Deprecated] = ()) -> dict[str, Any]:
    """A schema, where each keyword is in the schema files, in the order of judging, and what warnings look at."""
    schema_locations = {pointer(path): origin for path, origin in flat.schema_locations.items()}
    return {
        "schema": schema,
        "schemaLocations": schema_locations,
        "deprecated": [_deprecated(each) for each in deprecated],
        "codes": [*codes_of(flat)],
        "texts": [*required_texts_of(flat)],
    }


def _deprecated(part: Deprecated) -> dict[str, Any]:
    """What a warning says of a deprecated part of an event."""
    about = {"name": part.name, "schemaLocation": part.schema_location, "onName": part.is_property}
    return {"code": part.code, **about, "params": part.params.to_dict()}


def _words(lang: Language) -> dict[str, Any]:
    """The words of reports."""
    said = words(lang)
    sections = {name: said[name] for name in _SECTIONS}
    return {"codes": {code: said["codes"][code] for code in reported()}, **sections}


def _limits() -> dict[str, int | float]:
    return {
        "bytes": validator.MAX_BYTES,
        "violations": validator.MAX_VIOLATIONS,
        "depth": parse.MAX_DEPTH,
        "integer": inspect.SAFE,
        "hoursAhead": timestamp_warnings.AHEAD // timedelta(hours=1),
        "shown": _shown.LONGEST,
        "namesCompared": name_meant.MOST_NAMES,
        "typesTold": misspelt.MOST_TYPES,
        "nameLength": suggest.LONGEST,
        "aliasLength": aliases.LONGEST_ALIAS,
        "partLength": suggest.SHORTEST_PART,
        "closeEnough": suggest.CLOSE_ENOUGH,
        "ahead": suggest.AHEAD,
        "answerFlat": budget.FLAT,
        "answerReason": budget.REASON,
        "answerBase": budget.BASE,
        "answerPerByte": budget.PER_BYTE,
        "answerNumber": budget.NUMBER,
        "answerAround": budget.AROUND,
        "fixTried": fixes.TRIED,
        "fixOffered": fixes.OFFERED,
        "fixErrors": fixes.MOST_ERRORS,
    }
