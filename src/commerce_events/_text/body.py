"""What a caller hands in, text or parsed JSON → the value to judge, or why there is none."""

import re
from dataclasses import dataclass
from itertools import islice
from typing import Any

from commerce_events._budget import Budget
from commerce_events._finding import Finding, shown
from commerce_events._text.parse import NotIJSONError, parse
from commerce_events._text.values import inspect

#: Digits that may be an integer beyond 2^53 - 1, which is 9007199254740991.
_LONG_INTEGER = re.compile(r"9[0-9]{15}|[0-9]{17}")

#: How what is often taken for JSON text starts.
ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\x1f\x8b", "gzip"))


@dataclass(frozen=True, slots=True)
class Body:
    """A body as read.

    Attributes:
        value: The value to judge; None if the body was refused.
        size: How many bytes of UTF-8 it has; of parsed JSON, at the least.
        text: The text that findings have their places in; None if there is none to show.
        refused: The body is no I-JSON, or too large.
        findings: Why it was refused.
        may_be_unsafe: There may be an integer beyond 2^53 - 1 in it.
        certain: The indexes of the events that the fast path accepted; 0 for an event alone. In a batch of text some
            are in `value` as what it made of them.
        sizes: How many characters the text of each event of a batch has, if that is known.
    """

    value: Any = None
    size: int = 0
    text: str | None = None
    refused: bool = False
    findings: tuple[Finding, ...] = ()
    may_be_unsafe: bool = False
    certain: frozenset[int] = frozenset()
    sizes: tuple[int, ...] = ()


def as_bytes(body: object, max_bytes: int) -> bytes | None:
    """The bytes of a JSON text; None if it is something else, or too large, or has no bytes."""
    if not isinstance(body, (bytes, bytearray, memoryview, str)) or _exceeds(body, max_bytes):
        return None
    if not isinstance(body, str):
        return bytes(body)
    try:
        return body.encode()
    except UnicodeEncodeError:
        return None


def read(body: object, *, max_bytes: int, limit: int | None) -> Body:
    """Read a body; if it has to be refused, give as many reasons as a report of at most `limit` violations needs.

    A limit of None is for who asks for no reasons: to find them takes time.

    Raises:
        TypeError: The body is neither text nor a `dict` or `list` of what JSON can say.
    """
    if isinstance(body, (dict, list)):
        seen = inspect(body, max_bytes)
        if seen.finding:
            return Body(refused=True, findings=(seen.finding,), size=seen.size)
        return Body(body, seen.size, may_be_unsafe=seen.has_unsafe_integers)
    if not isinstance(body, (bytes, bytearray, memoryview, str)):
        raise TypeError(f"a body is JSON text, a dict or a list, not {shown(type(body).__name__)}")
    if _exceeds(body, max_bytes):
        return Body(refused=True, findings=(Finding("too-large", details=(("limit", str(max_bytes)),)),))
    if isinstance(body, str):
        return read_text(body, len(body.encode("utf-8", "surrogatepass")), limit)
    raw = bytes(body)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    return read_text(text, len(raw), limit)


def read_text(text: str, size: int, limit: int | None) -> Body:
    """Read a JSON text of so many bytes."""
    try:
        return Body(parse(text), size, text, may_be_unsafe=may_be_unsafe(text))
    except NotIJSONError:
        return refuse_text(text, size, limit)


def may_be_unsafe(text: str) -> bool:
    """Whether there may be an integer beyond 2^53 in a text: there are enough digits in a row."""
    return _LONG_INTEGER.search(text) is not None


def refuse_text(text: str, size: int, limit: int | None) -> Body:
    """The body of a text that is not I-JSON."""
    if limit is None:
        return Body(text=text, refused=True, size=size)
    from commerce_events._text.scan import scan  # not above, for start-up time: few texts need it

    findings = tuple(islice(scan(text), Budget(size).violations(limit) + 1))
    return Body(text=text, refused=True, findings=findings, size=size)


def refuse(raw: bytes, limit: int) -> Body:
    """The body of bytes that are not I-JSON."""
    try:
        return refuse_text(raw.decode(), len(raw), limit)
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)


def _not_utf8(raw: bytes, start: int) -> Body:
    reason = next((reason for start_bytes, reason in ENCODINGS if raw.startswith(start_bytes)), "bytes")
    place = len(raw[:start].decode("utf-8"))
    finding = Finding("not-utf8", details=(("reason", reason),), offset=place)
    return Body(text=raw.decode("utf-8", "replace"), refused=True, findings=(finding,), size=len(raw))


def _exceeds(body: bytes | bytearray | memoryview | str, limit: int) -> bool:
    """Whether a body's UTF-8 has more bytes than `limit`."""
    if isinstance(body, memoryview):
        return body.nbytes > limit
    if len(body) > limit or not isinstance(body, str) or body.isascii():
        return len(body) > limit
    return len(body.encode("utf-8", "surrogatepass")) > limit
