"""Make the mutants of a module, each the code of one function with one small change.

The changes are those of `mutmut`. Its own runner is not used: its mutants go through a trampoline at every call, and it
starts pytest anew for each, which takes ten times as long.
"""

import ast
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher, ndiff
from functools import cached_property
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from types import FunctionType
from typing import Any, cast

import libcst as cst
from mutmut.mutation.file_mutation import Mutation, create_mutations, deep_replace

SOURCE = Path("src/commerce_events")


@dataclass(frozen=True)
class Mutant:
    """A function with one small change.

    Attributes:
        module: The module, without the name of the package: `_judging.texts`.
        function: The function's name in the module: `Texts.accept`.
        number: Tells it apart from others of the same function.
        original: The function's source.
        source: The same with the change.
        line: Where the function begins in its file.
    """

    module: str
    function: str
    number: int
    original: str
    source: str
    line: int

    @property
    def file(self) -> Path:
        """The file of the module."""
        return SOURCE.joinpath(*self.module.split(".")).with_suffix(".py")

    @property
    def name(self) -> str:
        """The function, and which of its mutants this is."""
        return f"{self.place}#{self.number}"

    @property
    def place(self) -> str:
        """The function, as the file of reasons names it."""
        return f"{self.module}.{self.function}"

    @cached_property
    def key(self) -> str:
        """A name under which a result can be kept: it changes with the function."""
        return f"{self.name}:{sha256(self.original.encode()).hexdigest()[:12]}"

    @cached_property
    def change(self) -> tuple[str, str]:
        """The lines that were changed, before and after, without the blanks around them."""
        lines = [*ndiff(self.original.splitlines(), self.source.splitlines())]
        old, new = ("\n".join(line[2:].strip() for line in lines if line.startswith(mark)) for mark in ("- ", "+ "))
        return old, new

    @cached_property
    def lines(self) -> set[int]:
        """The lines in the file of the statement that is changed; some of them run before the change does."""
        matcher = SequenceMatcher(None, self.original.splitlines(), self.source.splitlines(), autojunk=False)
        changed = {
            line
            for tag, start, end, _, _ in matcher.get_opcodes()
            if tag != "equal"
            for line in range(start + 1, max(start + 1, end) + 1)
        }
        function = ast.parse(self.original).body[0]
        statements = [_own_lines(node) for node in ast.walk(function) if node is not function]
        found = [line for lines in statements if changed & {*lines} for line in lines]
        whole = changed & {*_own_lines(function)} or not found
        return {self.line + line - 1 for line in (range(1, len(self.original.splitlines()) + 1) if whole else found)}

    def apply(self) -> None:
        """Put the change into the running program."""
        mutated = _made(self.module, self.source, self.function.rpartition(".")[0])
        target = function_of(self.module, self.function)
        target.__code__, target.__defaults__ = mutated.__code__, mutated.__defaults__
        target.__kwdefaults__ = mutated.__kwdefaults__


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Yield the mutants of a file."""
    module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    tree, mutations, _, _ = create_mutations(str(path), path.read_text("utf-8"))
    names, begins = _names(tree), _begins(path)
    by_function: dict[cst.FunctionDef, list[Mutation]] = defaultdict(list)
    for mutation in mutations:
        if isinstance(mutation.contained_by_top_level_function, cst.FunctionDef):
            by_function[mutation.contained_by_top_level_function].append(mutation)
    for function, changes in by_function.items():
        original = _code(function)
        for number, change in enumerate(changes, 1):
            mutated = deep_replace(function, change.original_node, change.mutated_node)
            source = _code(cast("cst.FunctionDef", mutated))
            yield Mutant(module, names[function], number, original, source, begins[names[function]])


def function_of(module: str, name: str) -> FunctionType:
    """Return a function of the running program."""
    found: Any = import_module(f"commerce_events.{module}")
    for part in name.split("."):
        found = vars(found)[part]
    return cast("FunctionType", getattr(found, "__func__", found))


def _names(tree: cst.Module) -> dict[cst.CSTNode, str]:
    """Return the functions of a module, and the methods of its classes."""
    names: dict[cst.CSTNode, str] = {}
    for node in tree.body:
        if isinstance(node, cst.FunctionDef):
            names[node] = node.name.value
        elif isinstance(node, cst.ClassDef):
            methods = (child for child in node.body.body if isinstance(child, cst.FunctionDef))
            names |= {method: f"{node.name.value}.{method.name.value}" for method in methods}
    return names


def _begins(path: Path) -> dict[str, int]:
    """Return the line at which each of these functions begins, with its decorators."""
    begins: dict[str, int] = {}
    for node in ast.parse(path.read_text("utf-8")).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        name = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        for each in inner:
            if isinstance(each, ast.FunctionDef):
                begins[name + each.name] = min([each.lineno, *(part.lineno for part in each.decorator_list)])
    return begins


def _own_lines(node: ast.AST) -> range:
    """Return the lines of a statement; of one with a body, those before the body."""
    if not isinstance(node, (ast.stmt, ast.ExceptHandler)):
        return range(0)
    body: list[ast.stmt] = getattr(node, "body", [])
    return range(node.lineno, body[0].lineno if body else (node.end_lineno or node.lineno) + 1)


def _code(function: cst.FunctionDef) -> str:
    return cst.Module([function.with_changes(leading_lines=())]).code


def _made(module: str, source: str, class_name: str) -> FunctionType:
    """Make a function from its source, with the names of its module."""
    tree = ast.parse(source)
    if class_name:  # so that names with two underscores are those of the class
        tree.body = [ast.ClassDef(class_name, [], [], tree.body, [])]
    names: dict[str, Any] = {}
    exec(  # noqa: S102 a function of the package, changed here
        compile(ast.fix_missing_locations(tree), f"<mutant of {module}>", "exec", dont_inherit=True),
        {**vars(import_module(f"commerce_events.{module}"))},
        names,
    )
    (made,) = names.values()
    if class_name:
        (made,) = (
            value for name, value in vars(made).items() if hasattr(value, "__code__") or hasattr(value, "__func__")
        )
    return cast("FunctionType", getattr(made, "__func__", made))
