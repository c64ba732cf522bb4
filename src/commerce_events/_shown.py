"""Show texts from a payload: short, and every character visible."""

import re
import unicodedata

#: How many characters of a text from a payload are shown.
LONGEST = 60

#: Letters, marks and symbols that show nothing: Unicode's Default_Ignorable_Code_Point, and a blank of Braille.
_FILLER = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def shown(text: str) -> str:
    """A text from a payload, such as the name of a property, fit to be shown: short, and every character visible."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    if cut.isascii() and cut.isprintable():
        return cut
    return "".join(char if _is_visible(char) else f"\\u{ord(char):04x}" for char in cut)


def _is_visible(char: str) -> bool:
    """Not a control, a format character (such as a change of direction), a surrogate, a line separator or a filler."""
    return char == " " or (unicodedata.category(char)[0] in "LMNPS" and not _FILLER.match(char))
