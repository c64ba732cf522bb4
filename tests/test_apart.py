"""The folders of the project keep apart: what is shipped needs nothing beside it, proofs and tests need no other."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[1]

#: For each folder, those whose Python its own may not import.
APART = {
    "src": {"tools", "tests", "proofs", "benchmarks", "theme"},
    "tools": {"tests", "proofs", "benchmarks", "theme"},
    "tests": {"proofs"},
    "proofs": {"tests"},
    "benchmarks": {"tests", "proofs"},
}


def imported(source: str) -> set[str]:
    """The top-level names that Python imports, at its top or anywhere inside."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom):
            found.add((node.module or "").split(".")[0])
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
    return found


@pytest.mark.parametrize("folder", APART)
def test_no_import_leads_to_a_folder_apart(folder: str) -> None:
    files = [
        file
        for file in PROJECT.joinpath(folder).rglob("*.py")
        if not {"node_modules", ".venv"} & {*file.relative_to(PROJECT).parts}
    ]
    assert files
    wrong = {file.relative_to(PROJECT): imported(file.read_text("utf-8")) & APART[folder] for file in files}
    assert {file: names for file, names in wrong.items() if names} == {}


def test_imports_inside_functions_are_seen() -> None:
    assert imported("def f():\n    import a.b, c\n    from d.e import g\nfrom h import i") == {"a", "c", "d", "h"}
