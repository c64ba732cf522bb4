"""Take a body as it comes: JSON text or parsed JSON, not larger than it may be."""

from typing import Any

import msgspec

from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._shown import shown


class Document(msgspec.Struct, frozen=True):
    """A body of `POST /events`, not yet judged.

    Attributes:
        max_bytes: The largest body to look at.
        value: Parsed JSON; None if the body is a text.
        raw: The text's UTF-8; None if it has none, as half a pair of surrogates.
        text: The text, if it came as a `str`.
        size: How many bytes the text has; 0 for parsed JSON, and for a body that is not looked at.
        refusal: Why it is not looked at.
    """

    max_bytes: int
    value: dict[str, Any] | list[Any] | None = None
    raw: bytes | None = None
    text: str | None = None
    size: int = 0
    refusal: Finding | None = None


def read(body: object, max_bytes: int) -> Document:
    """Take a body.

    Raises:
        TypeError: It is neither text nor a `dict` or `list`.
    """
    if isinstance(body, (dict, list)):
        return Document(max_bytes, value=body)
    if not isinstance(body, (bytes, bytearray, memoryview, str)):
        raise TypeError(f"a body is JSON text, a dict or a list, not {shown(type(body).__name__)}")
    if _exceeds(body, max_bytes):
        return Document(max_bytes, refusal=Finding("too-large", params=Params(limit=max_bytes)))
    if not isinstance(body, str):
        raw = bytes(body)
        return Document(max_bytes, raw=raw, size=len(raw))
    try:
        raw = body.encode()
    except UnicodeEncodeError:
        return Document(max_bytes, text=body, size=len(body.encode("utf-8", "surrogatepass")))
    return Document(max_bytes, raw=raw, text=body, size=len(raw))


def _exceeds(body: bytes | bytearray | memoryview | str, limit: int) -> bool:
    """Return whether a body's UTF-8 has more bytes than `limit`."""
    if isinstance(body, memoryview):
        return body.nbytes > limit
    if len(body) > limit or not isinstance(body, str) or body.isascii():
        return len(body) > limit
    return len(body.encode("utf-8", "surrogatepass")) > limit
