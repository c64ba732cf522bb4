"""Write typed events as a payload, or as batches of as many events as they may have."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from commerce_events._options import MAX_BYTES
from commerce_events._pipeline import Pipeline
from commerce_events.events._event import TypedEvent
from commerce_events.events._text import text_of, valid
from commerce_events.events._versions import pipeline_for
from commerce_events.report import InvalidPayload, Report, Violation

_BRACKETS = 2


def payload(events: TypedEvent | Iterable[TypedEvent]) -> bytes:
    """Return the text of an event, or of a batch of events.

    Raises:
        InvalidPayload, TypeError, ValueError: As `commerce_events.dump` raises them.
    """
    if isinstance(events, TypedEvent):
        pipeline = pipeline_for([events])
        return valid(pipeline, text_of(pipeline, events), events)
    batch = [*events]
    pipeline = pipeline_for(batch)
    return valid(pipeline, text_of(pipeline, batch), batch)


def payloads(events: Iterable[TypedEvent]) -> Iterator[bytes]:
    """Yield the texts of batches, each with as many events as it may have.

    Raises:
        InvalidPayload, TypeError, ValueError: As `commerce_events.dump_batches` raises them.
    """
    batch, first = _Batch(0), None
    for index, event in enumerate(events):
        first = event if index == 0 else first
        pipeline = pipeline_for([first, event], index)
        text = _text_of_one(pipeline, event, index)
        if not batch.takes(text, pipeline.contract.batch.schema.get("maxItems")):
            yield batch.payload()
            batch = _Batch(index)
        batch.add(event, text)
    if batch.events:
        yield batch.payload()


class _Batch:
    """Events that are gathered, with their texts.

    Args:
        first: The index of the first one among all events that were handed in.
    """

    def __init__(self, first: int) -> None:
        self.events: list[TypedEvent] = []
        self._first = first
        self._texts: list[bytes] = []
        self._size = _BRACKETS

    def takes(self, text: bytes, most: int | None) -> bool:
        """Return whether one more event with this text may be in it. An empty one takes any."""
        is_full = len(self.events) == most or self._size + len(text) > MAX_BYTES
        return not (self.events and is_full)

    def add(self, event: TypedEvent, text: bytes) -> None:
        """Add an event."""
        self.events.append(event)
        self._texts.append(text)
        self._size += len(text) + len(b",")

    def payload(self) -> bytes:
        """Return the text of the batch."""
        try:
            return valid(pipeline_for(self.events), b"[%b]" % b",".join(self._texts), self.events)
        except InvalidPayload as error:
            raise InvalidPayload(_counted_on(error.report, self._first)) from None


def _text_of_one(pipeline: Pipeline, event: TypedEvent, index: int) -> bytes:
    """Return the text of the event of an index.

    Raises:
        InvalidPayload, TypeError, ValueError: There is none.
    """
    try:
        return text_of(pipeline, event)
    except InvalidPayload as error:
        raise InvalidPayload(_counted_on(error.report, index)) from None
    except (TypeError, ValueError) as error:
        raise type(error)(f"event {index}: {error}") from None


def _counted_on(report: Report, first: int) -> Report:
    """Return a report on a batch whose first event has an index, or on the event that has it."""
    return replace(
        report,
        violations=tuple(_moved(violation, first) for violation in report.violations),
        warnings=tuple(_moved(violation, first) for violation in report.warnings),
        events=tuple(replace(event, index=first + (event.index or 0)) for event in report.events),
    )


def _moved(violation: Violation, first: int) -> Violation:
    index, place = first, violation.instance_location
    if violation.event_index is not None:
        index += violation.event_index
        place = place.removeprefix(f"/{violation.event_index}")
    return replace(violation, event_index=index, instance_location=f"/{index}{place}", _offer=None)
