"""The built site as files: its pages, what each of them links to, and what can be linked to."""

import runpy
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

#: Where `make docs` builds it.
SITE = Path(__file__).parents[2] / "build/site"

_LIST = Path(__file__).parents[2] / "theme/hooks/internal_pages.py"

#: The paths of the pages that are in English alone.
INTERNAL = {f"{name.removesuffix('.md')}/" for name in runpy.run_path(str(_LIST))["INTERNAL"]}


@dataclass
class Links(HTMLParser):
    """What one page links to, loads, and can be linked to.

    Attributes:
        targets: The addresses of links, pictures, scripts and style sheets, as they stand.
        names: The fragments that lead to a place in the page.
    """

    targets: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element links to, and its name."""
        given = dict(attrs)
        if tag == "link" and given.get("rel") in ("canonical", "prev", "next"):
            return  # by which a page says where it stands
        self.targets += [given[name] or "" for name in ("href", "src") if name in given]
        self.names |= {given[name] or "" for name in ("id", "name") if name in given}


def pages() -> list[str]:
    """The paths of all pages, as in addresses: `events/EventSale/`; the first page's is empty."""
    files = (file.relative_to(SITE).as_posix() for file in sorted(SITE.rglob("index.html")))
    return [name.removesuffix("index.html") for name in files]


@cache
def links(path: str) -> Links:
    """What a page links to."""
    found = Links()
    found.feed((SITE / path / "index.html").read_text(encoding="utf-8"))
    return found


def lost(path: str) -> list[str]:
    """The links of a page that lead nowhere inside the site."""
    return [target for target in links(path).targets if not _leads_somewhere(urljoin(f"http://site/{path}", target))]


def foreign() -> set[str]:
    """The hosts of the addresses outside the site that pages link to."""
    return {urlsplit(target).netloc for path in pages() for target in links(path).targets} - {""}


@cache
def _leads_somewhere(address: str) -> bool:
    parts = urlsplit(address)
    if parts.netloc != "site":
        return True
    place = unquote(parts.path).lstrip("/")
    if not (SITE / place).is_dir():
        return (SITE / place).is_file()
    # A fragment with `=` is read by the script of the page.
    is_known = not parts.fragment or "=" in parts.fragment or unquote(parts.fragment) in links(place).names
    return is_known and (SITE / place / "index.html").is_file()
