"""List which codes the schemas of a contract can give, also as warnings: those of the keywords that they have."""

from collections.abc import Iterator

from commerce_events._contract.contract import Contract
from commerce_events._contract.flatten import ASSERTIONS, FlatSchema
from commerce_events._messages import REFUSED, code_of, codes

_OF_VALUES = ASSERTIONS | {"not"}


def possible_codes(contract: Contract) -> frozenset[str]:
    """The codes from the schemas that a contract has a rule for; `refused`, which no rule is for, is none of them."""
    forms = (*contract.events.values(), contract.open_event, contract.batch)
    return frozenset(code for flat in forms for code in _codes_of(flat)) - {REFUSED}


def _codes_of(flat: FlatSchema) -> Iterator[str]:
    places = codes()["by-place"]
    for path, schema_location in flat.schema_locations.items():
        match path:
            case ("required", _):
                yield "missing-property"
            case ("additionalProperties",):
                yield "unknown-property"
            case (keyword,) if keyword in _OF_VALUES:
                yield places.get(schema_location, REFUSED)
            case ("deprecated",):
                yield "deprecated-event-type"
            case ("properties", _, "deprecated"):
                yield "deprecated-property"
            case ("properties", _, keyword) if keyword in _OF_VALUES:
                yield code_of(schema_location)
