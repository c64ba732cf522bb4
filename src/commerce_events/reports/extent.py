"""Find where what a violation is about ends: the name or the value that starts at its place."""

import re

#: A text with its quotes, also without the last one; a word or a number; any other character by itself.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[\w.+-]+|.', re.DOTALL)


def end_of(line: str, column: int) -> int:
    """Return the column behind the token at a column of a line; both count characters from 1.

    Behind the end of the line is the end of the line.
    """
    token = _TOKEN.match(line, column - 1)
    return token.end() + 1 if token else column
