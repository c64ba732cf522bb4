"""Import and build beforehand what the calls need, so that no call is slow, and no forked process waits for a lock."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from commerce_events._contract.catalogue import event_types
from commerce_events._dump import dump
from commerce_events._load import load, load_accepted
from commerce_events._messages import LANGUAGES
from commerce_events._validate import check, is_valid, validate
from commerce_events.report import InvalidPayload

if TYPE_CHECKING:
    from commerce_events._contract.contract import Contract

#: Texts that are refused for different reasons.
_REFUSED = (
    b"",
    b"{",
    b"[1,]",
    b"{'",
    b'{"a":1,"a":1}',
    b'["\\ud800"]',
    b"[1e400]",
    b"[1.]",
    b'{"a":007}',
    b"[nul]",
    b"[" * 65,
    b"\xff",
)

#: Values, of which each property has one that breaks each of its keywords.
_VALUES = (
    None,
    True,
    0,
    -1,
    1.5,
    "",
    "?",
    "\u200b",
    "2025-02-30T00:00:00Z",
    "2025-11-18T07:21:16Z\n",
    "2025-11-18",
    [2**53],
    {"a": [1]},
)

_TIMESTAMPS = ("2025-11-18T07:21:16Z", "2025-11-18T07:21:16.5+01:00", "9999-12-31T00:00:00Z", "2025-11-18T07:21:16Z")


def warm_up(*, version: str = "v1") -> None:
    """Import and build all that the other calls otherwise import and build when it is first needed.

    Call it in a server before it forks its workers, before `multiprocessing` forks any, or where the first answer must
    be as fast as the others. A process that is forked while another thread imports a module can wait forever for the
    lock of that import. After `warm_up` no import is left, so threads may check while the process forks.
    It takes half a second and changes no answer.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    from commerce_events._contract.contract import contract  # not above, for start-up time

    event_types(version)
    for body in _bodies(contract(version)):
        is_valid(body, version=version)
        check(body, version=version, unknown="warn")
        report = check(body, version=version, show_values=True)
        for lang in LANGUAGES:
            report.to_dict(lang)
        try:
            validate(body, version=version)
        except InvalidPayload as error:
            str(error)
        loaded, _ = load_accepted(body, version=version)
        if loaded:
            load(dump(loaded), version=version)


def _bodies(rules: "Contract") -> Iterator[Any]:
    """Bodies that have something for each part of the package to do: valid ones, warned, invalid and refused ones."""
    yield from _REFUSED
    for form in rules.events.values():
        good: dict[str, Any] = max(form.schema["examples"], key=len)
        yield from _spellings(good)
        batch = [{**good, "timestamp": stamp} for stamp in _TIMESTAMPS]
        yield from _spellings([*batch, {**good, "metadata": {"a": [2**53]}}])
        yield from _spellings([*batch, {"type": good["type"], "customercode": "", "?": 0}])
        yield from ({**dict.fromkeys(good, value), "type": good["type"]} for value in _VALUES)
    yield from ({"type": kind} for kind in ("EventSael", "?", 1))
    yield from ([], [[]], [1] * (rules.batch.schema["maxItems"] + 1))


def _spellings(value: Any) -> Iterator[Any]:
    text = json.dumps(value)
    yield from (value, text, text.encode(), f" {text}".encode())
