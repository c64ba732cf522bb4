"""The pages of the codes: what each means, a body that gets it and a valid one, and all that its messages say."""

import re
from collections.abc import Iterator

from commerce_events._explaining.possible import possible_codes
from commerce_events._explaining.shapes import examples_of
from commerce_events._messages import codes, is_plural, sentence
from commerce_events._messages import words as messages
from commerce_events._shown import shown as visible
from commerce_events.pages.answers import answered, shown
from commerce_events.pages.examples import commands
from commerce_events.pages.markdown import code, fenced, items, link, page, prose, table
from commerce_events.pages.site_context import SiteContext

INDEX = "codes/index.md"
ORIGINS = ("text", "schema", "warning", "input")


def codes_index(site: SiteContext) -> str:
    """All codes, by where they come from."""
    return page(f"# {site.text('code-list', 'title')}", site.text("code-list", "intro"), *_sections(site))


def _sections(site: SiteContext) -> Iterator[str]:
    head = [site.text("code-list", "code"), site.text("code-list", "meaning")]
    for origin in ORIGINS:
        yield f"## {site.text('code-list', origin, 'title')}"
        yield site.text("code-list", origin, "intro")
        names = codes()[origin]
        yield table(head, [[link(code(name), f"{name}.md"), site.text("codes", name, "meaning")] for name in names])


def code_pages(site: SiteContext) -> Iterator[tuple[str, str]]:
    """The path and the page of each code."""
    for origin in ORIGINS:
        for name in codes()[origin]:
            yield f"codes/{name}.md", _code_page(site, origin, name)


def _code_page(site: SiteContext, origin: str, name: str) -> str:
    shown_by = _of_command(site, name) if origin == "input" else _of_body(site, name)
    return page(
        f"# {code(name)}",
        _summary(site, origin, name),
        *shown_by,
        f"## {site.text('code', 'mend')}",
        site.text("codes", name, "mend"),
        *_variants(site, name),
        *_stated(site, name),
        f"## {site.text('event', 'more')}",
        items(_links(site, origin, name)),
    )


def _summary(site: SiteContext, origin: str, name: str) -> str:
    title, meaning = (site.text("codes", name, part) for part in ("title", "meaning"))
    return f"**{title}.** {site.text('code', origin, meaning=meaning)}"


def _of_body(site: SiteContext, name: str) -> Iterator[str]:
    pair = site.pairs.get(name)
    if pair is None:
        yield from [] if name in possible_codes(site.contract) else [site.text("code", "no-rule")]
        return
    yield f"## {site.text('code', 'bad')}"
    yield answered(site, f"codes/{name}.md", pair.bad)
    yield f"## {site.text('code', 'good')}"
    yield shown(site, pair.good)


def _of_command(site: SiteContext, name: str) -> Iterator[str]:
    known = commands()[name]
    yield f"## {site.text('code', 'bad-command')}"
    yield fenced("sh", known.bad)
    yield items(
        f"{site.text('answer', part)}: {prose(sentence(name, part, known.params, site.lang))}"
        for part in ("message", "hint")
    )
    yield f"## {site.text('code', 'good-command')}"
    yield fenced("sh", known.good)


def _variants(site: SiteContext, name: str) -> Iterator[str]:
    """All messages and hints of a code that has several."""
    entry = messages(site.lang)["codes"][name]
    parts = [part for part in ("message", "hint") if isinstance(entry[part], dict) and not is_plural(entry[part])]
    if parts:
        rows = [[entry[part][reason] for part in parts] for reason in entry[parts[0]]]
    elif entry["hint"] == "{reasons:advice}":
        parts, faults = ["message", "hint"], messages(site.lang)["faults"]
        rows = [[fault, messages(site.lang)["advice"][reason]] for reason, fault in faults.items()]
    else:
        return
    yield f"## {site.text('code', 'variants')}"
    yield site.text("code", "variants-intro")
    heads, rows = [site.text("answer", part) for part in parts], [[prose(_open(text)) for text in row] for row in rows]
    examples = examples_of(name)
    if examples:
        heads = [site.text("code", "example"), *heads]
        cells = [code(visible(examples[reason])) if reason in examples else "" for reason in entry[parts[0]]]
        rows = [[cell, *row] for cell, row in zip(cells, rows, strict=True)]
    yield table(heads, rows)


def _open(template: str) -> str:
    """A template as a sentence, with an ellipsis for whatever it is filled with."""
    return re.sub(r"\{\w+(?::\w+)?\}", "…", template)


def _stated(site: SiteContext, name: str) -> Iterator[str]:
    """Which keywords of the schemas have the code, where one has."""
    known = codes()
    keywords = [keyword for keyword, each in known["by-keyword"].items() if each == name]
    places = [place for place, each in known["by-place"].items() if each == name]
    if not (keywords or places):
        return
    yield f"## {site.text('code', 'stated')}"
    lines = [site.text("code", "keyword", keyword=code(keyword)) for keyword in keywords]
    lines += [link(code(place), site.published(f"codes/{name}.md", place.partition("#")[0])) for place in places]
    yield items(lines)


def _links(site: SiteContext, origin: str, name: str) -> list[str]:
    general = [link(site.text("links", "codes"), "index.md")]
    if origin == "input":
        return [*general, link(site.text("links", "check"), "../command/check.md")]
    example = f"#example={name}" if name in site.pairs else ""
    return [
        link(site.text("links", "playground"), f"../playground.md{example}"),
        *general,
        link(site.text("links", "types"), "../events/index.md"),
        link(site.text("links", "check"), "../command/check.md"),
    ]
