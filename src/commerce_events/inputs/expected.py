"""Find out which payloads must be invalid, and with which codes: fixtures that a validator has to refuse.

A file says so by its name, `x.invalid.json`, or a pattern names it or a folder above it. The codes that it must get are
in its name, `x.missing-property.invalid.json`, or in a file beside it, `x.invalid.code`; without them, any will do.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from commerce_events._messages import reported
from commerce_events._params import NONE, Params
from commerce_events._shown import shown
from commerce_events.inputs.files import ENDINGS, Told, Unreadable, not_readable
from commerce_events.inputs.patterns import matching
from commerce_events.report import Report

_MARK, _CODES = ".invalid", ".code"

#: How much of a part of a name has to be the same as a code, so that this code was meant.
_MEANT = 0.8

#: A longer file has no codes.
_LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class Unmet(Told):
    """What was expected of a payload, and is not so.

    Attributes:
        code: `not-refused` if the payload is valid, `other-codes` if it has other codes than those expected.
        params: What the words are filled with.
    """

    code: str
    params: Params = NONE


@dataclass(frozen=True, slots=True)
class Expected:
    """A payload must be invalid.

    Attributes:
        codes: The codes of its violations, all of them; if there are none here, any will do.
    """

    codes: frozenset[str] = frozenset()

    def unmet(self, report: Report) -> Unmet | None:
        """Return what a report has that was not expected; None if it is as expected."""
        if report.valid:
            return Unmet("not-refused")
        found = {violation.code for violation in report.violations}
        if not self.codes or found == self.codes:
            return None
        return Unmet("other-codes", Params(expected=sorted(self.codes), found=sorted(found)))


class Expectations:
    """What is expected of files.

    Args:
        patterns: The files that must be invalid besides those whose names say so: patterns of them, or of folders
            above them.
    """

    def __init__(self, patterns: Iterable[str]) -> None:
        given = [*patterns]
        self._is_path = matching(each for each in given if "/" in each)
        self._is_name = matching(each for each in given if "/" not in each)

    def of(self, file: Path) -> Expected | Unreadable | None:
        """Return what is expected of a file; None if it must be valid.

        What it must get, but is no code, is `Unreadable`.
        """
        ending = next((each for each in reversed(ENDINGS) if file.name.lower().endswith(each)), "")
        stem = file.name[: len(file.name) - len(ending)]
        is_marked = stem.lower().endswith(_MARK)
        if not is_marked and not self._is_matched(file):
            return None
        named = stem[: -len(_MARK)].rpartition(".")[2] if is_marked else ""
        return _expected(file, named, file.with_name(stem + _CODES))

    def _is_matched(self, file: Path) -> bool:
        """Whether a file matches, or a folder above it. Names are those in this folder, or those that its path has."""
        inside = os.path.relpath(file)
        named = file if inside.startswith(os.pardir) else Path(inside)
        return any(map(self._is_path, _with_folders(Path(os.path.abspath(file))))) or any(
            map(self._is_name, _with_folders(named))
        )


def _with_folders(path: Path) -> tuple[Path, ...]:
    return (path, *path.parents)


def _expected(file: Path, named: str, beside: Path) -> Expected | Unreadable:
    codes = {named} & {*reported()}
    if not codes and (meant := get_close_matches(named.lower(), reported(), 1, _MEANT)):
        return _no_such_code(str(file), named, meant)
    try:
        with beside.open("rb") as stream:
            given = stream.read(_LONGEST).decode("utf-8-sig", "replace").split()
    except FileNotFoundError:
        return Expected(frozenset(codes))
    except OSError as error:
        return not_readable(str(beside), error)
    for code in given or [""]:
        if code not in reported():
            return _no_such_code(str(beside), code, get_close_matches(code, reported(), 1))
    return Expected(frozenset(codes | {*given}))


def _no_such_code(file: str, name: str, meant: list[str]) -> Unreadable:
    if not name:
        return Unreadable(file, "no-such-code", Params(reason="empty"))
    reason = {"reason": "rename", "suggestion": meant[0]} if meant else {"reason": "list"}
    return Unreadable(file, "no-such-code", Params(reason, name=shown(name[:100])))
