"""Explain why a text is no I-JSON."""

from collections.abc import Iterator

from commerce_events._explaining.scan import scan
from commerce_events._explaining.shapes import shape_of_bytes
from commerce_events._finding import Finding
from commerce_events._reading.document import Document


def explain_text(document: Document) -> Iterator[Finding]:
    """Yield what is wrong with a text, in its order."""
    text = document.text
    if text is None:
        raw = document.raw or b""
        try:
            text = raw.decode()
        except UnicodeDecodeError as error:
            place = len(raw[: error.start].decode())
            yield Finding("not-utf8", params=shape_of_bytes(raw, error.start), offset=place)
            return
    yield from scan(text)
