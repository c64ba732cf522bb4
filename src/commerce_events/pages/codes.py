"""The pages of the codes: what each means, a body that gets it and a valid one, and all that its messages say."""

from collections.abc import Iterator

from commerce_events.pages.code_entry import GROUPS, CodeEntry, entries
from commerce_events.pages.markdown import code, items, link, page, prose, table
from commerce_events.pages.site_context import SiteContext

INDEX = "codes/index.md"


def codes_index(site: SiteContext) -> str:
    """All codes, by where they come from."""
    return page(f"# {site.text('code-list', 'title')}", site.text("code-list", "intro"), *_sections(site))


def _sections(site: SiteContext) -> Iterator[str]:
    head = [site.text("code-list", "code"), site.text("code-list", "meaning")]
    for group in GROUPS:
        yield f"## {site.text('code-list', group, 'title')}"
        yield site.text("code-list", group, "intro")
        rows = ([link(code(entry.name), f"{entry.name}.md"), entry.meaning] for entry in entries(site, group))
        yield table(head, rows)


def code_pages(site: SiteContext) -> Iterator[tuple[str, str]]:
    """The path and the page of each code."""
    for group in GROUPS:
        for entry in entries(site, group):
            path = f"codes/{entry.name}.md"
            yield path, _code_page(entry, path)


def _code_page(entry: CodeEntry, path: str) -> str:
    site = entry.site
    return page(
        f"# {code(entry.name)}",
        f"**{entry.title}.** {entry.summary}",
        *_samples(entry, path),
        entry.excuse,
        f"## {site.text('code', 'mend')}",
        entry.how_to_fix(lambda label, target, _: link(label, f"../{target}")),
        *_variants(entry),
        *_stated(entry, path),
        f"## {site.text('event', 'more')}",
        items(_links(entry)),
    )


def _samples(entry: CodeEntry, path: str) -> Iterator[str]:
    for heading, sample, answers in entry.samples():
        yield f"## {heading}"
        yield sample.to_markdown()
        yield from (answer.to_markdown(entry.site, path) for answer in answers)


def _variants(entry: CodeEntry) -> Iterator[str]:
    """All messages and hints of a code that has several."""
    variants = list(entry.variants())
    if not variants:
        return
    yield f"## {entry.site.text('code', 'variants')}"
    yield entry.site.text("code", "variants-intro")
    head = [label for label, _ in variants[0].rows]
    rows = [[prose(text) for _, text in variant.rows] for variant in variants]
    if any(variant.example for variant in variants):
        head = [entry.site.text("code", "example"), *head]
        cells = [code(variant.example) if variant.example else "" for variant in variants]
        rows = [[cell, *row] for cell, row in zip(cells, rows, strict=True)]
    yield table(head, rows)


def _stated(entry: CodeEntry, path: str) -> Iterator[str]:
    """Which keywords of the schemas have the code, where one has."""
    links = [link(code(place), entry.site.published(path, place.partition("#")[0])) for place in entry.places]
    if lines := [*entry.keyword_lines(), *links]:
        yield f"## {entry.site.text('code', 'stated')}"
        yield items(lines)


def _links(entry: CodeEntry) -> list[str]:
    site = entry.site
    general = [link(site.text("links", "codes"), "index.md")]
    if entry.group == "input":
        return [*general, link(site.text("links", "check"), "../command/check.md")]
    example = f"#example={entry.name}" if entry.name in site.pairs else ""
    return [
        link(site.text("links", "playground"), f"../playground.md{example}"),
        *general,
        link(site.text("links", "types"), "../events/index.md"),
        link(site.text("links", "check"), "../command/check.md"),
    ]
