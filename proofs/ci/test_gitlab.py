"""Run the script of the template as a runner of GitLab does."""

import json
from pathlib import Path

import pytest

from proofs.ci.tools import BAD, BIN, GOOD, PROJECT, read_yaml, run

_TEMPLATE = "templates/gitlab.yml"
_REPORT = "gl-code-quality-report.json"


def job(folder: Path, project: Path, status: int, **variables: str) -> str:
    """Run the script of a job that extends the template."""
    template = read_yaml(_TEMPLATE)[".commerce-events"]
    predefined = {"CI_PROJECT_DIR": str(project.parent)}  # one environment for all jobs here
    env = template["variables"] | predefined | {"COMMERCE_EVENTS": f"{project}[cli]"} | variables
    script = "\n".join(["set -eo pipefail", *template["script"]])
    return run("bash", "-c", script, folder=folder, env=env, status=status).stdout


def test_the_schema_store_accepts_it() -> None:
    run(BIN / "check-jsonschema", "--builtin-schema", "vendor.gitlab-ci", PROJECT / _TEMPLATE, folder=PROJECT)


def test_the_report_is_the_one_that_is_kept() -> None:
    kept = read_yaml(_TEMPLATE)[".commerce-events"]["artifacts"]
    assert kept == {"when": "always", "reports": {"codequality": _REPORT}}


@pytest.mark.parametrize(("payload", "status", "codes"), [(GOOD, 0, []), (BAD, 1, ["unknown-property"])])
def test_the_report_has_what_is_wrong(
    tmp_path: Path, project: Path, payload: str, status: int, codes: list[str]
) -> None:
    (tmp_path / "payloads").mkdir()
    (tmp_path / "payloads" / "sale.json").write_text(payload)
    job(tmp_path, project, status, CHECK_OPTIONS="--strict")
    assert [entry["check_name"] for entry in json.loads((tmp_path / _REPORT).read_text())] == codes


def test_patterns_are_the_commands(tmp_path: Path, project: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "sale.json").write_text(BAD)
    said = job(tmp_path, project, 1, PAYLOADS="deep/**/*.json")
    assert "deep/er/sale.json:1:77: error[unknown-property]" in said
