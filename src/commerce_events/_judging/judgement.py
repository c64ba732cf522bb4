"""Judge a document: event by event, first by the fast path, then by keywords."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from commerce_events._contract.contract import Contract
from commerce_events._judging.by_keyword import accepts, breaches
from commerce_events._judging.events import Accepted, Decoded, Opened
from commerce_events._judging.fast_path import FastPath
from commerce_events._reading.document import Document, read
from commerce_events._reading.inspect import inspect
from commerce_events._reading.parse import MAX_DEPTH, NotIJSONError
from commerce_events._reading.strict import may_have_unsafe_integers, read_strictly

#: Events of a document by their index, which is 0 for one outside a batch.
_Judged = Mapping[int, Accepted | Opened]

#: The keyword that unknown properties do not meet.
_UNKNOWN = ("additionalProperties",)


class NotTried:
    """The fast path was not asked yet."""


NOT_TRIED = NotTried()

#: What came of asking the fast path for a text as a whole: what it decoded and does not accept, or why the text is no
#: I-JSON.
Attempt = Decoded | list[Decoded] | NotIJSONError | None | NotTried


class RefusedError(ValueError):
    """A document can't be taken apart into events."""


class Judgement:
    """The judging of one document. Nothing is judged before it is asked for; then the verdict on each event is kept.

    Attributes:
        document: The document.
        tolerant: Whether unknown properties of known event types are let pass.
        in_batch: Whether its events are those of a batch.
        wrong_batch: A batch that has too few or too many events.
        refusal: What stands in the way of judging parsed JSON, or a body that is too large.
        size: How many bytes the document has; of parsed JSON, at the least, as far as it was looked at.
        has_unsafe_integers: Parsed JSON has an integer beyond 2^53.
        is_readable: The document can be taken apart, as far as is known yet.
    """

    def __init__(
        self,
        contract: Contract,
        fast: FastPath,
        document: Document,
        attempt: Attempt = NOT_TRIED,
        *,
        tolerant: bool,
    ) -> None:
        """Take a document of which the fast path was asked already, if there is an `attempt`."""
        self.document = document
        self.tolerant = tolerant
        self.in_batch = isinstance(document.value, list)
        self.wrong_batch: list[Any] | None = None
        self.refusal = document.refusal
        self.size = document.size
        self.has_unsafe_integers = False
        self.is_readable = True
        self._contract = contract
        self._fast = fast
        self._attempt = attempt
        self._judging: Iterator[_Judged] | None = None
        self._judged: dict[int, Accepted | Opened] = {}
        # No `cached_property`: that of Python 3.11 has a lock, which a forked process can wait for without end.
        self._events: list[Accepted | Opened] | None = None
        self._sources: Sequence[Any] = ()

    def of_another(self, body: Any) -> "Judgement":
        """Return the judging of another body by the same contract and with the same options."""
        document = read(body, self.document.max_bytes)
        return Judgement(self._contract, self._fast, document, tolerant=self.tolerant)

    def is_valid(self) -> bool:
        """Return the verdict on the whole. Judging stops at the first event that is refused."""
        for judged in self._continue():
            if any(type(event) is Opened and not event.is_valid for event in judged.values()):
                return False
        return self.is_readable

    @property
    def events(self) -> list[Accepted | Opened]:
        """The events with their verdicts; none, if the document is not readable."""
        if self._events is None:
            for _ in self._continue():
                pass
            judged = self._judged if self.is_readable else {}
            self._events = [judged[index] for index in range(len(judged))]
        return self._events

    def _continue(self) -> Iterator[_Judged]:
        """Judge events, from where it was stopped."""
        try:
            self._judging = self._judging or self._judge()
            for judged in self._judging:
                self._judged.update(judged)
                yield judged
        except (RefusedError, NotIJSONError):
            self.is_readable, self._judging = False, iter(())

    @property
    def sources(self) -> Sequence[Any]:
        """The text of each event, or its value in parsed JSON."""
        if not self._sources:
            document = self.document
            if document.raw is not None:
                self._sources = self._fast.split(document.raw) if self.in_batch else [document.raw]
            else:
                self._sources = document.value if isinstance(document.value, list) else [document.value]
        return self._sources

    def value(self, index: int) -> Any:
        """Return an event as JSON. One that the fast path accepted is read when it is first asked for."""
        event = self.events[index]
        if not isinstance(event, Opened):
            event = self.events[index] = Opened(self._read(self.sources[index]), type(event).__name__, is_valid=True)
        return event.value

    def may_have_unsafe_integers(self) -> bool:
        """Return whether there may be an integer beyond 2^53 inside an event."""
        raw = self.document.raw
        if raw is None:
            return self.has_unsafe_integers
        accepted: Sequence[Any] = self.events
        if Opened in map(type, accepted):
            accepted = [event for event in accepted if type(event) is not Opened]
        texts = self._fast.free_values(accepted)
        if len(accepted) < len(self.events):
            are_apart = len(self.sources) == len(self.events)
            sources = zip(self.sources, self.events, strict=True) if are_apart else ()
            texts += [source for source, event in sources if type(event) is Opened] or [raw]
        return may_have_unsafe_integers(b" ".join(texts))

    def _judge(self) -> Iterator[_Judged]:
        """Take the document apart, and judge its events.

        Raises:
            RefusedError, NotIJSONError: That can't be done.
        """
        document = self.document
        if self.refusal is not None:
            raise RefusedError
        if document.value is not None:
            return self._judge_parsed(document.value)
        if document.raw is None:
            raise NotIJSONError("half a pair of surrogates")
        return self._judge_text(document.raw)

    def _judge_text(self, raw: bytes) -> Iterator[_Judged]:
        decoded = self._attempt
        if isinstance(decoded, NotIJSONError):
            raise decoded
        if isinstance(decoded, NotTried):
            decoded, is_valid = self._fast.decode(raw)
            if is_valid:
                self.in_batch = isinstance(decoded, list)
                accepted = cast("list[Accepted]", decoded if isinstance(decoded, list) else [decoded])
                return iter([dict(enumerate(accepted))])
        self._sources = self._fast.split(raw)
        if self._sources:
            self.in_batch = True
            return self._judge_batch(decoded if isinstance(decoded, list) else None)
        self._sources = [raw]
        return self._judge_value(read_strictly(raw))

    def _judge_batch(self, decoded: Sequence[Any] | None) -> Iterator[_Judged]:
        """Judge the events of a text that is a batch of the right size.

        Of those that the fast path does not accept, the first may be enough: the others are read together after it.
        """
        others: dict[int, Any] | None = None
        for found in self._fast.partition(self.sources, decoded, in_batch=True):
            if not isinstance(found, tuple):
                yield found
                continue
            index, pending = found
            if others is None:
                others = {}
                yield {index: self._open(self._read(pending.source))}
            else:
                others[index] = pending.source
        if others:
            values = read_strictly(b"[%b]" % b",".join(others.values()))
            yield dict(zip(others, map(self._open_in_full, values), strict=True))

    def _judge_parsed(self, value: dict[str, Any] | list[Any]) -> Iterator[_Judged]:
        converted = self._fast.convert(value)
        accepted = self._fast.inspect(converted, self.document.max_bytes)
        seen = accepted or inspect(value, self.document.max_bytes)
        self.refusal, self.size, self.has_unsafe_integers = seen.finding, seen.size, seen.has_unsafe_integers
        if self.refusal is not None:
            raise RefusedError
        if accepted:
            yield dict(enumerate(cast("list[Accepted]", converted)))
        elif not converted:
            yield from self._judge_value(value)
        else:
            for index, event in enumerate(converted):
                yield {index: self._open(self.sources[index]) if event is None else Accepted(event)}

    def _judge_value(self, value: Any) -> Iterator[_Judged]:
        """Judge a value that the fast path knows nothing of."""
        self.in_batch = isinstance(value, list)
        if self.in_batch and not accepts(self._contract.batch, value):
            self.wrong_batch = value
            raise RefusedError
        for index, event in enumerate(value if self.in_batch else [value]):
            yield {index: self._open(event)}

    def _read(self, source: Any) -> Any:
        return source if self.document.raw is None else read_strictly(bytes(source), MAX_DEPTH - self.in_batch)

    def _open(self, value: Any) -> Opened:
        """Judge an event by its keywords."""
        event_type, flat = self._contract.schema_of(value)
        judged = value
        if self.tolerant and event_type is not None:
            judged = {name: member for name, member in value.items() if name in flat.schema["properties"]}
        return Opened(value, event_type, accepts(flat, judged))

    def _open_in_full(self, value: Any) -> Opened:
        """Judge an event by its keywords, and keep those that it does not meet: somebody is going to ask for them."""
        event_type, flat = self._contract.schema_of(value)
        broken = breaches(flat, value)
        is_let_pass = self.tolerant and event_type is not None and {breach.keyword for breach in broken} == {_UNKNOWN}
        return Opened(value, event_type, not broken or is_let_pass, broken)
