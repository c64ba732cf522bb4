"""The table of exceptions: disagreements that are known, each with the defect of the validator that explains it."""

import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from proofs.validators.matrix import Disagreement


@dataclass(frozen=True, slots=True)
class Excuse:
    """A defect of a validator.

    Attributes:
        setups: The names of the set-ups that have it.
        vectors: The descriptions of the vectors that show it; `*` stands for any text.
        defect: What is wrong with the validator, in a sentence.
    """

    setups: tuple[str, ...]
    vectors: tuple[str, ...]
    defect: str

    def covers(self, disagreement: Disagreement) -> bool:
        """Whether the defect explains a disagreement."""
        return disagreement.setup in self.setups and any(_matches(disagreement, each) for each in self.vectors)

    def stale(self, setups: Collection[str], disagreements: Collection[Disagreement]) -> Iterable[str]:
        """What of it no longer occurs, though it was looked for: a sentence each."""
        for setup in self.setups:
            own = [disagreement for disagreement in disagreements if disagreement.setup == setup]
            for vectors in self.vectors if setup in setups else ():
                if not any(_matches(disagreement, vectors) for disagreement in own):
                    yield f"{setup} agrees on {vectors!r} now: take it out of exceptions.json"


def read_excuses(file: Path) -> list[Excuse]:
    """The excuses of a file."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return [Excuse(tuple(row["setups"]), tuple(row["vectors"]), row["defect"]) for row in rows]


def _matches(disagreement: Disagreement, vectors: str) -> bool:
    pattern = ".*".join(map(re.escape, vectors.split("*")))
    return re.fullmatch(pattern, disagreement.description, re.DOTALL) is not None
