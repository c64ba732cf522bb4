"""Put the pages of older versions beside those of the newest one: under `v1/`, with a line that leads to the newest.

What is about every version, such as the codes, has its pages once; links to it leave the folder of the version. The
playground checks what the newest version says, so pages of older ones do not lead there.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

from commerce_events._json_types import Language
from commerce_events.pages.downloads import DOWNLOADS
from commerce_events.pages.events import CATALOGUE
from commerce_events.pages.markdown import items, link
from commerce_events.pages.words import LANGUAGES, words

#: Code that is shown, or the target of a link; what is shown has no links.
_TARGET = re.compile(r"^(`{3,}).*?^\1$|\]\(([^)#\s]+)((?:#[^)\s]*)?)\)", re.MULTILINE | re.DOTALL)
_TO_PLAYGROUND = re.compile(r"^- \[[^\n]*\]\((?:\.\./)*playground\.md[^\n]*\n", re.MULTILINE)


def moved(version: str, own: Mapping[str, str], newest: str, present: Mapping[str, str]) -> dict[str, str]:
    """The pages of an older version in a folder of their own.

    Args:
        version: The older version, such as `v1`.
        own: Its pages, by path, as if it were the newest.
        newest: The newest version.
        present: The pages of the newest version.
    """
    return {
        f"{version}/{path}": _with_notice(_relinked(version, path, text, own), version, path, newest, present)
        for path, text in own.items()
    }


def leading_back(pages: Mapping[str, str], versions: Iterable[str]) -> dict[str, str]:
    """The pages of the newest version, of which the catalogue and the downloads lead to the older versions."""
    numbers, found = sorted(versions, key=_number, reverse=True), dict(pages)
    for lang in LANGUAGES:
        for page in (CATALOGUE, DOWNLOADS):
            here = _in(page, lang)
            links = [link(version, _between(page, f"{version}/{page}")) for version in numbers]
            if links:
                found[here] += f"\n## {words(lang).text('older', 'title')}\n\n{items(links)}\n"
    return found


def _relinked(version: str, path: str, text: str, own: Mapping[str, str]) -> str:
    """The text of a page with the links that lead out of its version as seen from its new place."""

    def target(match: re.Match[str]) -> str:
        if match[1] or "://" in match[2] or match[2].startswith("/"):
            return match[0]
        goal = posixpath.normpath(posixpath.join(posixpath.dirname(path), match[2]))
        return match[0] if goal in own else f"]({_between(f'{version}/{path}', goal)}{match[3]})"

    return _TARGET.sub(target, _TO_PLAYGROUND.sub("", text))


def _with_notice(text: str, version: str, path: str, newest: str, present: Mapping[str, str]) -> str:
    lang: Language = "es" if path.endswith(".es.md") else "en"
    english = path if lang == "en" else path.removesuffix(".es.md") + ".md"
    goal = _between(f"{version}/{english}", english if path in present else CATALOGUE)
    said = words(lang).text("older", "notice", version=version[1:], newest=link(newest[1:], goal))
    heading, _, rest = text.partition("\n")
    return f"{heading}\n\n**{said}**\n{rest}"


def _between(page: str, goal: str) -> str:
    return posixpath.relpath(goal, posixpath.dirname(page) or ".")


def _in(page: str, lang: Language) -> str:
    return page if lang == "en" else f"{page.removesuffix('.md')}.{lang}.md"


def _number(version: str) -> int:
    return int(version[1:])
