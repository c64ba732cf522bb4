"""Keep the results of mutants in a file, and count them."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from proofs.mutation.mutants import Mutant

#: So many of 100 mutants must be killed.
MIN_KILLED = 96

#: After so many results they are written.
SAVE_EACH = 20

#: The results that are kills.
KILLS = ("killed", "clock")


@dataclass(frozen=True)
class Row:
    """The counts of a module.

    Attributes:
        name: The module.
        mutants: How many mutants it has.
        results: How many of them had which result.
    """

    name: str
    mutants: int
    results: Counter[str]

    @property
    def tried(self) -> int:
        """How many were tried."""
        return self.results.total()

    @property
    def killed(self) -> int:
        """How many the tests fail on."""
        return sum(self.results[kill] for kill in KILLS)


class Results:
    """The results of mutants, by `Mutant.key`: what was found of an earlier state of a function counts no more."""

    def __init__(self, file: Path, mutants: Sequence[Mutant], *, keep: bool) -> None:
        """`mutants` are all there are; with `keep`, what was found before stays."""
        self._file = file
        self._mutants = mutants
        self._noted = 0
        kept = json.loads(file.read_text("utf-8")) if keep and file.exists() else {}
        keys = {mutant.key for mutant in mutants}
        self._found: dict[str, str] = {key: result for key, result in kept.items() if key in keys}

    def note(self, mutant: Mutant, result: str) -> None:
        """Keep a result, every so often in the file too: a run may be stopped."""
        self._found[mutant.key] = result
        self._noted += 1
        if self._noted % SAVE_EACH == 0:
            self.save()

    def save(self) -> None:
        """Write the file."""
        self._file.parent.mkdir(exist_ok=True)
        self._file.write_text(json.dumps(self._found), "utf-8")

    def of(self, mutant: Mutant) -> str | None:
        """Return a result; None if there is none."""
        return self._found.get(mutant.key)

    def is_killed(self, mutant: Mutant) -> bool:
        """Return whether the tests fail on a mutant."""
        return self.of(mutant) in KILLS

    def survivors(self) -> list[Mutant]:
        """Return the mutants that no test noticed."""
        return [mutant for mutant in self._mutants if self.of(mutant) not in (None, *KILLS)]

    def tried(self) -> set[str]:
        """Return the functions whose mutants were all tried."""
        untried = {mutant.place for mutant in self._mutants if self.of(mutant) is None}
        return {mutant.place for mutant in self._mutants} - untried

    def rows(self) -> list[Row]:
        """Return the counts of each module, then of all."""
        by_module: dict[str, list[str | None]] = {}
        for mutant in self._mutants:
            by_module.setdefault(mutant.module, []).append(self.of(mutant))
        found = {**by_module, "all": [result for results in by_module.values() for result in results]}
        return [Row(name, len(results), Counter(filter(None, results))) for name, results in found.items()]


def table(rows: Sequence[Row]) -> str:
    """Write the counts as a table in Markdown."""
    lines = ["| module | mutants | killed | of these by the clock | survive |", "| --- | ---: | ---: | ---: | ---: |"]
    for row in rows:
        share = f"{row.killed:,} ({row.killed / row.tried:.1%})" if row.tried else "not measured"
        part = "" if row.tried in (0, row.mutants) else f", {row.tried:,} tried"
        lines.append(
            f"| `{row.name}` | {row.mutants:,}{part} | {share} | {row.results['clock']} | {row.tried - row.killed} |"
        )
    return "\n".join(lines)
