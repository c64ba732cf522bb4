"""Name what is timed on a body: parsing, this package's functions, and other validators (`peers`)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import commerce_events as ce

Verdict = Callable[[Any], bool]

#: What a call finds: whether a body is valid, or also what is wrong with it: everything, or no more than ten faults.
Kind = Literal["verdict", "faults", "10 faults"]

#: What all others are compared with: it parses, and gives no verdict.
PARSING = "orjson.loads"

OWN = "commerce_events."
IS_VALID, VALIDATE, CHECK = (OWN + name for name in ("is_valid", "validate", "check"))
CHECK_10 = f"{CHECK}, max_violations=10"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A validator: what gives its verdict on a JSON text, and what on parsed JSON."""

    name: str
    of_bytes: Verdict
    of_parsed: Verdict
    kind: Kind = "verdict"


def own() -> list[Candidate]:
    """Return this package's functions, ready to be asked."""
    validate = without_exception(ce.validate, ce.InvalidPayload)
    calls: dict[str, tuple[Verdict, Kind]] = {
        IS_VALID: (ce.is_valid, "verdict"),
        VALIDATE: (validate, "verdict"),
        CHECK: (lambda body: ce.check(body).valid, "faults"),
        CHECK_10: (lambda body: ce.check(body, max_violations=10).valid, "10 faults"),
    }
    return [Candidate(name, call, call, kind) for name, (call, kind) in calls.items()]


def without_exception(validate: Callable[[Any], object], refusal: type[Exception]) -> Verdict:
    """Return a function that tells the verdict where `validate` raises."""

    def is_valid(body: Any) -> bool:
        try:
            validate(body)
        except refusal:
            return False
        return True

    return is_valid
