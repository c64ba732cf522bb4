"""The pages of the codes: what each means, a body that gets it and a valid one, and all that its messages say."""

import re
from collections.abc import Iterator

from commerce_events._explaining.possible import possible_codes
from commerce_events._messages import codes, is_plural, say
from commerce_events._messages import words as messages
from commerce_events.pages.answers import answered, shown
from commerce_events.pages.book import Book
from commerce_events.pages.examples import commands
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table

INDEX = "codes/index.md"
ORIGINS = ("text", "schema", "warning", "input")


def codes_index(book: Book) -> str:
    """All codes, by where they come from."""
    return page(f"# {book.say('code-list', 'title')}", book.say("code-list", "intro"), *_sections(book))


def _sections(book: Book) -> Iterator[str]:
    head = [book.say("code-list", "code"), book.say("code-list", "meaning")]
    for origin in ORIGINS:
        yield f"## {book.say('code-list', origin, 'title')}"
        yield book.say("code-list", origin, "intro")
        names = codes()[origin]
        yield table(head, [[link(code(name), f"{name}.md"), book.say("codes", name, "meaning")] for name in names])


def code_pages(book: Book) -> Iterator[tuple[str, str]]:
    """The path and the page of each code."""
    for origin in ORIGINS:
        for name in codes()[origin]:
            yield f"codes/{name}.md", _code_page(book, origin, name)


def _code_page(book: Book, origin: str, name: str) -> str:
    shown_by = _of_command(book, name) if origin == "input" else _of_body(book, name)
    return page(
        f"# {code(name)}",
        _summary(book, origin, name),
        *shown_by,
        f"## {book.say('code', 'mend')}",
        book.say("codes", name, "mend"),
        *_variants(book, name),
        *_stated(book, name),
        f"## {book.say('event', 'more')}",
        items(_links(book, origin, name)),
    )


def _summary(book: Book, origin: str, name: str) -> str:
    title, meaning = (book.say("codes", name, part) for part in ("title", "meaning"))
    return f"**{title}.** {book.say('code', origin, meaning=meaning)}"


def _of_body(book: Book, name: str) -> Iterator[str]:
    pair = book.pairs.get(name)
    if pair is None:
        yield from [] if name in possible_codes(book.contract) else [book.say("code", "no-rule")]
        return
    yield f"## {book.say('code', 'bad')}"
    yield answered(book, f"codes/{name}.md", pair.bad)
    yield f"## {book.say('code', 'good')}"
    yield shown(book, pair.good)


def _of_command(book: Book, name: str) -> Iterator[str]:
    known = commands()[name]
    yield f"## {book.say('code', 'bad-command')}"
    yield fenced("sh", known.bad)
    yield items(
        f"{book.say('answer', part)}: {prose(say(name, part, known.params, book.lang))}" for part in ("message", "hint")
    )
    yield f"## {book.say('code', 'good-command')}"
    yield fenced("sh", known.good)


def _variants(book: Book, name: str) -> Iterator[str]:
    """All messages and hints of a code that has several."""
    entry = messages(book.lang)["codes"][name]
    parts = [part for part in ("message", "hint") if isinstance(entry[part], dict) and not is_plural(entry[part])]
    if not parts:
        return
    yield f"## {book.say('code', 'variants')}"
    yield book.say("code", "variants-intro")
    rows = [[prose(_open(entry[part][reason])) for part in parts] for reason in entry[parts[0]]]
    yield table([book.say("answer", part) for part in parts], rows)


def _open(template: str) -> str:
    """A template as a sentence, with an ellipsis for whatever it is filled with."""
    return re.sub(r"\{\w+(?::\w+)?\}", "…", template)


def _stated(book: Book, name: str) -> Iterator[str]:
    """Which keywords of the schemas have the code, where one has."""
    known = codes()
    keywords = [keyword for keyword, each in known["by-keyword"].items() if each == name]
    places = [place for place, each in known["by-place"].items() if each == name]
    if not (keywords or places):
        return
    yield f"## {book.say('code', 'stated')}"
    lines = [book.say("code", "keyword", keyword=code(keyword)) for keyword in keywords]
    lines += [link(code(place), book.published(f"codes/{name}.md", place.partition("#")[0])) for place in places]
    yield items(lines)


def _links(book: Book, origin: str, name: str) -> list[str]:
    general = [link(book.say("links", "codes"), "index.md")]
    if origin == "input":
        return [*general, link(book.say("links", "check"), "../command/check.md")]
    example = f"#example={name}" if name in book.pairs else ""
    return [
        link(book.say("links", "playground"), f"../playground.md{example}"),
        *general,
        link(book.say("links", "types"), "../events/index.md"),
        link(book.say("links", "check"), "../command/check.md"),
    ]
