"""Options from a file: where it is found, what it may say, and how a mistake in it is told."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commerce_events.cli import commerce_events
from commerce_events.cli.configuration import KEYS
from commerce_events.cli.toml_lines import line_of
from tests.cli.conftest import Run
from tests.tables import SALE

GOOD, NEWER = json.dumps(SALE), json.dumps({**SALE, "currency": "EUR"})


@pytest.fixture(autouse=True)
def _payloads(run: Run) -> None:  # noqa: ARG001 it changes into the folder
    """A repository with a good payload and two that are not."""
    for name, text in {
        "payloads/good.json": GOOD,
        "payloads/old/bad.json": "{}",
        "payloads/newer.json": NEWER,
        "below/x.json": GOOD,
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path(".git").mkdir()


def checked(result: Any) -> tuple[int, str]:
    """The exit status, and the last line."""
    return result.exit_code, result.output.splitlines()[-1]


SPELLINGS = {
    "commerce-events.toml": 'paths = ["payloads"]\nexclude = ["old"]\nunknown = "warn"\nstrict = true\nlang = "es"\n',
    "pyproject.toml": """
[project]
name = "shop"
[tool.commerce-events]
paths = ["payloads"]
exclude = ["payloads/old/"]
unknown = "warn"
strict = true
lang = "es"
""",
}


@pytest.mark.parametrize("name", SPELLINGS)
@pytest.mark.parametrize("folder", [".", "below", "payloads/old"])
def test_the_nearest_file_has_the_options(run: Run, monkeypatch: pytest.MonkeyPatch, name: str, folder: str) -> None:
    Path(name).write_text(SPELLINGS[name], encoding="utf-8")
    monkeypatch.chdir(folder)
    assert checked(run("check")) == (1, "1 aviso en 1 de 2 archivos. 2 eventos: 2 aceptados.")


def test_the_command_line_wins(run: Run) -> None:
    Path("commerce-events.toml").write_text(SPELLINGS["commerce-events.toml"], encoding="utf-8")
    assert checked(run("check", "--lang", "en", "--unknown", "error", "--exclude", "newer*")) == (
        1,
        "Found 2 errors in 1 of 2 files. 2 events: 1 accepted, 1 refused.",
    )
    assert checked(run("check", "below")) == (0, "Ningún error en 1 archivo. 1 evento: 1 aceptado.")
    assert checked(run("check", "--no-config", "below"))[1].startswith("Found no errors")


def test_a_file_can_be_named_or_done_without(run: Run) -> None:
    Path("commerce-events.toml").write_text("strict = 1", encoding="utf-8")
    Path("other.toml").write_text(
        'paths = ["below"]\nmax-bytes = 3\nmax-violations = 1\napi-version = "v1"\n', encoding="utf-8"
    )
    assert checked(run("check", "--config", "other.toml")) == (
        1,
        "Found 1 error in 1 file.",
    )
    for arguments in (
        ["--no-config"],
        ["--no-config", "--config", "other.toml"],
        ["--config", "other.toml", "--no-config"],
    ):
        assert checked(run("check", *arguments, "below"))[0] == 0
        result = run("check", *arguments)
        assert (result.exit_code, "PATH" in result.output) == (2, True)


def test_it_is_not_looked_for_above_the_repository(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("commerce-events.toml").write_text("strict = 1", encoding="utf-8")
    (tmp_path / "below" / ".git").mkdir()
    monkeypatch.chdir("below")
    assert checked(run("check", "x.json"))[0] == 0


def test_another_projects_table_is_none_of_ours(run: Run) -> None:
    for text in (
        "",
        "[tool.commerce]",
        "not TOML",
        "[tool]\n",
        "# commerce-events\n[project]\n",
        "# commerce-events\n[tool]\n",
    ):
        Path("pyproject.toml").write_text(text, encoding="utf-8")
        assert checked(run("check", "below"))[0] == 0, text


NO_LIST = "has to be a list of texts, at least one, and none of them empty."
NO_OPTION = "The page of `check` lists those that a configuration may have."
MISTAKES = [
    ("strict = 1", ":1: `strict` has to be `true` or `false`."),
    ("\n# strict\n strict = 'yes' # no", ":3: `strict` has to be `true` or `false`."),
    ('lang = "fr"', ":1: `lang` has to be one of these texts: `en`, `es`."),
    ("lang = 1", ":1: `lang` has to be one of these texts: `en`, `es`."),
    ("lang = []", ":1: `lang` has to be one of these texts: `en`, `es`."),
    ('api-version = "v0"', ":1: `api-version` has to be one of these texts: `v1`."),
    ("max-bytes = 0", ":1: `max-bytes` has to be an integer from 1 to 2147483647."),
    ("max-bytes = 1.0", ":1: `max-bytes` has to be an integer from 1 to 2147483647."),
    ("max-violations = true", ":1: `max-violations` has to be an integer from 1 to 2147483647."),
    ('paths = "payloads"', f":1: `paths` {NO_LIST}"),
    ("paths = []", f":1: `paths` {NO_LIST}"),
    ('strict = true\npaths = [\n  "a",\n  "",\n]', f":2: `paths` {NO_LIST}"),
    ("exclude = [1]", f":1: `exclude` {NO_LIST}"),
    ("strickt = true", ":1: There is no option `strickt`. Did you mean `strict`?"),
    ("\n\nquiet = true", f":3: There is no option `quiet`. {NO_OPTION}"),
    ("[check]\nstrict = true", f":1: There is no option `check`. {NO_OPTION}"),
    ('"\\u001b[31m" = 1', ":1: There is no option `\\u001b[31m`. " + NO_OPTION),
    ("strict = true\nstrict", ":2: This is not TOML: Expected '=' after a key in a key/value pair."),
    ("strict", ":1: This is not TOML: Expected '=' after a key in a key/value pair."),
    ("a = " + "[" * 9000, ":1: This is not TOML: it is nested too deeply."),
    ("a = " + "9" * 9000, ":1: This is not TOML: Exceeds the limit (4300 digits) for integer string conversio…."),
    ("# " + "x" * 2**20, ": The configuration is larger than 1 MiB."),
]  # fmt: skip


def test_a_mistake_is_told_with_its_line(run: Run) -> None:
    wrong = []
    for text, said in MISTAKES:
        Path("commerce-events.toml").write_text(text, encoding="utf-8")
        result = run("check", "below")
        if (result.exit_code, result.output) != (2, f"Error: commerce-events.toml{said}\n"):
            wrong.append((text[:60], result.output))
    assert not wrong


TABLES = [
    ('[tool]\ncommerce-events = 1\n', ":2: `tool.commerce-events` has to be a table."),
    ('tool = "commerce-events"\n', ":1: `tool.commerce-events` has to be a table."),
    ("[tool.commerce-events]\n\nstrict = 1\n", ":3: `strict` has to be `true` or `false`."),
    ("[tool]\ncommerce-events.lang = 'en'\ncommerce-events.strict = 1\n", ":3: `strict` has to be `true` or `false`."),
    ("tool.commerce-events = {lang = 'en', strict = 1}\n", ":1: `strict` has to be `true` or `false`."),
    ("[tool.commerce-events]\nlang = 'en'\r\n'strict' = 1\r\n", ":3: `strict` has to be `true` or `false`."),
    ("[tool.commerce-events\n", ":1: This is not TOML: Expected ']' at the end of a table declaration."),
]  # fmt: skip


def test_a_mistake_in_a_projects_file_is_told_with_its_line(run: Run) -> None:
    wrong = []
    for text, said in TABLES:
        Path("pyproject.toml").write_text(text, encoding="utf-8", newline="")
        result = run("check", "below")
        if (result.exit_code, result.output) != (2, f"Error: pyproject.toml{said}\n"):
            wrong.append((text, result.output))
    assert not wrong


def test_a_file_that_can_not_be_read_is_a_mistake(run: Run) -> None:
    Path("latin-1.toml").write_bytes('lang = "es" # español'.encode("latin-1"))
    for name, said in [
        ("nowhere.toml", "nowhere.toml: The configuration can't be read: No such file or directory."),
        ("below", "below: The configuration can't be read: Is a directory."),
        ("latin-1.toml", "latin-1.toml: The configuration is not UTF-8."),
    ]:
        result = run("check", "below", "--config", name)
        assert (result.exit_code, result.output) == (2, f"Error: {said}\n")
    Path("commerce-events.toml").symlink_to("nowhere")
    assert checked(run("check", "below"))[0] == 2


def test_two_configurations_are_one_too_many(run: Run) -> None:
    Path("commerce-events.toml").write_text("", encoding="utf-8")
    Path("pyproject.toml").write_text("[tool.commerce-events]\n", encoding="utf-8")
    result = run("check", "below")
    said = "Error: commerce-events.toml: There is a second configuration, `pyproject.toml`: keep one of them.\n"
    assert (result.exit_code, result.output) == (2, said)


def test_mistakes_are_told_in_the_language_of_the_locale(run: Run) -> None:
    Path("commerce-events.toml").write_text("strict = 1", encoding="utf-8")
    result = run("check", "below", env={"LANG": "es_MX.UTF-8"})
    assert result.output == "Error: commerce-events.toml:1: `strict` debe ser `true` o `false`.\n"


def test_a_path_that_looks_like_standard_input_is_a_file(run: Run) -> None:
    Path("-").write_text(GOOD, encoding="utf-8")
    Path("commerce-events.toml").write_text('paths = ["-"]', encoding="utf-8")
    assert checked(run("check", stdin=b"{}"))[0] == 0


def test_each_key_is_an_option_of_check() -> None:
    names = {(param.name or "").replace("_", "-") for param in commerce_events.commands["check"].params}
    assert set(KEYS) <= names


LINES = st.sampled_from(
    ["", "# k = 1", 'a = """\nk = 1\n"""', "b = [\n  1, # k\n\n  2\n]", "[c]", "d.k = 1", "x = {k = 1}"]
)


@given(st.lists(LINES, max_size=6, unique=True), st.lists(LINES, max_size=6, unique=True))
def test_the_line_of_a_key_is_found(before: list[str], after: list[str]) -> None:
    above = [line for line in before if not line.startswith("[")]
    below = [line for line in after if line not in above or not line.strip() or line.startswith("#")]
    text = "\n".join([*above, "k = [", "  1,", "]", *below])
    assert text.split("\n")[line_of(text, ["k"]) - 1] == "k = ["


def test_a_statement_of_many_lines_is_no_hang() -> None:
    text = "x = [\n" + "1,\n" * 3000 + "]\nk = 1\n"
    assert 1 <= line_of(text, ["k"]) <= text.count("\n")
    assert line_of(f"y = 1\n{text}", ["y"]) == 1
