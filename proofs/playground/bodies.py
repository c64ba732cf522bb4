"""Bodies that senders might send, and worse: texts with slips of all kinds, drawn and then broken."""

import json
from typing import Any

from hypothesis import strategies as st

import commerce_events as ce
from commerce_events.testing import bodies
from commerce_events.testing.patterns import candidates
from commerce_events.testing.strategies import JSON_VALUES
from commerce_events.testing.values import near_misses
from proofs.playground.tables import NUMBERS, ODD_NAMES, SLIPS, TIMES

TYPES = [kind.name for kind in ce.event_types()]
NAMES = sorted({each.name for kind in ce.event_types() for each in kind.properties})
PATTERN: str = next(
    each.keywords["pattern"] for kind in ce.event_types() for each in kind.properties if each.name == "timestamp"
)

_timestamps = st.sampled_from(TIMES) | st.sampled_from(candidates(PATTERN)) | st.from_regex(PATTERN)

_texts = st.sampled_from(["", "D314K1432", "a", "\x7f", "😀", "1", "١٢", "asc", "ASC", "desc"]) | st.text(max_size=8)
_raw = st.builds(json.dumps, JSON_VALUES | _texts | _timestamps, ensure_ascii=st.booleans())
_values = st.sampled_from(NUMBERS) | _raw | st.sampled_from(["[]", "{}", "null", "true", '{"type": "EventSale"}'])
_misspelt = st.sampled_from([*TYPES, *NAMES]).flatmap(lambda name: st.sampled_from([name, *near_misses(name)]))
_types = st.sampled_from(TYPES) | _misspelt | _texts
_names = st.sampled_from(NAMES) | _misspelt | st.sampled_from(ODD_NAMES) | st.text(max_size=12)


@st.composite
def _events(draw: st.DrawFn) -> str:
    """The text of an object that is more or less an event."""
    known = {"type": _types.map(json.dumps), "timestamp": _timestamps.map(json.dumps), "customerCode": st.just('"D3"')}
    members = [(name, draw(values)) for name, values in known.items() if draw(st.integers(0, 4))]
    members += draw(st.lists(st.tuples(_names, _values), max_size=6))
    if draw(st.booleans()):
        members = list(dict(members).items())
    space = draw(st.sampled_from(["", " ", "\n", "\r\n\t"]))
    pairs = [f"{json.dumps(name, ensure_ascii=False)}:{space}{value}" for name, value in draw(st.permutations(members))]
    return "{" + f",{space}".join(pairs) + "}"


@st.composite
def _batches(draw: st.DrawFn) -> str:
    """The text of an array of such objects, some of them twice, and of other things."""
    items = draw(st.lists(_events() | _values, max_size=4))
    items += draw(st.lists(st.sampled_from(items), max_size=3)) if items else []
    comma = draw(st.sampled_from([",", " , ", ",\n"]))
    return f"[{comma.join(draw(st.permutations(items)))}]"


@st.composite
def _slipped(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """Texts with some characters lost, and something put in their place."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(SLIPS) | st.text(max_size=3)) + text[at + draw(st.integers(0, 4)) :]
    return text


def texts() -> st.SearchStrategy[str]:
    """Texts of events and batches, right, nearly right and wrong."""
    written = _events() | _batches() | bodies().map(bytes.decode)
    return (written | _slipped(written)).map(_as_javascript)


def broken_bytes() -> st.SearchStrategy[bytes]:
    """Bytes that may be no UTF-8."""
    pieces = st.sampled_from(
        [b"\xff", b"\xc3", b"\xe2\x82", b"\xed\xa0\x80", b"\xf0\x9f\x98", b"\xef\xbf\xbd", b"\xc0\x80"]
    )
    starts = st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b", b"\xef\xbb\xbf"])
    written = st.builds(str.encode, texts().filter(_is_unicode))
    return st.builds(_inserted, starts, written | st.binary(max_size=20), pieces | st.just(b""), st.integers(0, 200))


def options() -> st.SearchStrategy[dict[str, Any]]:
    """Options of a check, mostly none."""
    some = st.fixed_dictionaries(
        {},
        optional={
            "unknown": st.just("warn"),
            "max_violations": st.integers(1, 4),
            "max_bytes": st.integers(1, 300),
        },
    )
    return st.just({}) | some


def _inserted(start: bytes, text: bytes, piece: bytes, at: int) -> bytes:
    return start + text[:at] + piece + text[at:]


def _as_javascript(text: str) -> str:
    """The text with surrogates that stand side by side as the one character that they are in UTF-16."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def _is_unicode(text: str) -> bool:
    return not any("\ud800" <= char <= "\udfff" for char in text)
