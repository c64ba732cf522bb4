"""The files of vectors are test suites as they stand, for a command of another maker: `jsonschema test`."""

import subprocess
from pathlib import Path

import pytest

from proofs.validators.environments import FOLDER

PROJECT = Path(__file__).parents[1]
COMMAND = FOLDER / ".venv-sourcemeta" / "bin" / "jsonschema"
SCHEMAS = [part for file in sorted(PROJECT.glob("schemas/v1/**/*.schema.json")) for part in ("--resolve", file)]
FILES = [file for file in sorted(PROJECT.glob("schemas/v1/vectors/*.json")) if file.stem != "text"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_vector_passes(file: Path) -> None:
    run = subprocess.run([COMMAND, "test", file, *SCHEMAS], check=False, capture_output=True, text=True)  # noqa: S603 pinned
    assert run.returncode == 0, run.stdout + run.stderr
    assert ": PASS " in run.stdout
