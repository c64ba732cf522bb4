"""Payloads that are made to be slow, by name. Each is as large as a size allows.

They come in families: numbers that are slow to read, depth, names that are many, long or repeated, texts, and texts to
which a program did something. `search` combines their parts.
"""

import json
from collections.abc import Callable, Iterator

SALE = '{"type":"EventSale","timestamp":"2025-11-17T07:21:16Z","customerCode":"D314K1432","productCode":"N30122"'
#: An event that has `metadata`, up to its value.
FREE = SALE + ',"metadata":'
#: An event with a long text, up to it.
REVIEW = '{"type":"EventReviewWritten","customerCode":"c","productCode":"p","review":"'

Maker = Callable[[int], str]


def plain(size: int) -> str:
    """The payload that others are compared with: 100 valid events with plain `metadata`."""
    members = max(1, round(size / 1024 / 1024 * 310))
    free = json.dumps({f"k{index:03}": "abcdefghijklmnopqrst" for index in range(members)}, separators=(",", ":"))
    return f"[{','.join([f'{FREE}{free}}}'] * 100)}]"


def filled(start: str, piece: str, end: str = "", between: str = "") -> Maker:
    """As many of a piece as there is room for."""

    def make(size: int) -> str:
        room = size - len((start + end).encode())
        count = (room + len(between)) // len((piece + between).encode())
        return start + between.join([piece] * count) + end

    return make


def numbered(start: str, template: str, end: str) -> Maker:
    """As many different pieces as there is room for; the template has `{}` for a number of six digits."""

    def make(size: int) -> str:
        count = (size - len(start + end)) // (len(template.format(10**5)) + 1)
        return start + ",".join(template.format(10**5 + index) for index in range(count)) + end

    return make


def batch(template: str, piece: str, between: str = ",") -> Maker:
    """A hundred events that are filled alike; the template has `{}` for the pieces."""

    def make(size: int) -> str:
        event = size // 100 - 1
        room = event - len(template.encode()) + 2
        pieces = between.join([piece] * ((room + len(between)) // len((piece + between).encode())))
        return f"[{','.join([template.replace('{}', pieces)] * 100)}]"

    return make


def numbered_batch(template: str, piece: str) -> Maker:
    """A hundred events, each with as many different pieces as there is room for."""

    def make(size: int) -> str:
        count = (size // 100 - len(template)) // (len(piece.format(10**5)) + 1)
        pieces = ",".join(piece.format(10**5 + index) for index in range(count))
        return f"[{','.join([template.replace('{}', pieces)] * 100)}]"

    return make


def cut(make: Maker, end: int) -> Maker:
    """The same without its last characters."""
    return lambda size: make(size)[:-end]


def _duplicates(count: int) -> str:
    return ",".join(['"a":1'] * count)


def _long_name(size: int) -> str:
    name = "😀" * (size // 4 - 2000)
    return f'{FREE}{{"{name}":{{{_duplicates(1000)}}}}}}}'


def _tilde_name(size: int) -> str:
    return f'{FREE}{{"{"~/" * (size // 2 - 1000)}":{{{_duplicates(150)}}}}}}}'


def _long_name_integers(size: int) -> str:
    name = "😀" * (size // 8)
    return f'{FREE}{{"{name}":[{",".join(["9007199254740993"] * (size // 2 // 17 - 20))}]}}}}'


def _two_equal(piece: str) -> Maker:
    def make(size: int) -> str:
        event = filled(FREE + "[", piece, "]}", ",")(size // 2 - 2)
        return f"[{event},{event}]"

    return make


def _names() -> Iterator[tuple[str, Maker]]:
    known = SALE + ',"quantity":1'
    yield "unknown names", numbered(SALE + ",", '"{}":1', "}")
    yield "unknown names, a line each", numbered(SALE + ",", '\n"{}":1', "}")
    yield (
        "unknown names, some known elsewhere",
        numbered(f'{SALE},"query":"a","review":"a","brandCode":"b",', '"{}":1', "}"),
    )
    yield "unknown names, one duplicate", numbered(f"{known},", '"{}":1', ',"quantity":1}')
    yield "names that nearly are one", numbered(SALE + ",", '"quan{}":1', "}")
    yield "one name, misspelt again and again", numbered(SALE + ",", '"quantty{}":1', "}")
    yield "unknown names, no type", numbered("{", '"{}":1', "}")
    yield "100 events with a duplicate each", batch(SALE + ',"a":1,"a":1,"metadata":[{}]}', "1")
    yield "100 events of unknown names", numbered_batch(f"{SALE},{{}}}}", '"{}":1')
    yield "the same name again and again", filled(FREE + "{", '"a":1', "}}", ",")
    yield "names at depth 62, one duplicate", numbered(FREE + '{"a":' * 60 + "{", '"{}":1', ',"100001":1}' + "}" * 61)
    yield "a name of emoji over duplicates", _long_name
    yield "a name of ~/ over duplicates", _tilde_name
    yield "a name of emoji over unsafe integers", _long_name_integers
    yield "one long unknown name", filled(SALE + ',"', "a", '":1}')
    yield "one long unknown name of controls", filled(SALE + ',"', "\\u0001", '":1}')
    yield "half a character again and again", filled(FREE + "[", '"\\ud800"', "]}", ",")


def _depths() -> Iterator[tuple[str, Maker]]:
    for name, opening, closing, inner in (("arrays", "[", "]", ""), ("objects", '{"":', "}", "1")):
        tower = opening * 61 + inner + closing * 61
        yield f"towers of {name}", filled(FREE + "[", tower, "]}", ",")
        yield f"towers of {name}, 1e400 at the end", filled(FREE + "[", tower, ",1e400]}", ",")
        yield (
            f"towers of {name}, one too deep at the end",
            filled(FREE + "[", tower, f",{opening * 62}1{closing * 62}]}}", ","),
        )
        yield f"towers of {name}, not closed", cut(filled(FREE + "[", tower, "]}", ","), 1)
    mixed = '{"":[' * 30 + '{"":1}' + "]}" * 30
    for piece in (mixed, "[[],[]]", '{"":[[]]}', '{"\\n":1}'):
        label = "towers of arrays and objects" if piece == mixed else piece
        for end in (",1e400", ',"\\ud800"', ',{"a":1,"a":1}'):
            yield f"{label}, then {end[1:]}", filled(FREE + "[", piece, end + "]}", ",")
        yield f"{label}, not closed", cut(filled(FREE + "[", piece, "]}", ","), 1)
    for piece in ('""', "[]", "{}", "1", "1.5", "null", '{"a":1}', "9007199254740993"):
        opening, closing = FREE + "[" * 61, "]" * 61 + "}"
        yield f"{piece} at depth 63", filled(opening, piece, closing, ",")
        yield f"{piece} at depth 63, then 1e400", filled(opening, piece, ",1e400" + closing, ",")
        yield f"{piece}, then 1e400", filled("[", piece, ",1e400]", ",")
        yield f"{piece} in a code", filled('{"type":"EventSale","productCode":"p","customerCode":[', piece, "]}", ",")
        yield f"{piece} in a batch of one", filled("[" + FREE + "[", piece, "]}]", ",")
        yield f"{piece} in a batch of too many", filled("[", piece, "]", ",")
        yield f"{piece} beside a violation", filled(SALE + ',"quantity":0,"metadata":[', piece, "]}", ",")
        yield f"two equal events of {piece}", _two_equal(piece)
    yield "open arrays", filled("", "[")
    yield "open objects", filled("", '{"a":')
    yield "closing brackets in a text", filled(f'{FREE}"', "[{", '"}')


_NUMBERS = (
    *("1e308", "1e300", "1E-323", "5e-324", "1e200", "1.7976931348623157e308", "2.2250738585072011e-308", "1e-400"),
    *("9007199254740993", "9007199254740993e1", "123456789012345678901234567890", "9007199254740992.5", "89255.0e-22"),
    *("0.1", "8.5", "-0", "1e22", "1e0000000308", "1.00000000000000011102230246251565", "0." + "1" * 40),
    *("0." + "0" * 300 + "1", "1" * 308, "1" * 309, "9" * 4301, "1." + "1" * 800 + "e300"),
)


def _short(text: str, length: int = 24) -> str:
    return text if len(text) <= length else f"{text[:length]}… ({len(text)})"


def _numbers() -> Iterator[tuple[str, Maker]]:
    for number in _NUMBERS:
        shown = _short(number)
        yield f"numbers {shown}", filled(FREE + "[", number, "]}", ",")
        yield f"two equal events of {shown}", _two_equal(number)
        yield f"batch of {shown}", batch(f"{FREE}[{{}}]}}", number)
    yield "one integer", filled(FREE, "1", "}")
    yield "one quantity", filled(f'{SALE},"quantity":', "1", "}")
    yield "one quantity of zeros", filled(f'{SALE},"quantity":1', "0", "e-1}")
    yield "one fraction", filled(f"{FREE}0.", "1", "}")
    yield "one exponent", filled(f"{FREE}1e", "0", "1}")
    yield "numbers with blanks", filled(FREE + "[ ", "1e308", "]}", ", ")


_PIECES_OF_TEXT = {
    "quotes": '\\"',
    "backslashes": "\\\\",
    "escapes": "\\u0041",
    "emoji": "😀",
    "pairs": "\\ud83d\\ude00",
    "letters": "a",
    "blanks": " ",
    "zeros": "\\u0000",
}


def _texts() -> Iterator[tuple[str, Maker]]:
    code = '{"type":"EventSale","productCode":"p","customerCode":"'
    for name, piece in _PIECES_OF_TEXT.items():
        yield f"a review of {name}", filled(REVIEW, piece, '"}')
        yield f"a code of {name}", filled(code, piece, '"}')
        yield f"a timestamp of {name}", filled(f'{code}c","timestamp":"', piece, '"}')
        yield f"a type of {name}", filled('{"customerCode":"c","type":"', piece, '"}')
        yield f"open text of {name}", filled('{"type":"', piece)
        yield f"metadata of {name}, half a character at the end", filled(f'{FREE}"', piece, '\\ud800"}')
    yield "texts that are empty", filled(FREE + "[", '""', "]}", ",")
    yield "lines", filled("", "\n", SALE + "}")
    yield "lines between", filled(FREE + "[1", "\n", "]}")
    yield "quotes alone", filled("", '"')
    yield "commas", filled("[", ",", "]")
    yield "colons", filled("{", ":", "}")
    yield "minus", filled("[", "-", "]")
    yield "a comment", filled("[", "/", "]")
    yield "timestamps in the future", batch(SALE.replace("2025", "9999") + ',"metadata":[{}]}', "1")
    yield "100 events that differ at the end", batch(SALE + ',"metadata":[{},0]}', "1.5")
    yield "unsafe in a batch", batch(f"{FREE}[{{}}]}}", "9007199254740993")


#: What a program may do to a text, again and again.
_SHAPES = {
    "tags": ("", "<br />"),
    "a form": ("", "a=b&"),
    "a form of brackets": ("a", "[a]"),
    "percent signs": ("", "%7B"),
    "escaped quotes": ("{", '\\"'),
    "escaped line breaks": ("{", "\\n"),
    "quotes of HTML": ("{", "&quot;"),
    "single quotes": ("", "'"),
    "backticks": ("", "`"),
    "Base64": ("eyJ", "a"),
    "templates": ("{", "{{ a }}"),
    "semicolons": (SALE + "}", ";"),
    "NUL characters": (SALE + "}", "\0"),
    "NUL characters in front": ("", "\0"),
    "Ctrl-Z": (SALE + "}", "\x1a"),
    "line breaks of a chunk": (SALE + "}", "\r\n0"),
    "no-break spaces": ("[", "\u00a0"),
    "byte order marks": ("", "\ufeff"),
    "blanks and byte order marks": ("", " \ufeff"),
    "zeros": (SALE + ',"quantity":', "0"),
    "digits of a code": ('{"productCode":', "0"),
    "digits in groups": (SALE + ',"quantity":1', "_0"),
    "commas in a number": (SALE + ',"quantity":1', ",5"),
    "doubled quotes": ('{"a":"', '""'),
    "apostrophes": ('{"a":"', "\\'"),
    "dashes": ("", "-"),
    "blanks at the end": (SALE + "};", " "),
    "a cut number": ("[-", "1"),
    "a cut exponent": ("[1e", "1"),
    "a cut word": ("[tru", "e"),
}


def _shapes() -> Iterator[tuple[str, Maker]]:
    for name, (start, piece) in _SHAPES.items():
        yield name, filled(start, piece)
        yield f"{name}, then a bracket", filled(start, piece, "]")


def catalogue() -> dict[str, Maker]:
    """All of them, by name."""
    return dict([*_names(), *_depths(), *_numbers(), *_texts(), *_shapes()])
