"""Take a body through the four steps, by one contract that is compiled once.

1. reading (`_reading/`): the body, text or parsed JSON → a `Document`;
2. judging (`_judging/`): the document → a `Judgement`, the verdict on each event. A typed decoder, the fast path,
   accepts most; the others are judged by the keywords of their event type;
3. explaining (`_explaining/`): the judgement → an `Explanation`, what is wrong and what is suspicious;
4. the explanation → a `Report` (`report.py`), with places in the text.

A valid body ends with the second step, unless somebody asks for its report.
"""

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING

from commerce_events._contract.contract import Contract, contract
from commerce_events._judging.fast_path import FastPath
from commerce_events._options import MAX_BYTES, MAX_VIOLATIONS, check_reading
from commerce_events._reading.parse import NotIJSONError
from commerce_events.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable

    from commerce_events._judging.judgement import Attempt, Judgement
    from commerce_events._reading.document import Document


class Pipeline:
    """The steps of one contract. It never changes, so threads may share it.

    Attributes:
        contract: The contract.
        fast: Its fast path.
    """

    def __init__(self, rules: Contract) -> None:
        self.contract = rules
        self.fast = FastPath(rules)

    def doubt(self, body: object, unknown: object = "error", max_bytes: int = MAX_BYTES) -> "Judgement | None":
        """Return the judgement of a body; None if it is a text that the fast path accepts.

        In as few steps as can be: a receiver waits for this.

        Raises:
            TypeError, ValueError: As `check` raises them.
        """
        if unknown != "error" or max_bytes is not MAX_BYTES:
            check_reading(unknown, max_bytes)
        if type(body) is not bytes or len(body) > max_bytes or unknown != "error":
            return self.judge(body, unknown, max_bytes)
        attempt: Attempt
        try:
            attempt, is_valid = self.fast.decode(body)
            if is_valid:
                return None
        except NotIJSONError as error:
            attempt = error
        return self.judge(body, unknown, max_bytes, attempt)

    def judge(
        self, body: object, unknown: object = "error", max_bytes: int = MAX_BYTES, *attempt: "Attempt"
    ) -> "Judgement":
        """Return the judgement of a body; the fast path was asked about it already, if there is an attempt."""
        judgement_of, read = _judging()
        return judgement_of(self.contract, self.fast, read(body, max_bytes), *attempt, tolerant=unknown == "warn")

    def report(
        self,
        judgement: "Judgement",
        max_violations: int = MAX_VIOLATIONS,
        *,
        show_values: bool = False,
        now: datetime,
    ) -> Report:
        """Return the report on a judgement."""
        return _reporting()(self.contract, judgement, max_violations, show_values=show_values, now=now)


def pipeline_of(version: str) -> Pipeline:
    """The pipeline of a version that this release carries, made once.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    return _pipeline(contract(version))


@cache
def _pipeline(rules: Contract) -> Pipeline:
    return Pipeline(rules)


# The steps behind the fast path are not imported above, for start-up time; and only once, since an import takes time.


@cache
def _judging() -> "tuple[type[Judgement], Callable[[object, int], Document]]":
    from commerce_events._judging.judgement import Judgement
    from commerce_events._reading.document import read

    return Judgement, read


@cache
def _reporting() -> "Callable[..., Report]":
    from commerce_events._explaining.report_of import report_of

    return report_of
