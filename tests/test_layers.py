"""The ladder: a module imports only from rows above its own, also inside its functions."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import commerce_events
from tests.rows import each_row

ROOT = Path(commerce_events.__file__).parent
LADDER = (
    ("_json_text", "_json_types", "_params", "_plurals", "_pointer", "_resources", "_shown"),
    ("_finding", "fix"),
    ("_options",),
    ("_messages",),
    ("report", "_contract"),
    ("_reading",),
    ("_judging",),
    ("_explaining",),
    ("validator",),
    ("_validate",),
    ("_warm",),
    ("__init__",),
    ("inputs", "publish", "rewriting"),
    ("reports",),
    ("conformance",),
    ("_pyinstaller", "pytest_plugin", "testing", "diff"),
    ("replay",),
    ("pages",),
    ("cli",),
    ("__main__",),
)
RANK = {name: rank for rank, row in enumerate(LADDER) for name in row}
MODULES = sorted(file for file in ROOT.rglob("*.py"))


def part(dotted: str) -> str:
    """The row's name of a module: `commerce_events.cli.check` is part of `cli`, the package itself is `__init__`."""
    return [*dotted.split("."), "__init__"][1]


def imports(file: Path) -> set[str]:
    """The parts of this package that a module imports, at its top or anywhere inside."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "commerce_events":
            found |= {alias.name if alias.name in RANK else "__init__" for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: imports are absolute"
            found |= {part(node.module or "")} if (node.module or "").startswith("commerce_events.") else set()
        elif isinstance(node, ast.Import):
            found |= {part(alias.name) for alias in node.names if alias.name.split(".")[0] == "commerce_events"}
    return found


@each_row(MODULES)
def test_imports_lead_up_the_ladder(file: Path) -> None:
    own = file.relative_to(ROOT).parts[0].removesuffix(".py")
    assert own in RANK, "a new module needs its row"
    lower = {name for name in imports(file) if RANK[name] >= RANK[own] and name != own}
    assert not lower


def test_no_modules_import_each_other() -> None:
    names = {".".join(("commerce_events", *file.relative_to(ROOT).with_suffix("").parts)): file for file in MODULES}
    graph = {name: {other for other in names if re.search(rf"from {other} import", file.read_text("utf-8"))}
             for name, file in names.items()}  # fmt: skip
    assert any(graph.values())
    TopologicalSorter(graph).prepare()


def test_imports_inside_functions_are_seen() -> None:
    assert {"_judging", "_explaining"} <= imports(ROOT / "validator.py")
