"""Paste the YAML of the docs where it belongs, and let the tools read it."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from proofs.ci.tools import BAD, BIN, GOOD, PROJECT, read_yaml, repository, run

_PAGES = ("docs/start/ci.md", "docs/start/ci.es.md")


def blocks(page: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", (PROJECT / page).read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_readme_has_the_line_of_each() -> None:
    (block,) = blocks("README.md")
    hook, step = yaml.safe_load(block)
    (page_hook,), page_step = (found(_PAGES[0], name) for name in ("repos", "jobs"))
    assert {name: hook[name] for name in ("repo", "rev")} == {name: page_hook[name] for name in ("repo", "rev")}
    assert [each["id"] for each in hook["hooks"]] == [each["id"] for each in read_yaml(".pre-commit-hooks.yaml")]
    assert step["uses"] == page_step["check"]["steps"][1]["uses"]
    assert set(step["with"]) <= set(read_yaml("action.yml")["inputs"])


def found(page: str, name: str) -> Any:
    """Return the value of a member that only one block of a page has."""
    (value,) = (block[name] for block in map(yaml.safe_load, blocks(page)) if name in block)
    return value


@pytest.mark.parametrize("page", _PAGES)
def test_the_address_is_that_of_the_setting(page: str) -> None:
    """Where `[project.urls]` of `pyproject.toml` has no repository, the page shows what works from a copy."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    address = project.get("urls", {}).get("Repository", "")
    name = address.removeprefix("https://github.com/")
    assert [each["repo"] for each in found(page, "repos")] == [address or "../commerce-events"]
    uses = found(page, "jobs")["check"]["steps"][1]["uses"]
    assert uses.partition("@")[0] == (name or "./commerce-events")


@pytest.mark.parametrize("page", _PAGES)
def test_the_hook_runs(page: str, project: Path, tmp_path: Path) -> None:
    (text,) = (block for block in blocks(page) if block.startswith("repos:"))
    run("git", "clone", "--quiet", project, tmp_path / "commerce-events", folder=tmp_path)
    folder = tmp_path / "shop"
    repository(folder, {".pre-commit-config.yaml": text, "payloads/good.json": GOOD, "payloads/bad.json": BAD})
    run(BIN / "pre-commit", "validate-config", folder=folder)
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    said = run(BIN / "pre-commit", "run", "--all-files", folder=folder, env=home, status=1).stdout
    assert "payloads/bad.json:1:77: error[unknown-property]" in said


@pytest.mark.parametrize("page", _PAGES)
@pytest.mark.parametrize(("member", "schema"), [("jobs", "github-workflows"), ("include", "gitlab-ci")])
def test_the_schema_store_accepts_it(page: str, member: str, schema: str, tmp_path: Path) -> None:
    (text,) = (block for block in blocks(page) if member in yaml.safe_load(block))
    (tmp_path / "pasted.yml").write_text(text)
    run(BIN / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", "pasted.yml", folder=tmp_path)


@pytest.mark.parametrize("page", _PAGES)
def test_names_are_those_of_the_files(page: str) -> None:
    step = found(page, "jobs")["check"]["steps"][1]
    assert set(step["with"]) <= set(read_yaml("action.yml")["inputs"])
    job = found(page, "payloads")
    assert set(job["variables"]) <= set(read_yaml("templates/gitlab.yml")[job["extends"]]["variables"])
    (include,) = found(page, "include")
    assert PROJECT.joinpath(include["local"].removeprefix("commerce-events/")).is_file()
