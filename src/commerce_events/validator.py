"""Validate payloads against one contract.

A body becomes a report in four steps, each of which hands its result to the next:

1. reading (`_reading/`): the body, text or parsed JSON → a `Document`;
2. judging (`_judging/`): the document → a `Judgement`, the verdict on each event. A typed decoder, the fast path,
   accepts most; the others are judged by the keywords of their event type;
3. explaining (`_explaining/`): the judgement → an `Explanation`, what is wrong and what is suspicious;
4. the explanation → a `Report` (`report.py`), with places in the text.

A valid body ends with the second step, unless somebody asks for its report.
"""

import os
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from commerce_events._options import moment, one_of, told, true_or_false, whole_number
from commerce_events._reading.parse import NotIJSONError
from commerce_events.report import InvalidPayload, Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from os import PathLike

    from commerce_events._contract.contract import Contract
    from commerce_events._judging.judgement import Attempt, Judgement
    from commerce_events._reading.document import Document

#: The largest body that is looked at, in bytes, unless the caller says otherwise (D7).
MAX_BYTES = 1024 * 1024

#: How many violations a report lists, unless the caller says otherwise.
MAX_VIOLATIONS = 100

#: JSON text, or parsed JSON.
Body = bytes | bytearray | memoryview | str | dict[str, Any] | list[Any]

#: What an unknown property is: an error, or a warning for a receiver of events of a newer minor version.
UnknownPolicy = Literal["error", "warn"]
_POLICIES: tuple[UnknownPolicy, ...] = get_args(UnknownPolicy)


class Validator:
    """One contract, compiled once. The functions of the package are those of the validator of a version.

    A validator never changes, so threads may share it.

    Args:
        contract: A contract that was read; None for one that the package carries.
        version: Its version, if the package carries it.

    Raises:
        TypeError, ValueError: There is no such version, or `contract` is none.

    Examples:
        >>> from commerce_events import Validator
        >>> validator = Validator(version="v1")
        >>> validator.is_valid(b'{"type":"EventCouponApplied","customerCode":"D314K1432"}')
        True
        >>> [violation.code for violation in validator.check({"type": "EventCouponApplied"}).violations]
        ['missing-property']
    """

    def __init__(self, contract: "Contract | None" = None, *, version: str = "v1") -> None:
        from commerce_events._contract.contract import Contract  # not above, for start-up time
        from commerce_events._contract.contract import contract as carried
        from commerce_events._judging.fast_path import FastPath

        if not (contract is None or isinstance(contract, Contract)):
            raise TypeError(f"contract is one that was read; a version is named by version=, not {told(contract)}")
        self._contract = carried(version) if contract is None else contract
        self._fast = FastPath(self._contract)

    @classmethod
    def from_folder(cls, folder: "str | PathLike[str]") -> Self:
        """Read a contract of your own: a folder of schema files in the shape of this package's `schemas/v1`.

        Provisional: the shape of such a folder may change in a minor release.

        Args:
            folder: A folder with `event.schema.json`, `any-event.schema.json`, `event-batch.schema.json` and a file for
                each event type in `events/`; its name is the version in reports.

        Raises:
            TypeError: `folder` is no path.
            OSError: It can't be read.
            ValueError: A file is missing, is no schema, is outside the portable set, or contradicts another one. The
                sentence names the file and the place.

        Examples:
            >>> from commerce_events import Validator
            >>> validator = Validator.from_folder("schemas/v1")
            >>> validator.is_valid({"type": "EventCouponApplied", "customerCode": "D314K1432"})
            True
        """
        from commerce_events._contract.portable import read_portable  # not above, for start-up time

        if not isinstance(folder, (str, os.PathLike)):
            raise TypeError(f"folder is a path, not {told(folder)}")
        return cls(read_portable(folder))

    def is_valid(self, body: Body, *, unknown: UnknownPolicy = "error", max_bytes: int = MAX_BYTES) -> bool:
        """Return whether the contract accepts a body of `POST /events`; it stops at the first event that is refused.

        The arguments are those of `check`.

        Raises:
            TypeError, ValueError: As `check` raises them.
        """
        judgement = self._doubt(body, unknown, max_bytes)
        return judgement is None or judgement.is_valid()

    def validate(
        self,
        body: Body,
        *,
        unknown: UnknownPolicy = "error",
        max_bytes: int = MAX_BYTES,
        max_violations: int = MAX_VIOLATIONS,
        show_values: bool = False,
    ) -> None:
        """Return if the contract accepts a body of `POST /events`; the arguments are those of `check`.

        Raises:
            InvalidPayload: It does not; `report` says why.
            TypeError, ValueError: As `check` raises them.
        """
        _check_options(unknown, max_bytes, max_violations, show_values)
        judgement = self._doubt(body, unknown, max_bytes)
        if judgement is not None and not judgement.is_valid():
            raise InvalidPayload(
                self._report(judgement, max_violations, show_values=show_values, now=datetime.now(UTC))
            )

    def check(
        self,
        body: Body,
        *,
        unknown: UnknownPolicy = "error",
        max_bytes: int = MAX_BYTES,
        max_violations: int = MAX_VIOLATIONS,
        show_values: bool = False,
        now: datetime | None = None,
    ) -> Report:
        """Judge a body of `POST /events` and explain the verdict. A bad payload is an answer, never an exception.

        The arguments, what is returned and what is raised are those of the function `commerce_events.check`, but for
        the version: a validator has one.
        """
        _check_options(unknown, max_bytes, max_violations, show_values)
        at = datetime.now(UTC) if now is None else moment("now", now)
        return self._report(self._judge(body, unknown, max_bytes), max_violations, show_values=show_values, now=at)

    def _odd_lines(self, lines: "Sequence[bytes]", max_bytes: int) -> "Sequence[int]":
        """Return the indexes of the JSON texts that are not certainly one valid event each without a warning."""
        from commerce_events._explaining.lines import odd_lines  # not above, for start-up time

        is_long = max(map(len, lines)) > max_bytes
        return range(len(lines)) if is_long else odd_lines(self._contract, self._fast, lines, datetime.now(UTC))

    def _verdicts(self, body: Body, unknown: UnknownPolicy, max_bytes: int) -> Report:
        """Return a report with the verdicts alone: nothing is explained."""
        from commerce_events._explaining.report_of import report_of_verdicts  # not above, for start-up time

        return report_of_verdicts(self._contract, self._judge(body, unknown, max_bytes))

    def _accepted_lines(self, lines: "Sequence[bytes]", max_bytes: int) -> "Sequence[int]":
        """Return the indexes of the JSON texts that are certainly one valid event each."""
        is_long = max(map(len, lines)) > max_bytes
        return () if is_long else self._fast.accept_lines(lines)[0]

    def _doubt(self, body: object, unknown: object, max_bytes: int) -> "Judgement | None":
        """Return the judgement of a body; None if it is a text that the fast path accepts.

        In as few steps as can be: a receiver waits for this.

        Raises:
            TypeError, ValueError: As `check` raises them.
        """
        if unknown != "error" or max_bytes is not MAX_BYTES:
            _check_reading(unknown, max_bytes)
        if type(body) is not bytes or len(body) > max_bytes or unknown != "error":
            return self._judge(body, unknown, max_bytes)
        attempt: Attempt
        try:
            attempt, is_valid = self._fast.decode(body)
            if is_valid:
                return None
        except NotIJSONError as error:
            attempt = error
        return self._judge(body, unknown, max_bytes, attempt)

    def _judge(self, body: object, unknown: object, max_bytes: int, *attempt: "Attempt") -> "Judgement":
        judgement_of, read = _judging()
        return judgement_of(self._contract, self._fast, read(body, max_bytes), *attempt, tolerant=unknown == "warn")

    def _report(self, judgement: "Judgement", max_violations: int, *, show_values: bool, now: datetime) -> Report:
        return _reporting()(self._contract, judgement, max_violations, show_values=show_values, now=now)


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


def _check_options(unknown: object, max_bytes: object, max_violations: object, show_values: object) -> None:
    """See that options are what they may be: always in this order, whatever the body is."""
    _check_reading(unknown, max_bytes)
    whole_number("max_violations", max_violations, 1)
    true_or_false("show_values", show_values)


def _check_reading(unknown: object, max_bytes: object) -> None:
    one_of("unknown", unknown, _POLICIES)
    whole_number("max_bytes", max_bytes, 1)
