"""The check that finds possessive quantifiers and atomic groups in Python files."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.docs.written import PROJECT
from tools import quantifiers

PARTS = ["a", "\\", "[", "]", "[^", "(", ")", "(?:", "(?>", "*", "+", "?", "{2}", "{1,}", "{,3}", "{1,2}", "|"]

#: Lines of Python, and what is found in them.
LINES = [
    ('X = re.compile("a*+")', "*+"),
    ('X = re.compile(r"a++")', "++"),
    ('re.sub(r"a?+", "", text)', "?+"),
    ('re.match("a{2}+", text)', "{2}+"),
    ('re.match("a{2,}+", text)', "{2,}+"),
    ('re.match("a{,2}+", text)', "{,2}+"),
    ('re.match("a{1,2}+", text)', "{1,2}+"),
    ('re.match(pattern="(?>a)", string=text)', "(?>"),
    ('re.compile(b"a*+")', "*+"),
    ('re.compile("a" + "b*+")', "*+"),
    ('re.compile("|".join(["a", "b*+"]))', "*+"),
    ('re.compile(f"{A}*+")', "*+"),
    ('re.compile(f"(?>{A})")', "(?>"),
    ('X = r"a*+"', "*+"),
    ('X = rf"{A}*+"', "*+"),
    ('X = "a*+"\nre.compile(X)', "*+"),
    ('X: str = "a*+"\nre.compile(rf"({module.X})")', "*+"),
    ('X = re.compile("[a*+]")', None),
    ('X = re.compile(r"[]*+]")', None),
    ('X = re.compile(r"[^]*+]")', None),
    ('X = re.compile(r"[\\]*+]")', None),
    ('X = re.compile(r"\\*+")', None),
    ('X = re.compile(r"\\\\*")', None),
    ('X = re.compile(r"(?:a+)+")', None),
    ('X = "C++"', None),
]


@pytest.mark.parametrize(("line", "found"), LINES)
def test_each_kind_is_found_where_a_pattern_is(line: str, found: str | None) -> None:
    faults = [f"file.py:1: a regular expression has `{found}`"] if found else []
    assert list(quantifiers.check([("file.py", line)])) == faults


def test_a_pattern_is_found_by_its_name_in_another_file() -> None:
    sources = [("a.py", 'PATTERN = "a*+"\nOTHER = "a*+"'), ("b.py", "re.compile(a.PATTERN)")]
    assert list(quantifiers.check(sources)) == ["a.py:1: a regular expression has `*+`"]


def test_the_functions_of_re_are_called_by_their_whole_names() -> None:
    (fault,) = quantifiers.check([("a.py", "from re import compile")])
    assert fault.startswith("a.py:1: `import re` alone")


@pytest.mark.filterwarnings("ignore:Possible:FutureWarning")
@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join))
@example("(?>a)")
@example("[[]a*+")
def test_a_pattern_is_refused_if_python_reads_such_a_part_in_it(pattern: str) -> None:
    try:
        parsed = re._parser.parse(pattern)  # type: ignore[attr-defined] # Python's own, which has no other name
    except (re.error, OverflowError):
        return
    has_one = any(str(code) in ("POSSESSIVE_REPEAT", "ATOMIC_GROUP") for code in codes(parsed))
    assert bool(quantifiers.refused(pattern)) == has_one


def codes(parsed: Any) -> Iterator[Any]:
    """The operations of a parsed pattern, and of those in it."""
    if isinstance(parsed, re._parser.SubPattern):  # type: ignore[attr-defined] # as above
        for operation in parsed:
            yield from codes(operation)
    elif isinstance(parsed, (tuple, list)):
        yield from parsed[:1]
        for inner in parsed:
            yield from codes(inner)


def test_where_there_is_nothing_to_look_at_it_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quantifiers, "FOLDERS", ("nowhere",))
    assert quantifiers.main() == 1


@pytest.mark.cover_processes
def test_it_runs_as_a_command(tmp_path: Path) -> None:
    (tmp_path / "tools").mkdir()
    (tmp_path / "tools/wrong.py").write_text('import re\n\nre.compile("a*+")\n', "utf-8")
    command = [sys.executable, "-m", "tools.quantifiers"]
    env = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONSAFEPATH": "1"}
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=tmp_path, env=env)
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout == "tools/wrong.py:3: a regular expression has `*+`\n"
