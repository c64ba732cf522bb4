"""Answers against verdicts: how many agree, which do not, and the table of it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from proofs.validators.ask import Answers
from proofs.validators.vectors import Vector

_SAID = {"true": "valid", "false": "invalid"}


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A vector on which a set-up does not give the verdict of the contract."""

    setup: str
    file: str
    description: str
    expected: str
    got: str

    def __str__(self) -> str:
        return f"{self.setup}: {self.description} ({self.file}): expected {self.expected}, got {self.got}"


@dataclass(frozen=True, slots=True)
class Row:
    """What a set-up said to all vectors.

    Attributes:
        setup: Its name.
        agreed: On how many vectors of each file it gives the verdict of the contract.
        disagreements: The others that it answered.
        fault: Why it did not answer all, and where it stopped; None if it did.
    """

    setup: str
    agreed: Mapping[str, int]
    disagreements: tuple[Disagreement, ...]
    fault: str | None = None


def compare(setup: str, vectors: Sequence[Vector], answers: Answers) -> Row:
    """Hold a set-up's answers against the verdicts."""
    agreed: Counter[str] = Counter()
    disagreements = []
    for vector, line in zip(vectors, answers.lines, strict=False):
        expected, got = _SAID["true" if vector.valid else "false"], _SAID.get(line, line)
        if expected == got:
            agreed[vector.file] += 1
        else:
            disagreements.append(Disagreement(setup, vector.file, vector.description, expected, got))
    unanswered = vectors[len(answers.lines) :]
    where = f" (at: {unanswered[0].description})" if unanswered else ""
    return Row(setup, agreed, tuple(disagreements), answers.fault and f"{setup}: {answers.fault}{where}")


class Matrix:
    """The table: a row for each set-up, a column for each file, headed by a number that the legend explains."""

    def __init__(self, vectors: Sequence[Vector], setups: Sequence[str]) -> None:
        self._totals = Counter(vector.file for vector in vectors)
        self._width = max(map(len, [*setups, "vectors"]))

    def head(self) -> Iterator[str]:
        """The legend, and how many vectors there are."""
        for number, file in enumerate(self._totals, 1):
            yield f"{number:>4}  {file}"
        yield ""
        yield self._line("", range(1, len(self._totals) + 1), "agreed")
        yield self._line("vectors", self._totals.values(), str(self._totals.total()))

    def line(self, row: Row) -> str:
        """One set-up: on how many vectors it agrees. A `!` marks a file on which it does not agree throughout."""
        cells = [f"{'!' * (row.agreed[file] < total)}{row.agreed[file]}" for file, total in self._totals.items()]
        return self._line(row.setup, cells, f"{sum(row.agreed.values())}/{self._totals.total()}")

    def _line(self, name: str, cells: Iterable[object], total: str) -> str:
        return "".join([name.ljust(self._width), *(f"{cell!s:>5}" for cell in cells), f"{total:>11}"])
