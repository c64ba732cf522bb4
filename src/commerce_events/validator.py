"""Validate payloads against one contract: the public side of a `Pipeline`."""

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Self

from commerce_events._options import (
    MAX_BYTES,
    MAX_VIOLATIONS,
    Body,
    UnknownPolicy,
    check_reporting,
    moment,
    told,
)
from commerce_events.report import InvalidPayload, Report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from commerce_events._contract.contract import Contract
    from commerce_events._judging.judgement import Judgement
    from commerce_events.events import Event
    from commerce_events.events._load import Loader

__all__ = ["MAX_BYTES", "MAX_VIOLATIONS", "Body", "UnknownPolicy", "Validator"]


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
        from commerce_events._pipeline import Pipeline, pipeline_of

        if not (contract is None or isinstance(contract, Contract)):
            raise TypeError(f"contract is one that was read; a version is named by version=, not {told(contract)}")
        self._is_carried = contract is None
        self._pipeline = pipeline_of(version) if contract is None else Pipeline(contract)
        self._doubt = self._pipeline.doubt
        self._loader: Loader | None = None

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
        check_reporting(unknown, max_bytes, max_violations, show_values)
        judgement = self._doubt(body, unknown, max_bytes)
        if judgement is not None:
            self._require_valid(judgement, max_violations, show_values=show_values)

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
        check_reporting(unknown, max_bytes, max_violations, show_values)
        at = datetime.now(UTC) if now is None else moment("now", now)
        judgement = self._pipeline.judge(body, unknown, max_bytes)
        return self._pipeline.report(judgement, max_violations, show_values=show_values, now=at)

    def load(
        self,
        body: Body,
        *,
        unknown: UnknownPolicy = "error",
        max_bytes: int = MAX_BYTES,
        max_violations: int = MAX_VIOLATIONS,
        show_values: bool = False,
    ) -> "list[Event]":
        """Return the events of a body of `POST /events` as values of the classes in `commerce_events.events`.

        The arguments, what is returned and what is raised are those of the function `commerce_events.load`, but for the
        version: a validator has one.

        Raises:
            TypeError: The contract is one of your own: there are no classes of its events.
        """
        if max_violations is not MAX_VIOLATIONS or show_values is not False or unknown != "error":
            check_reporting(unknown, max_bytes, max_violations, show_values)
        loader = self._loader or self._load("load")
        judgement = self._doubt(body, unknown, max_bytes)
        if judgement is None:
            return loader.load(body)
        self._require_valid(judgement, max_violations, show_values=show_values)
        return loader.valid_events(judgement)

    def load_accepted(
        self,
        body: Body,
        *,
        unknown: UnknownPolicy = "error",
        max_bytes: int = MAX_BYTES,
        max_violations: int = MAX_VIOLATIONS,
        show_values: bool = False,
        now: datetime | None = None,
    ) -> "tuple[list[Event], Report]":
        """Return the valid events of a body of `POST /events`, and the report on all of it.

        The arguments, what is returned and what is raised are those of the function `commerce_events.load_accepted`,
        but for the version: a validator has one.

        Raises:
            TypeError: The contract is one of your own: there are no classes of its events.
        """
        check_reporting(unknown, max_bytes, max_violations, show_values)
        at = datetime.now(UTC) if now is None else moment("now", now)
        loader = self._loader or self._load("load_accepted")
        judgement = self._pipeline.judge(body, unknown, max_bytes)
        report = self._pipeline.report(judgement, max_violations, show_values=show_values, now=at)
        return loader.valid_events(judgement), report

    def _load(self, call: str) -> "Loader":
        """Return what makes typed events, when it is first needed.

        Raises:
            TypeError: The contract is one of the caller's own.
        """
        from commerce_events.events._load import loader_of  # not above, for start-up time

        if not self._is_carried:
            raise TypeError(f"{call} gives values of classes, and a contract of your own has none: use check")
        self._loader = loader_of(self._pipeline.contract.version)
        return self._loader

    def _require_valid(self, judgement: "Judgement", max_violations: int, *, show_values: bool) -> None:
        """Return if a judgement is that of a valid body.

        Raises:
            InvalidPayload: It is not.
        """
        if not judgement.is_valid():
            report = self._pipeline.report(judgement, max_violations, show_values=show_values, now=datetime.now(UTC))
            raise InvalidPayload(report)

    def _odd_lines(self, lines: "Sequence[bytes]", max_bytes: int) -> "Sequence[int]":
        """Return the indexes of the JSON texts that are not certainly one valid event each without a warning."""
        from commerce_events._explaining.lines import odd_lines  # not above, for start-up time

        is_long, own = max(map(len, lines)) > max_bytes, self._pipeline
        return range(len(lines)) if is_long else odd_lines(own.contract, own.fast, lines, datetime.now(UTC))

    def _verdicts(self, body: Body, unknown: UnknownPolicy, max_bytes: int) -> Report:
        """Return a report with the verdicts alone: nothing is explained."""
        from commerce_events._explaining.report_of import report_of_verdicts  # not above, for start-up time

        return report_of_verdicts(self._pipeline.contract, self._pipeline.judge(body, unknown, max_bytes))

    def _accepted_lines(self, lines: "Sequence[bytes]", max_bytes: int) -> "Sequence[int]":
        """Return the indexes of the JSON texts that are certainly one valid event each."""
        is_long = max(map(len, lines)) > max_bytes
        return () if is_long else self._pipeline.fast.accept_lines(lines)[0]
