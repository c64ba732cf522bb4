"""The pytest plugin, in runs of pytest of its own: processes, so that its own lines are measured, too."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.tables import SALE

pytest_plugins = ["pytester"]
pytestmark = [pytest.mark.slow, pytest.mark.cover_processes]

GOOD = json.dumps(SALE)
BAD = json.dumps({**SALE, "quantiy": 2}, indent=2)
INI = '[tool.pytest.ini_options]\ncommerce_events = ["fixtures/**/*.json", "more"]\n'
HEAVY = ("click", "hypothesis", "jsonschema", "rich")

EXPLAINED = [
    "*_ fixtures/bad.json _*",
    "fixtures/bad.json:5:3: error[[]unknown-property[]]: `EventSale` has no property `quantiy`.",
    '  5 |   "quantiy": 2',
    "    |   ^^^^^^^^^ /quantiy (EventSale)",
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
            "fixtures/bad.json::payload FAILED*",
            "fixtures/days.ndjson::line-1 PASSED*",
            "fixtures/days.ndjson::line-3 FAILED*",
            "fixtures/good.json::payload PASSED*",
            "more/good.json::payload PASSED*",
            "test_it.py::test_it PASSED*",
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


def test_fixtures_that_must_be_invalid(run: pytest.Pytester) -> None:
    (run.path / "fixtures/a.invalid.json").write_text(BAD)
    (run.path / "fixtures/b.invalid.json").write_text(GOOD)
    (run.path / "fixtures/c.unknown-proprety.invalid.json").write_text(BAD)
    ini = 'commerce_events_expect_invalid = ["fixtures/bad*", "more"]\n'
    (run.path / "pyproject.toml").write_text(INI + ini)
    result = run.runpytest_subprocess("-q")
    result.assert_outcomes(passed=4, failed=3)
    result.stdout.fnmatch_lines(
        [
            "This payload must be invalid, but it is valid. *",
            "`unknown-proprety` is not a code. *",
            "This payload must be invalid, but it is valid. *",
        ]
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


def test_fixtures_that_no_argument_leads_to_are_named_in_the_header(run: pytest.Pytester) -> None:
    run.makepyprojecttoml(INI)
    said = "commerce-events: {} not collected, no argument leads to: {}"
    result = run.runpytest_subprocess("test_it.py")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines([said.format("3 configured fixtures", "fixtures, more")])
    result = run.runpytest_subprocess("test_it.py", "fixtures")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines([said.format("1 configured fixture", "more")])


def test_arguments_that_lead_to_fixtures_collect_them(run: pytest.Pytester) -> None:
    run.makepyprojecttoml(INI.replace("fixtures/", "tests/.fixtures/").replace("more", "tests/more.ndjson"))
    (run.path / "tests/.fixtures").mkdir(parents=True)
    (run.path / "tests/.fixtures/good.json").write_text(GOOD, encoding="utf-8")
    (run.path / "tests/more.ndjson").write_text(f"{GOOD}\n{{}}\n", encoding="utf-8")
    run.runpytest_subprocess("tests").assert_outcomes(passed=2, failed=1)
    run.runpytest_subprocess(".", "-k", "payload").assert_outcomes(passed=1, deselected=3)
    result = run.runpytest_subprocess("tests/more.ndjson", "test_it.py")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["*1 configured fixture not collected, no argument leads to: tests"])


@pytest.mark.parametrize("given", [(), ("--commerce-events", "more")])
def test_the_id_of_a_payload_runs_it_again(run: pytest.Pytester, given: tuple[str, ...]) -> None:
    first = run.runpytest_subprocess("fixtures/days.ndjson::line-3", *given, "-v")
    first.assert_outcomes(failed=1, passed=len(given) // 2)
    first.stdout.fnmatch_lines(["fixtures/days.ndjson::line-3 FAILED*"])
    run.runpytest_subprocess("fixtures/good.json::payload", "fixtures/days.ndjson::line-1").assert_outcomes(passed=2)
    assert run.runpytest_subprocess("fixtures/days.ndjson::line-2").ret == pytest.ExitCode.USAGE_ERROR


def test_workers_of_xdist_collect_what_one_process_does(run: pytest.Pytester) -> None:
    run.makepyprojecttoml(INI + 'testpaths = ["tests"]\n')
    (run.path / "tests").mkdir()
    for arguments, outcomes in [((), {"passed": 2, "failed": 1}), (("test_it.py",), {"passed": 1})]:
        for workers in ("0", "2"):
            result = run.runpytest_subprocess("-p", "xdist", "-n", workers, *arguments)
            result.assert_outcomes(**outcomes)


def test_names_are_shown_with_every_character_visible(run: pytest.Pytester) -> None:
    folder = run.path / "odd"
    folder.mkdir()
    for name in ("a\x1b[31m.json", "b\n.ndjson", "c\udcff.json", "d\u202e.json"):
        (folder / name).write_text("{}\n", encoding="utf-8")
    result = run.runpytest_subprocess("--commerce-events", "odd", "--junit-xml=out.xml", "-v")
    result.assert_outcomes(passed=1, failed=4)
    shown = ["a\\u001b[31m.json", "b\\u000a.ndjson", "c\\udcff.json", "d\\u202e.json"]
    found = [line.partition("::")[0] for line in result.outlines if line.startswith("odd/") and " FAILED " in line]
    assert found == [f"odd/{name}" for name in shown]
    assert "\x1b" not in result.stdout.str()
    names = [case.get("classname") for case in ET.parse(run.path / "out.xml").iter("testcase")]  # noqa: S314
    assert [str(name).startswith("odd.") for name in names].count(True) == 4
    assert run.runpytest_subprocess("odd/b\n.ndjson::line-1").ret == pytest.ExitCode.TESTS_FAILED


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
