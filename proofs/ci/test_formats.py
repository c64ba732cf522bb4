"""Let others read what `check` writes: the schema of SARIF, the types of Code Climate, a parser of JUnit XML.

`rdjson` has no reader in a registry; `tests/test_formats.py` holds what reviewdog's schema says.
"""

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from jsonschema import FormatChecker
from jsonschema.validators import validator_for
from junitparser import JUnitXml

from proofs.ci.tools import BAD, GOOD, HERE, PROJECT, run

_FORMATS = ("sarif", "gitlab", "junit")
_LANGUAGES = ("en", "es")
#: So many faults the examples have at least.
_FAULTS = 10
_MODULES = HERE / "node_modules"


@pytest.fixture(scope="module", params=_LANGUAGES)
def written(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a file in each format, of a run that has everything in it."""
    folder = tmp_path_factory.mktemp("written")
    for name in ("good", "bad"):
        shutil.copytree(PROJECT / "examples" / name, folder / name)
    (folder / "odd, 100% <&> \N{SNOWMAN}\n\x1b.json").write_text(BAD)
    (folder / "day.ndjson").write_text(GOOD + BAD + GOOD)
    (folder / "gone.json").symlink_to("nowhere")
    outputs = [argument for name in _FORMATS for argument in ("--output", f"{name}=out.{name}")]
    command = (sys.executable, "-m", "commerce_events", "check", ".", "nowhere", "--lang", request.param, *outputs)
    run(*command, folder=folder, env={"PYTHONPATH": str(PROJECT / "src")}, status=2)
    return folder


def test_sarif_is_what_its_schema_says(written: Path) -> None:
    schema = json.loads((_MODULES / "schemastore/schemas/json/sarif-2.1.0.json").read_bytes())
    log = read(written, "sarif")
    validator_for(schema)(schema, format_checker=FormatChecker()).validate(log)
    (found,) = log["runs"]
    assert len(found["results"]) >= _FAULTS


def test_gitlab_has_the_types_of_code_climate(written: Path) -> None:
    issues = read(written, "gitlab")
    assert len(issues) >= _FAULTS
    source = f"import type {{ Issue }} from 'codeclimate-types'\nexport const issues: Issue[] = {json.dumps(issues)}\n"
    (written / "issues.ts").write_text(source)
    (written / "node_modules").symlink_to(_MODULES)
    types(written, 0)
    (written / "issues.ts").write_text(source.replace('"begin"', '"start"', 1))
    types(written, 1)


def types(folder: Path, status: int) -> None:
    options = ("--strict", "--noEmit", "--module", "nodenext", "--moduleResolution", "nodenext")
    run(_MODULES / ".bin/tsc", *options, "issues.ts", folder=folder, status=status)


def test_junit_is_read(written: Path) -> None:
    suites = list(JUnitXml.fromfile(str(written / "out.junit")))
    counts = {suite.name: (suite.tests, suite.failures, suite.errors) for suite in suites}
    assert counts["day.ndjson"] == (2, 1, 0)
    assert counts["gone.json"] == counts["nowhere"] == (1, 0, 1)
    for suite in suites:
        assert len(list(suite)) == suite.tests, suite.name


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"out.{name}").read_bytes())
