"""Run the steps of the Action as a runner of GitHub does."""

from pathlib import Path

import pytest

from proofs.ci.tools import BAD, BIN, GOOD, PROJECT, read_yaml, run

#: How a runner starts `shell: bash`.
_BASH = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail")


@pytest.fixture(scope="module")
def runner(project: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a runner on which the Action's first step has run."""
    runner = {
        "GITHUB_ACTIONS": "true",
        "GITHUB_ACTION_PATH": str(project),
        "RUNNER_TEMP": str(tmp_path_factory.mktemp("runner")),
    }
    step(0, runner["RUNNER_TEMP"], runner)
    return runner


def step(index: int, folder: str | Path, runner: dict[str, str], status: int = 0, **inputs: str) -> str:
    """Run one of the steps, with what the job hands in."""
    action = read_yaml("action.yml")
    given = {name: inputs.get(name, about.get("default", "")) for name, about in action["inputs"].items()}
    wanted = action["runs"]["steps"][index]
    assert wanted["shell"] == "bash"
    values = {f"${{{{ inputs.{name} }}}}": value for name, value in given.items()}
    env = {name: values[expression] for name, expression in wanted["env"].items()}
    assert "${{" not in wanted["run"], "what a job hands in must not become part of a script"
    return run(*_BASH, "-c", wanted["run"], folder=Path(folder), env=runner | env, status=status).stdout


def test_the_schema_store_accepts_it() -> None:
    schema = ("--builtin-schema", "vendor.github-actions")
    run(BIN / "check-jsonschema", *schema, PROJECT / "action.yml", folder=PROJECT)


def test_the_schema_store_accepts_the_workflow() -> None:
    schema = ("--builtin-schema", "vendor.github-workflows")
    run(BIN / "check-jsonschema", *schema, *sorted(PROJECT.glob(".github/workflows/*.yml")), folder=PROJECT)


def test_good_payloads_pass(tmp_path: Path, runner: dict[str, str]) -> None:
    (tmp_path / "sale.json").write_text(GOOD)
    assert "::" not in step(1, tmp_path, runner, paths="*.json\n", options="--strict\n")


def test_bad_payloads_are_annotated(tmp_path: Path, runner: dict[str, str]) -> None:
    (tmp_path / "some payloads").mkdir()
    (tmp_path / "some payloads" / "sale.json").write_text(BAD)
    (tmp_path / "good.json").write_text(GOOD)
    said = step(1, tmp_path, runner, 1, paths="good.json\n\n  \nsome payloads\n")
    assert "::error file=some payloads/sale.json,line=1,col=77" in said
    assert "some payloads/sale.json:1:77: error[unknown-property]" in said


def test_paths_are_no_script(tmp_path: Path, runner: dict[str, str]) -> None:
    step(1, tmp_path, runner, 2, paths="$(touch made)\n`touch made`\n'; touch made; '\n--help")
    assert not [*tmp_path.iterdir()]


def test_no_paths_are_no_success(tmp_path: Path, runner: dict[str, str]) -> None:
    step(1, tmp_path, runner, 2, paths="\n")
