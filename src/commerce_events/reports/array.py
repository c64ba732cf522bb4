"""Write the members of a JSON array one after the other, so that none of them has to be kept."""

import json
from typing import Any, TextIO


class ArrayWriter:
    """An array that is open.

    Args:
        stream: Where it is written, in ASCII.
        before: What is written before its first member, with the bracket that opens it.
    """

    def __init__(self, stream: TextIO, before: str = "[") -> None:
        self._stream, self._before = stream, before

    def add(self, member: Any) -> None:
        """Write a member."""
        self._stream.write(f"{self._before}\n{json.dumps(member)}")
        self._before = ","

    def end(self, after: str = "") -> None:
        """Write the bracket that closes it, and what follows it.

        Args:
            after: The rest of the document.
        """
        if self._before != ",":
            self._stream.write(self._before)
        self._stream.write(f"\n]{after}\n")
