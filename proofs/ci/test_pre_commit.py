"""Run the hook with the real pre-commit, in a repository with payloads."""

import tomllib
from pathlib import Path

import pytest

from proofs.ci.tools import BAD, BIN, GOOD, PROJECT, read_yaml, repository, run

_CONFIG = """
repos:
  - repo: {project}
    rev: {revision}
    hooks:
      - id: commerce-events
        args: [--strict]
"""


@pytest.fixture(scope="module")
def config(project: Path) -> str:
    """The configuration of a repository that uses the hook."""
    return _CONFIG.format(project=project, revision=run("git", "rev-parse", "HEAD", folder=project).stdout.strip())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Where pre-commit keeps its environments; the hook is installed once."""
    return {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}


def hook(folder: Path, home: dict[str, str], status: int) -> str:
    return run(BIN / "pre-commit", "run", "--all-files", folder=folder, env=home, status=status).stdout


def test_the_manifest_is_one(project: Path) -> None:
    run(BIN / "pre-commit", "validate-manifest", ".pre-commit-hooks.yaml", folder=project)


def test_the_hook_brings_what_the_command_needs() -> None:
    (hook,) = read_yaml(".pre-commit-hooks.yaml")
    extras = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert hook["additional_dependencies"] == extras["cli"]


def test_good_payloads_pass(tmp_path: Path, config: str, home: dict[str, str]) -> None:
    files = {".pre-commit-config.yaml": config, "payloads/sale.json": GOOD, "package.json": "{}"}
    assert hook(repository(tmp_path, files), home, 0).strip().endswith("Passed")


def test_bad_payloads_are_named_and_the_others_left_alone(tmp_path: Path, config: str, home: dict[str, str]) -> None:
    files = {
        ".pre-commit-config.yaml": config,
        "payloads/sale.json": BAD,
        "tests/payloads/day of sales.ndjson": GOOD + BAD,
        "package.json": BAD,
    }
    said = hook(repository(tmp_path, files), home, 1)
    assert "payloads/sale.json:1:77: error[unknown-property]" in said
    assert "tests/payloads/day of sales.ndjson:2:77: error[unknown-property]" in said
    assert "package.json" not in said
