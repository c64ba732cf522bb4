"""Say in words how many events were accepted and refused, and which ones of a batch."""

from dataclasses import dataclass
from itertools import islice

from commerce_events._json_types import Language
from commerce_events.reports.paint import Paint
from commerce_events.reports.result import Checked
from commerce_events.reports.words import counted

#: How many indices of refused events are listed.
_MOST = 10


@dataclass(frozen=True, slots=True)
class Refused:
    """A batch of which some events are refused.

    Attributes:
        place: The file, and the line where each line is a payload.
        accepted: How many events are accepted.
        refused: How many are refused.
        indices: The indices of the refused ones, the first ten of them.
    """

    place: str
    accepted: int
    refused: int
    indices: str


def refused(result: Checked) -> Refused | None:
    """What to say of a result if it is a batch of which something is refused."""
    payload, events = result.payload, result.report.events
    indices = [event.index for event in events if event.index is not None and not event.valid]
    if not indices:
        return None
    place = payload.file if payload.line is None else f"{payload.file}:{payload.line}"
    more = ["…"] if len(indices) > _MOST else []
    listed = ", ".join([*map(str, islice(indices, _MOST)), *more])
    return Refused(place, len(events) - len(indices), len(indices), f" ({listed})")


def verdicts(accepted: int, refused: int, lang: Language, paint: Paint, indices: str = "") -> str:
    """The counts in words, such as `3 events: 1 accepted, 2 refused (0, 2)`, as a sentence."""
    parts = []
    if accepted:
        parts.append(paint(counted("accepted", accepted, lang), "accepted"))
    if refused:
        parts.append(
            paint(counted("refused", refused, lang), "error")
            + indices.encode(paint.encoding, "backslashreplace").decode(paint.encoding)
        )
    return f"{counted('events', accepted + refused, lang)}: {', '.join(parts)}."
