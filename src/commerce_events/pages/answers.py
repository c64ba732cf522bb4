"""A body and the real answer to it, as they stand on a page."""

from commerce_events.pages.book import Book
from commerce_events.pages.examples import Example
from commerce_events.pages.markdown import code, fenced, items, prose
from commerce_events.report import Violation


def answered(book: Book, page: str, example: Example) -> str:
    """A body, and what `check` answers to it."""
    report = book.check(example.body)
    told = [answer(book, page, one) for one in (*report.violations, *report.warnings)]
    return "\n\n".join([shown(book, example), *told])


def shown(book: Book, example: Example) -> str:
    """A body as a block of code; of a long one what repeats itself is told in a sentence."""
    if example.raw:
        return "\n\n".join([fenced("text", example.excerpt), book.say("answer", "bytes")])
    if not example.times:
        return fenced("json" if example.before.strip() else "text", example.before)
    told = book.say(
        "answer", "repeated", times=book.number(example.times), text=code(" ".join(example.repeated.split()))
    )
    return "\n\n".join([fenced("text", f"{example.before}…{example.after}"), told])


def answer(book: Book, page: str, found: Violation) -> str:
    """One violation, or one warning, as a list."""
    return items(
        [
            f"{book.say('answer', found.severity)}: {book.code_link(page, found.code)}",
            f"{book.say('answer', 'place')}: {_place(book, found)}",
            f"{book.say('answer', 'message')}: {prose(found.message(book.lang))}",
            f"{book.say('answer', 'hint')}: {prose(found.hint(book.lang))}",
        ]
    )


def _place(book: Book, found: Violation) -> str:
    if found.line is None:
        return book.say("answer", "whole")
    where = book.say("answer", "line-and-column", line=found.line, column=found.column)
    return f"{where}, {code(found.instance_location)}" if found.instance_location else where
