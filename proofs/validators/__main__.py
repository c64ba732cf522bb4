"""The command: all set-ups on all vectors. Exit status 0: they agree; 1: they do not; 2: it could not run."""

import argparse
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from commerce_events._contract.folder import schemas_folder, versions
from proofs.validators.ask import ask
from proofs.validators.environments import ENVIRONMENTS, FOLDER
from proofs.validators.exceptions import Excuse, read_excuses
from proofs.validators.forms import write_forms
from proofs.validators.matrix import Matrix, Row, compare
from proofs.validators.page import write_pages
from proofs.validators.setups import SETUPS, Setup
from proofs.validators.vectors import read_vectors

#: The time that a set-up has for all vectors, in seconds.
TIMEOUT = 300


class NotReadyError(Exception):
    """The command can't run; the sentence says why."""


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def rows(version: Path, setups: Sequence[Setup], *, seconds: float = TIMEOUT) -> Iterator[Row]:
    """Ask the set-ups the vectors of a version, and print the matrix as it comes about."""
    vectors = read_vectors(version / "vectors")
    matrix = Matrix(vectors, [setup.name for setup in setups])
    for line in matrix.head():
        say(line)
    with TemporaryDirectory() as target:
        forms = write_forms(version, Path(target))
        for setup in setups:
            command = [*setup.command, *map(str, forms[setup.form])]
            row = compare(setup.name, vectors, ask(command, [vector.text for vector in vectors], seconds=seconds))
            say(matrix.line(row))
            yield row


def conclude(found: Sequence[Row], excuses: Sequence[Excuse]) -> int:
    """Print what is excused and what is wrong, and return the exit status."""
    disagreements = [disagreement for row in found for disagreement in row.disagreements]
    for excuse in excuses:
        _list(excuse.defect, [each for each in disagreements if excuse.covers(each)])
    whole = {row.setup for row in found if row.fault is None}
    wrong: Mapping[str, Sequence[object]] = {
        "Faults": [row.fault for row in found if row.fault],
        "Disagreements": [each for each in disagreements if not any(excuse.covers(each) for excuse in excuses)],
        "Stale exceptions": [line for excuse in excuses for line in excuse.stale(whole, disagreements)],
    }
    for title, lines in wrong.items():
        _list(f"{title}: {len(lines)}", lines)
    return 1 if any(wrong.values()) else 0


def _list(title: str, lines: Iterable[object]) -> None:
    say(f"\n{title}")
    for line in lines:
        say(f"  {line}")


def prepared(chosen: argparse.Namespace) -> tuple[list[Path], list[Setup]]:
    """The versions to ask about and the set-ups to ask, installed.

    Raises:
        NotReadyError: There is nothing to ask, or something can't be installed.
    """
    setups = [setup for setup in SETUPS if chosen.only in setup.name]
    folders = chosen.versions or [Path(schemas_folder(), version) for version in versions()]
    if not setups:
        raise NotReadyError(f"no set-up has {chosen.only!r} in its name")
    for folder in folders:
        if not read_vectors(folder / "vectors"):
            raise NotReadyError(f"{folder} has no vectors")
    try:
        for environment in ENVIRONMENTS:
            environment.make_ready(say)
    except (OSError, subprocess.CalledProcessError) as error:
        raise NotReadyError(f"the validators can't be installed: {error}") from error
    return folders, setups


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(prog="python -m proofs.validators", description="Do all validators judge alike?")
    parser.add_argument("--only", metavar="TEXT", default="", help="ask only the set-ups with this in their name")
    parser.add_argument(
        "--write", metavar="FOLDER", type=Path, help="write the matrix there, as a page in each language"
    )
    parser.add_argument("versions", nargs="*", type=Path, help="folders of schemas and vectors (default: all)")
    chosen = parser.parse_args()
    if chosen.write and chosen.only:
        parser.error("the page has all set-ups: --write goes without --only")
    try:
        folders, setups = prepared(chosen)
    except NotReadyError as error:
        say(str(error))
        return 2
    found = {folder.name: [*rows(folder, setups)] for folder in folders}
    if chosen.write:
        sizes = {folder.name: len(read_vectors(folder / "vectors")) for folder in folders}
        write_pages(chosen.write, setups, {name: (sizes[name], each) for name, each in found.items()})
    return conclude([*chain(*found.values())], read_excuses(FOLDER / "exceptions.json"))


if __name__ == "__main__":
    sys.exit(main())
