"""Find why the schemas refused a timestamp: the reason, as the words of `not-a-timestamp` know it."""

import re

_DATE, _TIME, _OFFSET = r"\d{4}-\d\d-\d\d", r"\d\d:\d\d:\d\d(?:\.\d{1,9})?", r"(?:Z|[+-]\d\d:\d\d)"

#: Forms that senders really produce. The first that matches the whole text is the reason.
REASONS = tuple(
    (reason, re.compile(form, re.ASCII))
    for reason, form in (
        ("leap-second", rf"{_DATE}T[0-2]\d:[0-5]\d:60(?:\.\d{{1,9}})?{_OFFSET}"),
        ("no-such-moment", rf"{_DATE}T{_TIME}{_OFFSET}"),
        ("lower-case", rf"{_DATE}[Tt]{_TIME}(?:[Zz]|{_OFFSET})"),
        ("no-time", rf"{_DATE}{_OFFSET}?"),
        ("no-offset", rf"{_DATE}T{_TIME}"),
        ("no-seconds", rf"{_DATE}T\d\d:\d\d{_OFFSET}?"),
        ("no-t-no-offset", rf"{_DATE} {_TIME}"),
        ("no-t", rf"{_DATE} ?{_TIME}{_OFFSET}"),
        ("bad-offset", rf"{_DATE}T{_TIME} ?(?:[+-][\d:]+|[A-Z]{{3,5}}|Z)"),
        ("fraction", rf"{_DATE}T\d\d:\d\d:\d\d[.,]\d*{_OFFSET}"),
    )
)


def refusal(timestamp: str) -> str:
    """Why a text is none of the contract's timestamps."""
    return next((reason for reason, form in REASONS if form.fullmatch(timestamp)), "other")
