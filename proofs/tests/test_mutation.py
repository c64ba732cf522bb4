"""The parts of `make check-mutation`: mutants, what tests run, results, reasons."""

import runpy
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from commerce_events._pointer import pointer

pytest.importorskip("mutmut")  # it is with the tools, which the built wheel and other Pythons are tested without

from proofs.mutation import results
from proofs.mutation.mutants import SOURCE, Mutant, function_of, mutants_of
from proofs.mutation.reach import Reach
from proofs.mutation.results import Results, Row, table
from proofs.mutation.survivors import KINDS, Reasons, faults, reasons

MUTANTS = [*mutants_of(SOURCE / "_pointer.py")]


@pytest.fixture
def _unchanged() -> Iterator[None]:
    """What a test changes is undone."""
    kept = [(function, function.__code__) for function in {function_of(each.module, each.function) for each in MUTANTS}]
    yield
    for function, code in kept:
        function.__code__ = code


@pytest.mark.usefixtures("_unchanged")
def test_a_mutant_changes_the_running_function() -> None:
    (mutant,) = (each for each in MUTANTS if each.change[1].startswith('text = "".join(["XX/XX"'))
    assert (mutant.place, mutant.change[0][:22]) == ("_pointer.pointer", 'text = "".join(["/" + ')
    assert pointer(("a",)) == "/a"
    mutant.apply()
    assert pointer(("a",)) == "XX/XXa"


def test_mutants_have_keys_of_their_own_and_change_something() -> None:
    assert len({mutant.key for mutant in MUTANTS}) == len(MUTANTS) > 20
    assert all(before != after for before, after in (mutant.change for mutant in MUTANTS))


SOURCE_OF_A_FUNCTION = """def f(a: int, b: int = 1) -> int:
    if a > b:
        return g(
            a,
            "a text",
        )
    return b
"""


@pytest.mark.parametrize(
    ("old", "new", "lines"),
    [
        ("a > b", "a >= b", {12}),
        ("a text", "another text", {13, 14, 15, 16}),
        ('            "a text",\n', "", {13, 14, 15, 16}),
        ("return b", "return None", {17}),
        ("= 1", "= 2", {*range(11, 18)}),
    ],
)
def test_the_lines_of_a_mutant_are_those_of_its_statement(old: str, new: str, lines: set[int]) -> None:
    mutant = Mutant("m", "f", 1, SOURCE_OF_A_FUNCTION, SOURCE_OF_A_FUNCTION.replace(old, new), 11)
    assert mutant.lines == lines


@pytest.mark.parametrize("module", ["_pointer.py", "_explaining/warnings.py"])
def test_each_mutant_has_lines_of_its_function(module: str) -> None:
    text = (SOURCE / module).read_text("utf-8").splitlines()
    for mutant in mutants_of(SOURCE / module):
        lines = mutant.original.splitlines()
        begin, end = mutant.line - 1, mutant.line - 1 + len(lines)
        assert [line.strip() for line in text[begin:end]] == [line.strip() for line in lines]
        assert mutant.lines
        assert mutant.lines <= {*range(begin + 1, end + 1)}


def test_a_test_is_known_by_the_lines_that_it_runs(tmp_path: Path) -> None:
    file = tmp_path / "halves.py"
    file.write_text("def half(n):\n    if n % 2:\n        return None\n    return n // 2\n", "utf-8")
    half = runpy.run_path(str(file))["half"]
    reach = Reach(tmp_path)
    with reach.measured():
        reach.begin("odd")
        half(3)
        reach.begin("even")
        half(4)
    assert [reach.tests(file, {line}) for line in (1, 2, 3, 4)] == [set(), {"even", "odd"}, {"odd"}, {"even"}]
    assert reach.tests(file, {3, 4}) == {"even", "odd"}


@pytest.mark.parametrize(
    ("survivors", "tried", "functions", "expected"),
    [
        ([("m.f", "a", "b")], {"m.f"}, {"m.f"}, []),
        ([], set(), {"m.f"}, []),
        ([], {"m.f"}, {"m.f"}, ["m.f: has a reason, and does not survive: 'a' → 'b'"]),
        ([], set(), set(), ["m.f: has a reason, and is no function with mutants"]),
        ([("m.f", "a", "b"), ("m.f", "a", "c")], {"m.f"}, {"m.f"}, ["m.f: survives, and has no reason: 'a' → 'c'"]),
    ],
)
def test_rows_and_survivors_fit_together(
    survivors: list[tuple[str, str, str]], tried: set[str], functions: set[str], expected: list[str]
) -> None:
    assert [*faults(Reasons({("m.f", "a", "b"): "same"}, []), survivors, tried, functions)] == expected


def test_rows_that_are_wrong_are_named(tmp_path: Path) -> None:
    row = '[[survivors]]\nfunction = "m.f"\nkind = "%s"\nreason = "%s"\nchanges = [["a", "b"]]\n'
    (tmp_path / "rows.toml").write_text(row % ("same", "It is.") + row % ("odd", "no sentence"), "utf-8")
    wrong = reasons(tmp_path / "rows.toml").faults
    assert [fault.split(":")[0] for fault in wrong] == ["m.f"] * 3
    assert "no kind of reason 'odd'" in wrong[0]
    assert wrong[1].endswith("is no sentence")
    assert "a second row" in wrong[2]


def test_the_rows_of_the_project_are_right() -> None:
    found = reasons()
    assert found.faults == []
    assert {*found.changes.values()} <= KINDS.keys()


def test_results_are_kept_and_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "SAVE_EACH", 3)
    found = Results(tmp_path / "mutants/results.json", MUTANTS, keep=False)
    for mutant, result in zip(MUTANTS, ["killed", "clock", "survived"], strict=False):
        found.note(mutant, result)
    again = Results(tmp_path / "mutants/results.json", MUTANTS, keep=True)
    assert [again.is_killed(mutant) for mutant in MUTANTS[:4]] == [True, True, False, False]
    assert again.survivors() == [MUTANTS[2]]
    assert again.tried() == set()
    module, total = again.rows()
    assert (module.name, total.name, total.mutants, total.tried, total.killed) == (
        "_pointer", "all", len(MUTANTS), 3, 2,
    )  # fmt: skip
    changed = Mutant("_pointer", "pointer", 1, "another source", "", 1)
    assert Results(tmp_path / "mutants/results.json", [changed], keep=True).of(changed) is None


def test_a_table_says_what_was_not_measured() -> None:
    rows = [Row("a", 10, Counter(killed=3, survived=1)), Row("b", 5, Counter())]
    assert table(rows).splitlines()[2:] == [
        "| `a` | 10, 4 tried | 3 (75.0%) | 0 | 1 |",
        "| `b` | 5 | not measured | 0 | 0 |",
    ]
