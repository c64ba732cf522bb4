"""Try the mutants, and hold the survivors against the file of reasons."""

import argparse
import os
import resource
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from proofs.mutation.mutants import SOURCE, Mutant, mutants_of
from proofs.mutation.reach import Reach
from proofs.mutation.results import KILLS, MIN_KILLED, Results, table
from proofs.mutation.session import Trial
from proofs.mutation.survivors import faults, reasons

#: What was found.
FOLDER = Path("mutants")

#: The code that judges and explains.
MUTATED = (
    "_contract/*.py", "_explaining/*.py", "_finding.py", "_json_text.py", "_judging/*.py", "_messages.py",
    "_options.py", "_params.py", "_pipeline.py", "_plurals.py", "_pointer.py", "_reading/*.py", "_validate.py",
    "report.py", "validator.py",
)  # fmt: skip

#: These check schema files, not payloads (tests/test_portable.py, tests/test_senseless.py), or find them in an archive
#: (tests/test_resources.py, in processes of its own).
NOT_MUTATED = ("fitness.py", "folder.py", "inside.py", "portable.py", "sense.py")

#: The tests that say what this code does, in one process and without files of payloads. They run again and again: of a
#: module with slow ones, those that are quick and that no other test stands for.
TESTS = (
    "proofs/tests/test_fast_path.py", "tests/advice", "tests/judging", "tests/reading", "tests/test_answers.py",
    "tests/events/test_dump.py", "tests/events/test_load.py", "tests/test_body.py",
    "tests/test_budget.py", "tests/test_calls.py", "tests/test_canonical.py", "tests/test_contract.py",
    "tests/test_contract_tables.py", "tests/test_deprecations.py", "tests/test_escapes.py",
    "tests/test_every_keyword.py::test_it_uses_every_keyword_of_values_and_is_portable",
    "tests/test_every_keyword.py::test_a_value_that_is_refused",
    "tests/test_every_keyword.py::test_what_nothing_explains_is_refused",
    "tests/test_explain.py", "tests/test_fail_closed.py", "tests/test_fix.py", "tests/test_json_text.py",
    "tests/test_keywords.py",
    "tests/test_lines.py::test_a_line_with_anything_to_say_is_not_passed_over",
    "tests/test_lines.py::test_lines_that_are_too_long_are_not_passed_over",
    "tests/test_lines.py::test_lines_that_are_certainly_valid",
    "tests/test_messages.py", "tests/test_options.py", "tests/test_params.py", "tests/test_places.py",
    "tests/test_plurals.py", "tests/test_pointer.py", "tests/test_public.py::test_the_catalogue",
    "tests/test_public.py::test_what_the_catalogue_hands_out_is_the_callers", "tests/test_reading_once.py",
    "tests/test_report_schema.py", "tests/test_scan.py", "tests/test_schemas.py", "tests/test_warnings.py",
    "tests/test_text.py", "tests/test_validator.py",
)  # fmt: skip

#: A test of a bound on time: slow, and no other verdict depends on it.
WITHOUT = ("tests/test_body.py::test_a_value_that_holds_itself_ends",)

OPTIONS = (
    "--quiet", "--capture=no", "-p", "no:cacheprovider", "--hypothesis-profile=mutation",
    "--assert=plain", "--tb=native",  # quick
    "-W", "ignore::pytest.PytestAssertRewriteWarning", "-o", "tmp_path_retention_policy=none",
)  # fmt: skip


def asked() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m proofs.mutation", description=__doc__)
    parser.add_argument("modules", nargs="*", default=["*"], help="which, such as `_judging.*`; all if there is none")
    parser.add_argument("--keep", action="store_true", help="keep what was found, and try only what was not killed")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many to try at a time")
    return parser.parse_args()


def main() -> int:
    """Try mutants; 1 if too few are killed, or the reasons are not those of the survivors."""
    options = asked()
    files = {file for pattern in MUTATED for file in SOURCE.glob(pattern) if file.name not in NOT_MUTATED}
    mutants = [mutant for file in sorted(files) for mutant in mutants_of(file)]
    results = Results(FOLDER / "results.json", mutants, keep=options.keep)
    wanted = [mutant for mutant in mutants if any(fnmatch(mutant.module, name) for name in options.modules)]
    wanted = [mutant for mutant in wanted if not results.is_killed(mutant)]
    print(f"{len(wanted):,} of {len(mutants):,} mutants to try. What survives:", flush=True)

    def report(mutant: Mutant, result: str) -> None:
        results.note(mutant, result)
        if result not in KILLS:
            print(f"{mutant.name}: {result}: {mutant.change[0]!r} → {mutant.change[1]!r}", flush=True)

    trial = Trial(wanted, report, Reach(SOURCE), jobs=options.jobs)
    without = [f"--deselect={test}" for test in WITHOUT]
    with TemporaryDirectory() as folder:  # other runs of pytest remove those that it makes itself
        basetemp = f"--basetemp={folder}/tests"
        if pytest.main([*OPTIONS, basetemp, *TESTS, *without], plugins=[trial]) != pytest.ExitCode.OK:
            return 1
    results.save()
    print(table(results.rows()))
    print(f"CPU time of this run: {_cpu_seconds() / 60:.0f} minutes")
    wrong = [*_too_few(results)]
    wrong += faults(
        reasons(),
        [(mutant.place, *mutant.change) for mutant in results.survivors()],
        results.tried(),
        {mutant.place for mutant in mutants},
    )
    print("\n".join(wrong) or "Each survivor has its reason.")
    return 1 if wrong else 0


def _too_few(results: Results) -> Iterator[str]:
    total = results.rows()[-1]
    if total.tried < total.mutants:
        print(f"This is a part: {total.mutants - total.tried:,} mutants were not tried.")
    if total.killed * 100 < MIN_KILLED * total.tried:
        yield f"{total.killed:,} of {total.tried:,} mutants are killed, fewer than {MIN_KILLED} of 100"


def _cpu_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


if __name__ == "__main__":
    sys.exit(main())
