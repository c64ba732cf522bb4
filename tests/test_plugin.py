"""The pytest plugin, in runs of pytest of its own: processes, so that its own lines are measured, too."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tables import SALE

pytest_plugins = ["pytester"]
pytestmark = pytest.mark.cover_processes

GOOD = json.dumps(SALE)
BAD = json.dumps({**SALE, "quantiy": 2}, indent=2)
INI = '[tool.pytest.ini_options]\ncommerce_events = ["fixtures/**/*.json", "more"]\n'
HEAVY = ("click", "hypothesis", "jsonschema", "rich")

EXPLAINED = [
    "*_ fixtures/bad.json _*",
    "fixtures/bad.json:5:3: error[[]unknown-property[]]: `EventSale` has no property `quantiy`.",
    '  5 |   "quantiy": 2',
    "    |   ^ /quantiy (EventSale)",
    "    = hint: Did you mean `quantity`?",
]


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder with a test and with fixtures, good and bad."""
    # Plugins of others that are installed for the tests take longer to start than all the rest.
    monkeypatch.setenv("PYTEST_ADDOPTS", "-p no:hypothesispytest -p no:pytest_cov -p no:xdist")
    pytester.makepyfile(test_it="def test_it(): pass")
    for name, text in {
        "fixtures/good.json": GOOD,
        "fixtures/bad.json": BAD,
        "fixtures/days.ndjson": f"{GOOD}\n\n{{}}\n",
        "more/good.json": GOOD,
    }.items():
        file = pytester.path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return pytester


def test_each_payload_is_a_test(run: pytest.Pytester) -> None:
    result = run.runpytest_subprocess("-v", "--commerce-events", "fixtures", "--commerce-events", "more/good.json")
    result.assert_outcomes(passed=4, failed=2)
    result.stdout.fnmatch_lines(
        [
            "test_it.py::test_it PASSED*",
            "fixtures/bad.json::payload FAILED*",
            "fixtures/days.ndjson::line 1 PASSED*",
            "fixtures/days.ndjson::line 3 FAILED*",
            "fixtures/good.json::payload PASSED*",
            "more/good.json::payload PASSED*",
        ],
        consecutive=True,
    )
    result.stdout.fnmatch_lines(
        [
            *EXPLAINED,
            "*_ fixtures/days.ndjson:3 _*",
            "fixtures/days.ndjson:3:1: error[[]missing-property[]]: `type` is required, and missing.",
        ],
        consecutive=True,
    )


def test_a_path_that_can_not_be_read_is_a_failure(run: pytest.Pytester) -> None:
    (run.path / "fixtures/a.json.gz").write_bytes(b"{}")
    (run.path / "empty").mkdir()
    paths = ["nowhere", "nowhere/*.json", "fixtures/a.json.gz", "empty", "-"]
    asked = [argument for path in [*paths, "more"] for argument in ("--commerce-events", path)]
    result = run.runpytest_subprocess(*asked, "test_it.py")
    result.assert_outcomes(passed=2, failed=len(paths))
    for path in paths:
        result.stdout.fnmatch_lines([f"*_ {path.replace('*', '[*]')} _*", "The*. *."], consecutive=True)


def test_the_configuration_names_paths_relative_to_itself(run: pytest.Pytester) -> None:
    run.makepyprojecttoml(INI)
    (run.path / "inside").mkdir()
    (run.path / "inside/test_inside.py").write_text("def test_inside(): pass", encoding="utf-8")
    run.chdir()
    result = run.runpytest_subprocess("-c", str(run.path / "pyproject.toml"))
    result.assert_outcomes(passed=4, failed=1)
    result.stdout.fnmatch_lines(EXPLAINED, consecutive=True)


def test_its_paths_are_left_out_where_tests_are_named(run: pytest.Pytester) -> None:
    run.makepyprojecttoml(INI)
    run.runpytest_subprocess("test_it.py").assert_outcomes(passed=1)
    run.runpytest_subprocess("test_it.py", "--commerce-events", "more").assert_outcomes(passed=2)


def test_fixtures_are_chosen_like_tests(run: pytest.Pytester) -> None:
    result = run.runpytest_subprocess("--commerce-events", "fixtures", "-k", "days")
    result.assert_outcomes(passed=1, failed=1, deselected=3)


def test_without_its_libraries_it_says_what_to_install(run: pytest.Pytester) -> None:
    run.makeconftest("import sys; sys.modules['rich'] = sys.modules['rich.text'] = None")
    result = run.runpytest_subprocess("--commerce-events", "fixtures")
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: rich* is missing; run: pip install 'commerce-events[[]testing[]]'"])


@pytest.mark.parametrize("arguments", [[], ["-p", "no:commerce-events"]])
def test_unasked_it_does_nothing(run: pytest.Pytester, arguments: list[str]) -> None:
    run.makeconftest(
        f"import sys\ndef pytest_sessionfinish(): print('loaded:', sorted(set({HEAVY}) & set(sys.modules)))"
    )
    result = run.runpytest_subprocess("-s", *arguments)
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*loaded: [[][]]"])


def test_it_loads_nothing_itself() -> None:
    code = f"import sys, commerce_events.pytest_plugin; print(sorted(set({HEAVY}) & set(sys.modules)))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout == "[]\n"


def test_the_fixtures_of_this_project(run: pytest.Pytester) -> None:
    examples = Path(__file__).parents[1] / "examples"
    result = run.runpytest_subprocess("--commerce-events", str(examples / "good"))
    result.assert_outcomes(passed=10)
