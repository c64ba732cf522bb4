"""json-schema-to-typescript on the union, and our own declarations, each put to `tsc --strict`."""

import json
import shutil
from pathlib import Path

import pytest

from proofs.published.tools import FOLDER, JSON2TS, TSC, answer, run
from proofs.validators.vectors import Vector

MAKERS = ["generated", "ours"]
STRICT = [*TSC, "--strict", "--noEmit", "--pretty", "false"]


@pytest.fixture(scope="module")
def declared(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the declarations of each maker, each in a folder of its own."""
    folder = tmp_path_factory.mktemp("declared")
    for maker in MAKERS:
        (folder / maker).mkdir()
    shutil.copy(published / "commerce-events.d.ts", folder / "ours/declarations.d.ts")
    answer(*JSON2TS, published / "commerce-events.union.schema.json", folder / "generated/declarations.d.ts")
    return folder


def written(folder: Path, text: str) -> Path:
    file = folder / "written.ts"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("maker", MAKERS)
def test_a_program_that_narrows_on_the_type_compiles(declared: Path, maker: str) -> None:
    usage = shutil.copy(FOLDER / "typescript/usage.ts", declared / maker)
    assert answer(*STRICT, usage) == ""


@pytest.mark.parametrize("maker", MAKERS)
def test_a_program_that_forgets_an_event_type_does_not(declared: Path, maker: str) -> None:
    text = (FOLDER / "typescript/usage.ts").read_text(encoding="utf-8")
    case = '    case "EventStockAlertRequested":\n'
    assert case in text
    ended = run(*STRICT, written(declared / maker, text.replace(case, "")))
    assert ended.returncode != 0
    assert "'EventStockAlertRequested' does not satisfy the expected type 'never'" in ended.stdout


@pytest.mark.parametrize("maker", MAKERS)
def test_every_valid_vector_is_a_value_of_the_type(declared: Path, vectors: list[Vector], maker: str) -> None:
    values = [json.dumps(json.loads(vector.text)) for vector in vectors if vector.valid]
    lines = [f"export const v{number}: Payload = {value};\n" for number, value in enumerate(values)]
    text = 'import type { Payload } from "./declarations";\n' + "".join(lines)
    assert answer(*STRICT, written(declared / maker, text)) == ""


def test_the_two_may_take_each_others_place(declared: Path) -> None:
    exchange = shutil.copy(FOLDER / "typescript/exchange.ts", declared)
    assert answer(*STRICT, exchange) == ""
