"""The page of traceability: each statement, the keywords that state it, the vectors that prove it."""

from collections.abc import Iterator, Sequence

from commerce_events.pages.book import Book
from commerce_events.pages.markdown import code, items, link, page, prose, table
from commerce_events.pages.statements import Place, Vector, places, proofs, statements, unstated

TRACEABILITY = "traceability.md"

#: How many vectors are named, and how many places that are alike.
_MOST, _ALIKE = 3, 2


def traceability(book: Book) -> str:
    """All statements, those of the source first."""
    known = places(book.contract)
    proved = proofs(book, known)
    ids = statements(book.words, known)
    return page(
        f"# {book.say('traceability', 'title')}",
        book.say("traceability", "intro"),
        *(
            f"## {book.say('traceability', kind)}\n\n"
            + "\n\n".join(_section(book, each, known, proved.get(each, [])) for each in ids if each.startswith(kind))
            for kind in ("S", "D")
        ),
    )


def _section(book: Book, name: str, known: list[Place], vectors: Sequence[Vector]) -> str:
    parts = [f"### {name}", book.say("statements", name, "says")]
    if _has(book, name, "reason"):
        parts.append(book.say("traceability", "reason", reason=book.say("statements", name, "reason")))
    if stated := [place for place in known if name in place.ids]:
        head = [book.say("traceability", "place"), book.say("traceability", "keywords")]
        parts.append(table(head, _rows(book, name, stated)))
    parts += [book.say("statements", name, part) for part in ("beyond", "unstated") if _has(book, name, part)]
    parts += _proof(book, vectors)
    return "\n\n".join(parts)


def _has(book: Book, name: str, part: str) -> bool:
    return book.words.has("statements", name, part)


def _rows(book: Book, name: str, stated: list[Place]) -> Iterator[list[str]]:
    """A row for each place; where many files of a folder say the same, one for all."""
    groups: dict[object, list[Place]] = {}
    for place in stated:
        groups.setdefault((*_folder(place), place.stating(name)), []).append(place)
    for alike in groups.values():
        first, rest = alike[0], len(alike) - 1
        if rest >= _ALIKE:
            told = book.say("traceability", "alike", place=_link(book, first), count=rest)
            yield [told, _keywords(book, name, first)]
        else:
            yield from ([_link(book, each), _keywords(book, name, each)] for each in alike)


def _folder(place: Place) -> tuple[str, str]:
    file, _, pointer = place.origin.partition("#")
    return file.rpartition("/")[0] or file, pointer


def _link(book: Book, place: Place) -> str:
    return link(code(place.origin.removesuffix("#")), book.published(TRACEABILITY, place.origin.partition("#")[0]))


def _keywords(book: Book, name: str, place: Place) -> str:
    if unstated(book.words, name):
        return code("description")
    return ", ".join(map(code, place.stating(name))) or book.say("traceability", "anything")


def _proof(book: Book, vectors: Sequence[Vector]) -> list[str]:
    if not vectors:
        return []
    step = max(1, len(vectors) // _MOST)
    chosen = vectors[::step][:_MOST]
    number = book.say("traceability", "vectors" if len(vectors) > 1 else "vector", count=book.number(len(vectors)))
    return [f"{number}\n\n{items(prose(str(vector['description'])) for vector in chosen)}"]
