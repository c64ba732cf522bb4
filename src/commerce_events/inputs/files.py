"""Say what the command can't read, and why."""

import os
from dataclasses import dataclass

from commerce_events._json_types import Language
from commerce_events._messages import sentence
from commerce_events._params import NONE, Params

#: How the names of files end that hold a body on each line, and those that are one body.
OF_LINES, OF_ONE = (".ndjson", ".jsonl"), (".json",)

#: The ending of packed files, behind one of the others.
PACKED = ".gz"

#: How the names of the files end that are taken in folders, in lower case.
ENDINGS = tuple(ending + packing for ending in OF_ONE + OF_LINES for packing in ("", PACKED))


class Told:
    """What has a code, and words for it.

    Attributes:
        code: One of the codes of input.
        params: What the words are filled with.
    """

    __slots__ = ()
    code: str
    params: Params

    def message(self, lang: Language = "en") -> str:
        """What is wrong, as a sentence in English (`en`) or Spanish (`es`)."""
        return sentence(self.code, "message", self.params, lang)

    def hint(self, lang: Language = "en") -> str:
        """What to do about it, as a sentence in English (`en`) or Spanish (`es`)."""
        return sentence(self.code, "hint", self.params, lang)


@dataclass(frozen=True, slots=True)
class Unreadable(Told):
    """A path that no payload can be had from, or no further one.

    Attributes:
        file: The path, as given or as found, or `<stdin>`.
        code: Why, one of the codes of input: `no-such-path`, `no-payloads`, `not-readable`,
            `not-ndjson`, `not-gzip`.
        params: What the words are filled with.
    """

    file: str
    code: str
    params: Params = NONE


def not_readable(file: str, error: OSError) -> Unreadable:
    """The answer about a path that the system refuses to read."""
    if isinstance(error, FileNotFoundError) and os.path.islink(file):
        return Unreadable(file, "not-readable", Params(reason="link"))
    reason = "permission" if isinstance(error, PermissionError) else "other"
    return Unreadable(file, "not-readable", Params(reason=reason, system=error.strerror or str(error)))
