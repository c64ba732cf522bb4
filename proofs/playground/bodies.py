"""Bodies that senders might send, and worse: texts with slips of all kinds, drawn and then broken."""

import json
from typing import Any

from hypothesis import strategies as st

import commerce_events as ce
from commerce_events.testing import bodies
from commerce_events.testing.patterns import candidates
from commerce_events.testing.strategies import JSON_VALUES
from commerce_events.testing.values import near_misses

TYPES = [kind.name for kind in ce.event_types()]
NAMES = sorted({each.name for kind in ce.event_types() for each in kind.properties})
PATTERN: str = next(
    each.keywords["pattern"] for kind in ce.event_types() for each in kind.properties if each.name == "timestamp"
)

#: Names that JavaScript treats in its own way, that look like indices, or that are hard to show.
ODD_NAMES = [
    *("__proto__", "constructor", "toString", "hasOwnProperty", "valueOf", "length", "prototype", "$ref", "$id"),
    *("1", "0", "-1", "01", "4294967295", "", " ", "a/b", "~", "~0", "%", "%25", "#", "a b", "é", "e\u0301"),
    *("\u202eedoCremotsuc", "نوع", "😀", "𝒳", "\x00", "\x7f", "\u2028", "\ufeff", "\u200b", "ſ", "ß", "ı", "İ", "Σς"),
    *("customer_code", "CUSTOMER-CODE", "Customer Code", "cuſtomerCode", "ﬁlterName", "\u212aode", "x" * 41, "x" * 61),
    *("😀" * 61, "productcode", "code", "Code", "name", "filter", "quantiy", "time stamp", "timestamps", "order"),
]

#: Numbers as texts have them, at the edges of what readers can do.
NUMBERS = [
    *("0", "-0", "-0.0", "0.0", "1", "1.0", "2.0", "1e0", "1E2", "1e+2", "20e-1", "0.1e1", "1.5", "-1", "1e-400"),
    *("9007199254740991", "9007199254740992", "9007199254740993", "-9007199254740991", "-9007199254740992"),
    *("9007199254740991.4", "9007199254740991.5", "9007199254740991.0", "9007199254740993.5", "9.007199254740992e15"),
    *("90071992547409910e-1", "1e16", "1e300", "1E308", "1.8e308", "1E400", "-1e400", "9" * 308, "9" * 400),
    *(
        "1" + "0" * 308,
        "2" + "0" * 308,
        "0" * 3,
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "1e+",
        "--1",
        "0x1",
        "1_0",
        "- 1",
        "1.e1",
    ),
    *("NaN", "nan", "-Infinity", "Infinity", "inf", "NaNo", "-NaN", "+inf", ".inf", "١", "²", "0.1", "1e23"),
]

#: What a slip of the hand, or of a program, puts into a text.
SLIPS = [
    *("{", "}", "[", "]", ",", ":", '"', "'", "\\", "\\u", "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\x", "\\/", "//"),
    *(
        "/*",
        "#",
        "\n",
        "\r",
        "\t",
        "\x00",
        "\x1f",
        "\x7f",
        "\u00a0",
        "\ufeff",
        "\u2028",
        "é",
        "😀",
        "“",
        "`",
        " ",
        "e",
        "-",
    ),
    *("True", "None", "null", "undefined", "NaN", "nil", "1", "0", ".5", "²", "٣", '"a"', '"a":', '{"a":1,"a":2}', "$"),
    *("[" * 70, '{"a":' * 70, "9" * 400, "1e999", '"\\ud83d"', '"__proto__":{}', "\\u0000", "\\", "/", "_", "ÿ"),
]

#: Every form of a timestamp that has a reason of its own, those at the edge of the future, and others.
TIMES = [
    *("2025-11-18T07:21:16Z", "2025-11-18T07:21:60Z", "2025-02-30T07:21:16Z", "2025-11-18t07:21:16z", "2025-11-18"),
    *("2025-11-18T07:21:16", "2025-11-18T07:21Z", "2025-11-18 07:21:16", "2025-11-18 07:21:16Z", "18/11/2025", "now"),
    *("2025-11-18T07:21:16 UTC", "2025-11-18T07:21:16,5Z", "2025-11-18T07:21:16.Z", "2025-11-18T07:21:16.1234567890Z"),
    *("2025-11-18T07:21:16+0000", "2025-11-18T07:21:16+1:00", "2025-11-18T07:21:16Z\n", "\n2025-11-18T07:21:16Z"),
    *("2025-11-18T07:21:16Z ", "2025-11-19T07:21:16.527Z", "2025-11-19T07:21:16.528Z", "2025-11-19T07:21:16.527000001Z"),
    *("2025-11-19T07:21:16.527001Z", "2025-11-19T08:21:16.527+01:00", "2025-11-19T08:21:16.5270019+01:00"),
    *("2025-11-19T06:21:16.6-01:00", "0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0099-12-31T23:59:59Z"),
    *("٢٠٢٥-11-18T07:21:16Z", "9" * 100, ""),
]  # fmt: skip
_timestamps = st.sampled_from(TIMES) | st.sampled_from(candidates(PATTERN)) | st.from_regex(PATTERN)

_texts = st.sampled_from(["", "D314K1432", "a", "\x7f", "😀", "1", "١٢", "²", "asc", "ASC", "desc"]) | st.text(
    max_size=8
)
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
