"""What a caller hands in, text or parsed JSON → the value to judge, or why there is none."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from commerce_events._finding import Finding
from commerce_events._text.parse import NotIJSONError, parse
from commerce_events._text.values import inspect

#: How what is often taken for JSON text starts.
ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\x1f\x8b", "gzip"))


@dataclass(frozen=True, slots=True)
class Body:
    """A body as read.

    Attributes:
        value: The value to judge; None if the body was refused.
        text: The text that findings have their places in; None if there is none to show.
        refused: The body is no I-JSON, or too large.
        findings: Why it was refused.
        is_sifted: It is a batch, the fast path was asked about each event, and those that it accepted stand in `value`
            as what it made of them.
        sizes: How many characters the text of each event of a sifted batch has, if that is known.
    """

    value: Any = None
    text: str | None = None
    refused: bool = False
    findings: tuple[Finding, ...] = ()
    is_sifted: bool = False
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


def read(body: object, *, max_bytes: int, explain: int) -> Body:
    """Read a body; tell at most `explain` reasons if it has to be refused.

    Raises:
        TypeError: The body is neither text nor a `dict` or `list` of what JSON can say.
    """
    if isinstance(body, (dict, list)):
        finding = inspect(body, max_bytes)
        return Body(body) if finding is None else _refused((finding,))
    if not isinstance(body, (bytes, bytearray, memoryview, str)):
        raise TypeError(f"a body is JSON text, a dict or a list, not {type(body).__name__}")
    if _exceeds(body, max_bytes):
        return _refused((Finding("too-large", details=(("limit", str(max_bytes)),)),))
    if isinstance(body, str):
        return _read_text(body, explain)
    raw = bytes(body)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, error.start)
    return _read_text(text, explain)


def _read_text(text: str, explain: int) -> Body:
    try:
        return Body(parse(text), text)
    except NotIJSONError:
        from commerce_events._text.scan import scan  # not above, for start-up time: few texts need it

        return _refused(tuple(islice(scan(text), explain)), text)


def _refused(findings: tuple[Finding, ...], text: str | None = None) -> Body:
    return Body(text=text, refused=True, findings=findings)


def _not_utf8(raw: bytes, start: int) -> Body:
    reason = next((reason for start_bytes, reason in ENCODINGS if raw.startswith(start_bytes)), "bytes")
    place = len(raw[:start].decode("utf-8"))
    finding = Finding("not-utf8", details=(("reason", reason),), offset=place)
    return _refused((finding,), raw.decode("utf-8", "replace"))


def _exceeds(body: bytes | bytearray | memoryview | str, limit: int) -> bool:
    """Whether a body's UTF-8 has more bytes than `limit`."""
    if isinstance(body, memoryview):
        return body.nbytes > limit
    if len(body) > limit or not isinstance(body, str) or body.isascii():
        return len(body) > limit
    return len(body.encode("utf-8", "surrogatepass")) > limit
