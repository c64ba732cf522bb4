"""Results → their score: how much was asked, how much of it agrees, an exit status."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from commerce_events.conformance.results import Failure, Point, Result
from commerce_events.conformance.suite import Vector

#: The exit status if the peer agrees in all, if it does not, and if something kept it from answering.
FULL_AGREEMENT, DISAGREEMENT, COULD_NOT_RUN = 0, 1, 2

#: What the score is divided by.
Facet = Literal["eventType", "keyword", "code"]
FACETS: tuple[Facet, ...] = get_args(Facet)


@dataclass(slots=True)
class Tally:
    """How many answers could be compared, and how many of them agree."""

    compared: int = 0
    agreed: int = 0

    def count(self, *, agreed: bool) -> None:
        """Add an answer."""
        self.compared += 1
        self.agreed += agreed

    def to_dict(self) -> dict[str, int]:
        """The tally as JSON."""
        return {"compared": self.compared, "agreed": self.agreed}


@dataclass(slots=True)
class Score:
    """What the results so far add up to.

    Attributes:
        vectors: How many there are to ask.
        points: The tally of each point; only verdicts are told by every answer.
        facets: For each facet, the tally of verdicts for each of its values.
        disagreements: How many answers disagree in anything.
        failed: Whether the peer failed.
    """

    vectors: int
    points: dict[Point, Tally] = field(default_factory=lambda: {point: Tally() for point in get_args(Point)})
    facets: dict[Facet, dict[str, Tally]] = field(default_factory=lambda: {facet: {} for facet in FACETS})
    disagreements: int = 0
    failed: bool = False

    def count(self, result: Result) -> None:
        """Add a result."""
        if isinstance(result, Failure):
            self.failed = True
            return
        self.disagreements += not result.agrees
        points = result.points
        for point, agreed in points.items():
            self.points[point].count(agreed=agreed)
        for facet, value in _values(result.vector):
            self.facets[facet].setdefault(value, Tally()).count(agreed=points["verdict"])

    @property
    def status(self) -> int:
        """The exit status."""
        if self.failed:
            return COULD_NOT_RUN
        return DISAGREEMENT if self.disagreements else FULL_AGREEMENT

    def to_dict(self) -> dict[str, Any]:
        """The score as JSON."""
        return {
            "vectors": self.vectors,
            "disagreements": self.disagreements,
            **{f"{point}s": tally.to_dict() for point, tally in self.points.items()},
            "by": {facet: _sorted(tallies) for facet, tallies in self.facets.items()},
        }


def _values(vector: Vector) -> Iterator[tuple[Facet, str]]:
    """The facets that a vector has: a valid one has neither a keyword nor a code."""
    values: Mapping[Facet, str | None] = {
        "eventType": vector.event_type,
        "keyword": vector.keyword,
        "code": vector.code,
    }
    return ((facet, value) for facet, value in values.items() if value is not None)


def _sorted(tallies: Mapping[str, Tally]) -> dict[str, dict[str, int]]:
    return {value: tallies[value].to_dict() for value in sorted(tallies)}
