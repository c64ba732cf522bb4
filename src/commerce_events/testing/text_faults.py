"""Breaches of the rules of the text (D7): what no schema can say, each as raw text that stands for `metadata`.

A few concern the body as a whole.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from hypothesis import strategies as st

from commerce_events._pointer import Path
from commerce_events._reading.parse import MAX_DEPTH
from commerce_events.testing.strategies import Event
from commerce_events.validator import MAX_BYTES


@dataclass(frozen=True, slots=True)
class RawFault:
    """Text that can't stand for a value, and where in that value the breach is.

    Attributes:
        code: What is wrong.
        raw: The text.
        path: The place of the breach, from the event.
    """

    code: str
    raw: str
    path: Path = ("metadata",)


#: Texts that are not JSON: where one breaks off in an array, that is the place, otherwise it is the event.
_NOT_JSON = (
    *(
        RawFault("not-json", raw, ())
        for raw in ("NaN", "-Infinity", "True", "undefined", "'a'", "01", "+1", ".5", "1.", "0x1")
    ),
    *(RawFault("not-json", raw, ()) for raw in ('"a\nb"', '"\\x41"', '"\\u12"', "1 2", "// 1", "\u00a01", "", "a")),
    *(RawFault("not-json", raw) for raw in ("[1,]", "[,1]", "[1 2]", "[1}", '["a" "b"]')),
)

_NUMBERS = ("1e309", "-1e309", "1.8e308", "9" * 309, "-" + "9" * 5000)


def raw_faults(event: Event, depth: int) -> dict[str, st.SearchStrategy[RawFault]]:
    """For each code, what may stand for `metadata` in an event that stands `depth` levels deep."""
    names = st.sampled_from(sorted(event.keys() - {"metadata"}))
    surrogates = st.integers(0xD800, 0xDFFF).map(lambda unit: f"\\u{unit:04x}")
    text = st.text(max_size=5).map(lambda text: json.dumps(text)[1:-1])
    too_many = st.integers(MAX_DEPTH - depth + 1, MAX_DEPTH + 5)
    deepest: Path = ("metadata", *[0] * (MAX_DEPTH - depth))
    return {
        "not-json": st.sampled_from(_NOT_JSON),
        "duplicate-key": names.map(lambda name: RawFault("duplicate-key", f"0,{json.dumps(name)}:0", (name,))),
        "lone-surrogate": st.builds(
            lambda a, unit, b: RawFault("lone-surrogate", f'"{a}{unit}{b}"'), text, surrogates, text
        ),
        "number-out-of-range": st.sampled_from(_NUMBERS).map(lambda raw: RawFault("number-out-of-range", raw)),
        "too-deep": too_many.map(lambda levels: RawFault("too-deep", "[" * levels + "]" * levels, deepest)),
    }


def with_metadata(event: Event, raw: str) -> str:
    """The text of an event with raw text for its `metadata`."""
    rest = {name: value for name, value in event.items() if name != "metadata"}
    return f'{json.dumps(rest)[:-1]}, "metadata": {raw}}}'


#: Breaches of the body as a whole: what is done to a valid one, which stays as short as it has to be.
WHOLE_BODY: dict[str, tuple[Callable[[bytes], bytes], ...]] = {
    "not-utf8": (
        lambda body: body[:1000].decode(errors="ignore").encode("utf-16"),
        lambda body: body + b"\xff",
        lambda body: b"\xc3" + body,
    ),
    "not-json": (
        lambda body: b"\xef\xbb\xbf" + body,
        lambda body: body + b"{}",
        lambda body: body.rstrip()[:-1],
        lambda _: b"",
    ),
    "too-large": (lambda body: body.ljust(MAX_BYTES + 1),),
}
