"""Validate payloads against one contract: first the fast path is asked; what it doesn't know is read and judged."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from commerce_events._options import moment, one_of, told, true_or_false, whole_number
from commerce_events.errors import InvalidPayload, Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from commerce_events._contract.contract import Contract

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
        # Not above, for start-up time.
        from commerce_events._accept.acceptor import Acceptor, acceptor
        from commerce_events._contract.contract import Contract

        if not (contract is None or isinstance(contract, Contract)):
            raise TypeError(f"contract is one that was read; a version is named by version=, not {told(contract)}")
        self._fast = acceptor(version) if contract is None else Acceptor(contract)

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
        if type(body) is bytes and unknown == "error" and max_bytes is MAX_BYTES:
            # What `_fast_verdict` does, without the call.
            verdict = self._fast.verdict(body) if len(body) <= MAX_BYTES else None
        else:
            verdict = self._fast_verdict(body, unknown, max_bytes)
        if verdict is not None:
            return verdict
        from commerce_events._answer import judge  # not above, for start-up time

        return judge(self._fast, body, max_bytes, tolerant=unknown == "warn")

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
        if max_violations is not MAX_VIOLATIONS or show_values is not False:
            _check_options(unknown, max_bytes, max_violations, show_values)
        verdict = self._fast_verdict(body, unknown, max_bytes)
        if verdict:
            return
        from commerce_events._answer import Options, explain  # not above, for start-up time

        options = Options(unknown == "warn", max_bytes, max_violations, show_values, datetime.now(UTC))
        report = explain(self._fast, body, options, is_refused=verdict is False)
        if not report.valid:
            raise InvalidPayload(report)

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
        from commerce_events._answer import Options, report  # not above, for start-up time

        return report(self._fast, body, Options(unknown == "warn", max_bytes, max_violations, show_values, at))

    def _has_plain_events(self, lines: "Sequence[bytes]", max_bytes: int) -> bool:
        """Return whether JSON texts are certainly one valid event each, without a warning; if not, it isn't known."""
        from commerce_events._answer import are_plain_events  # not above, for start-up time

        return are_plain_events(self._fast, lines, max_bytes)

    def _fast_verdict(self, body: Body, unknown: object, max_bytes: int) -> bool | None:
        """Return what the fast path knows: in as few steps as can be, for this is what a receiver waits for.

        True if the body is valid, False if it is a text that the strict parser has refused, None if it isn't known.
        """
        if unknown != "error" or max_bytes is not MAX_BYTES:
            _check_reading(unknown, max_bytes)
        if type(body) is bytes:
            return self._fast.verdict(body) if len(body) <= max_bytes else None
        if isinstance(body, (dict, list)):
            return True if self._fast.parsed(body, max_bytes) else None
        from commerce_events._text.body import as_bytes  # not above, for start-up time

        raw = as_bytes(body, max_bytes)
        return None if raw is None else self._fast.verdict(raw)


def _check_options(unknown: object, max_bytes: object, max_violations: object, show_values: object) -> None:
    """See that options are what they may be: always in this order, whatever the body is."""
    _check_reading(unknown, max_bytes)
    whole_number("max_violations", max_violations, 1)
    true_or_false("show_values", show_values)


def _check_reading(unknown: object, max_bytes: object) -> None:
    one_of("unknown", unknown, _POLICIES)
    whole_number("max_bytes", max_bytes, 1)
