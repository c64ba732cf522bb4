"""The page of traceability: each statement, the keywords that state it, the vectors that prove it."""

from collections.abc import Iterator, Sequence

from commerce_events.pages.markdown import code, items, link, page, prose, table
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.statements import Place, Vector, places, proofs, statements, unstated

TRACEABILITY = "traceability.md"

#: How many vectors are named, and how many places that are alike.
_MOST, _ALIKE = 3, 2


def traceability(site: SiteContext) -> str:
    """All statements, those of the source first."""
    known = places(site.contract)
    proved = proofs(site, known)
    ids = statements(site.words, known)
    return page(
        f"# {site.text('traceability', 'title')}",
        site.text("traceability", "intro"),
        *(
            f"## {site.text('traceability', kind)}\n\n"
            + "\n\n".join(_section(site, each, known, proved.get(each, [])) for each in ids if each.startswith(kind))
            for kind in ("S", "D")
        ),
    )


def _section(site: SiteContext, name: str, known: list[Place], vectors: Sequence[Vector]) -> str:
    parts = [f"### {name}", site.text("statements", name, "says")]
    if _has(site, name, "reason"):
        parts.append(site.text("traceability", "reason", reason=site.text("statements", name, "reason")))
    if stated := [place for place in known if name in place.ids]:
        head = [site.text("traceability", "place"), site.text("traceability", "keywords")]
        parts.append(table(head, _rows(site, name, stated)))
    parts += [site.text("statements", name, part) for part in ("beyond", "unstated") if _has(site, name, part)]
    parts += _proof(site, vectors)
    return "\n\n".join(parts)


def _has(site: SiteContext, name: str, part: str) -> bool:
    return site.words.has("statements", name, part)


def _rows(site: SiteContext, name: str, stated: list[Place]) -> Iterator[list[str]]:
    """A row for each place; where many files of a folder say the same, one for all."""
    groups: dict[object, list[Place]] = {}
    for place in stated:
        groups.setdefault((*_folder(place), place.stating(name)), []).append(place)
    for alike in groups.values():
        first, rest = alike[0], len(alike) - 1
        if rest >= _ALIKE:
            told = site.text("traceability", "alike", place=_link(site, first), count=rest)
            yield [told, _keywords(site, name, first)]
        else:
            yield from ([_link(site, each), _keywords(site, name, each)] for each in alike)


def _folder(place: Place) -> tuple[str, str]:
    file, _, pointer = place.origin.partition("#")
    return file.rpartition("/")[0] or file, pointer


def _link(site: SiteContext, place: Place) -> str:
    return link(code(place.origin.removesuffix("#")), site.published(TRACEABILITY, place.origin.partition("#")[0]))


def _keywords(site: SiteContext, name: str, place: Place) -> str:
    if unstated(site.words, name):
        return code("description")
    return ", ".join(map(code, place.stating(name))) or site.text("traceability", "anything")


def _proof(site: SiteContext, vectors: Sequence[Vector]) -> list[str]:
    if not vectors:
        return []
    step = max(1, len(vectors) // _MOST)
    chosen = vectors[::step][:_MOST]
    number = site.text("traceability", "vectors" if len(vectors) > 1 else "vector", count=site.number(len(vectors)))
    return [f"{number}\n\n{items(prose(str(vector['description'])) for vector in chosen)}"]
