"""Explain why a text is no I-JSON."""

from collections.abc import Iterator

from commerce_events._explaining.scan import scan
from commerce_events._finding import Finding
from commerce_events._params import Params
from commerce_events._reading.document import Document

#: How what is often taken for JSON text starts.
ENCODINGS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\x1f\x8b", "gzip"))


def explain_text(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with a text, in its order."""
    text = document.text
    if text is None:
        raw = document.raw or b""
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            reason = next((reason for start, reason in ENCODINGS if raw.startswith(start)), "bytes")
            place = len(raw[: error.start].decode())
            yield Finding("not-utf8", params=Params(reason=reason), offset=place)
            return
    yield from scan(text)
