"""Each page is described by its first paragraph, which is what a search engine shows of it."""

import re
from html import escape, unescape

from mkdocs.structure.pages import Page

_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Describe the page, unless it does so itself."""
    if first := _PARAGRAPH.search(html):
        page.meta.setdefault("description", _plain(first[1]))
    return html


def _plain(html: str) -> str:
    """The text of a paragraph, on one line, fit for an attribute."""
    return escape(" ".join(unescape(_TAG.sub("", html)).split()))
