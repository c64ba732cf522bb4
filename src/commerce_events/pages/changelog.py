"""The changelog of the contract: what each release means for those who send and those who receive."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from commerce_events.diff.compare import Change, Reason, compare, level
from commerce_events.diff.rules import Rules
from commerce_events.diff.source import of_contract, read_rules
from commerce_events.pages.book import Book
from commerce_events.pages.examples import as_json
from commerce_events.pages.markdown import code, fenced, page
from commerce_events.publish.manifest import number

_REASONS = ("event-type", "property", "required", "value", "default", "batch")


def states(schemas: Path, version: str) -> list[Rules]:
    """The contract of each release that has a version, oldest first, named by its number."""
    files = schemas.glob(f"releases/v*/{version}.schema.json")
    known = {file.parent.name: read_rules(str(file), version) for file in files}
    in_order = sorted(known, key=lambda name: number(name.removeprefix("v")))
    return [replace(known[name], name=name) for name in in_order]


def changelog(book: Book, released: list[Rules]) -> str:
    """Every release, the newest first; above them what is not released yet."""
    now = of_contract("", book.contract)
    return page(
        f"# {book.say('changelog', 'title')}",
        book.say("changelog", "intro"),
        *_unreleased(book, released, now),
        *_later(book, released),
        *(_first(book, rules) for rules in released[:1]),
    )


def _unreleased(book: Book, released: list[Rules], now: Rules) -> Iterator[str]:
    if released and level(changes := compare(released[-1], now)) != "none":
        yield f"## {book.say('changelog', 'unreleased')}"
        yield from _told(book, changes)


def _later(book: Book, released: list[Rules]) -> Iterator[str]:
    for old, new in reversed([*pairwise(released)]):
        yield f"## {new.name.removeprefix('v')}"
        yield from _told(book, compare(old, new))


def _told(book: Book, changes: list[Change]) -> Iterator[str]:
    """What changed, for either side, each with a payload that shows it; then whose words changed."""
    for side, reasons in (
        ("senders", [(change.name, reason) for change in changes for reason in change.senders]),
        ("receivers", [(change.name, reason) for change in changes for reason in change.receivers]),
    ):
        yield book.say("changelog", side, "changed" if reasons else "same")
        yield from (_reason(book, side, name, reason) for name, reason in reasons)
    if names := [_deprecated(change.name, each) for change in changes for each in change.deprecated]:
        yield book.say("changelog", "deprecated", names=", ".join(names))
    if worded := [change.name for change in changes if change.level == "patch"]:
        yield book.say("changelog", "words", types=", ".join(map(code, worded)))


def _deprecated(kind: str, name: str) -> str:
    return code(kind) if name == "type" else code(f"{kind}.{name}")


def _reason(book: Book, side: str, concerned: str, reason: Reason) -> str:
    # What is released is within the portable set, where no other reasons occur.
    kind = reason.code if reason.code in _REASONS else "value"
    said = book.say("changelog", side, kind, type=code(concerned), name=code(reason.name))
    if reason.verdict == "unknown":
        return f"{said} {book.say('changelog', 'unknown')}"
    return said if isinstance(reason.payload, list) else f"{said}\n\n{fenced('json', as_json(reason.payload))}"


def _first(book: Book, rules: Rules) -> str:
    batch, count = rules.batch, len(rules.events)
    told = book.say("changelog", "first", least=batch.least, most=batch.most, count=count)
    return f"## {rules.name.removeprefix('v')}\n\n{told} {', '.join(map(code, rules.events))}."
