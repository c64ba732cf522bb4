"""The files as partners have them: written by the command, for a base address."""

import json
from pathlib import Path

import pytest

from proofs.command import run
from proofs.validators.vectors import Vector, read_vectors

_BASE = "https://partners.test/schemas"


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the newest files of version 1."""
    target = tmp_path_factory.mktemp("published") / "out"
    ended = run("publish", str(target), "--base-url", _BASE)
    assert (ended.returncode, ended.stderr) == (0, b"")
    return target / "v1"


@pytest.fixture(scope="session")
def vectors(published: Path) -> list[Vector]:
    """The vectors that are published beside the forms."""
    found = read_vectors(published / "vectors")
    assert {vector.valid for vector in found} == {True, False}
    return found


@pytest.fixture(scope="session")
def codes(published: Path) -> dict[str, str | None]:
    """For each vector, by its description, why it is not valid; None if it is."""
    files = [json.loads(file.read_bytes()) for file in (published / "vectors").glob("*.json")]
    return {test["description"]: test.get("code") for file in files for test in file["tests"]}
