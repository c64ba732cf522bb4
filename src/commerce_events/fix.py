"""A change that a program can make to fix one violation, as frozen values.

A fix is offered only where what was sent is certain to be kept, and only after it was tried.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from commerce_events._json_types import FixDict, Operation


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a part of a text.

    Attributes:
        offset: Where the part begins: in Unicode code points of the decoded text, from 0. A byte order mark counts; in
            NDJSON the text is the line.
        length: How many code points it has.
        replacement: What to put in its place.
    """

    offset: int
    length: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that fixes one violation: either a patch of the payload, or edits of its text.

    Fixes of one report may overlap: apply one, and check again.

    Attributes:
        patch: Operations of JSON Patch (RFC 6902) on the payload as it was given, to be applied in their order.
        edits: Edits of the text, which do not overlap, in the order of their offsets. All offsets are those of the text
            before the first edit.
    """

    patch: "tuple[Operation, ...] | None" = field(default=None, hash=False, repr=False)
    edits: tuple[Edit, ...] | None = None

    def to_dict(self) -> "FixDict":
        """The fix as JSON: `{"patch": [...]}` or `{"edits": [...]}`."""
        if self.patch is not None:
            return {"patch": [{**operation} for operation in self.patch]}
        edits = self.edits or ()
        return {"edits": [{"offset": e.offset, "length": e.length, "replacement": e.replacement} for e in edits]}


class Offer:
    """A fix that is tried when it is first asked for.

    Attributes:
        is_shown: Whether the JSON form may have it: it holds no value of the payload, or values were asked for.
    """

    __slots__ = ("_attempt", "_fix", "is_shown")

    def __init__(self, attempt: "Callable[[], Fix | None]", *, is_shown: bool) -> None:
        self._attempt: Callable[[], Fix | None] | None = attempt
        self._fix: Fix | None = None
        self.is_shown = is_shown

    @property
    def fix(self) -> Fix | None:
        """The fix; None if it did not do when it was tried."""
        attempt = self._attempt
        if attempt is not None:
            self._fix = attempt()
            self._attempt = None  # and with it the payload
        return self._fix

    def __reduce__(self) -> tuple[Any, ...]:
        return _settled, (self.fix, self.is_shown)


def _settled(fix: Fix | None, is_shown: bool) -> Offer:  # noqa: FBT001 - pickle calls it
    return Offer(lambda: fix, is_shown=is_shown)
