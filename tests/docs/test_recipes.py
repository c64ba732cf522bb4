"""The recipes of the page on contributing work: each is followed on a copy of what it changes."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._contract.contract import Contract, read_contract
from commerce_events._contract.derive import event_types_of
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas_folder
from commerce_events.diff.compare import compare, level
from commerce_events.diff.source import of_contract
from commerce_events.publish.source import publishable
from tests.docs.written import DOCS, PROJECT
from tools.dispatch import rewrite
from tools.vectors import write

#: What the recipes change is measured nowhere, and what they run other tests run.
pytestmark = [pytest.mark.slow, pytest.mark.no_cover]

PAGE = (DOCS / "contributing.md").read_text("utf-8")
TYPE, REVIEW = "EventQuestionAsked", "EventReviewWritten"


def blocks(heading: str, language: str) -> Iterator[tuple[str, str]]:
    """The code blocks of a recipe, each with the file of `src/` that was named last before it."""
    (recipe,) = re.findall(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    for block in re.finditer(rf"^( *)```{language}\n(.*?)^\1```$", recipe, re.DOTALL | re.MULTILINE):
        named = re.findall(r"`(src/[\w/.]+)`", recipe[: block.start()])
        yield (named or [""])[-1], dedent(block[2])


def objects(heading: str) -> list[Any]:
    return [json.loads(text) for _, text in blocks(heading, "json")]


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """A copy of the first version, without what the page adds: `make check-release` adds just that."""
    version = Path(shutil.copytree(f"{schemas_folder()}/v1", tmp_path / "v1"))
    (version / f"events/{TYPE}.schema.json").unlink(missing_ok=True)
    change(version / f"events/{REVIEW}.schema.json", "properties", rating=None)
    rewrite(version)
    return version


@pytest.fixture
def before(version: Path) -> Contract:
    return read_contract(str(version))


def change(file: Path, *path: str, **members: Any) -> None:
    """Add members to an object inside a file; `None` takes one away."""
    document = json.loads(file.read_text("utf-8"))
    inside = document
    for name in path:
        inside = inside.setdefault(name, {})
    inside.update(members)
    for name in [name for name, value in inside.items() if value is None]:
        del inside[name]
    file.write_text(json.dumps(document), "utf-8")


def made(version: Path) -> Contract:
    """The contract after `make schemas vectors`; it is fit to be published."""
    rewrite(version)
    write(read_contract(str(version)), version / "vectors")
    return publishable(version)


def weight(rules: Contract, before: Contract) -> str:
    return level(compare(of_contract("v1", before), of_contract("v1", rules)))


def codes(rules: Contract, event: Any) -> list[str]:
    return [violation.code for violation in ce.Validator(rules).check(event).violations]


def test_an_event_type(version: Path, before: Contract) -> None:
    schema, words = objects("Add an event type")
    (version / f"events/{TYPE}.schema.json").write_text(json.dumps(schema), "utf-8")
    change(version / "locales/es.json", **words)
    rules = made(version)
    (kind,) = (each for each in event_types_of(rules) if each.name == TYPE)
    assert kind.title("es") != kind.title("en")
    assert [codes(rules, example) for example in schema["examples"]] == [[], []]
    assert codes(rules, {"type": TYPE, "customerCode": "c"}) == ["missing-property"]
    assert (version / f"vectors/{TYPE}.json").exists()
    assert weight(rules, before) == "minor"


@pytest.fixture
def rated(version: Path, before: Contract) -> Contract:
    """The contract with the property of the page."""
    assert "rating" not in before.events[REVIEW].schema["properties"]
    properties, words = objects("Add a property")
    change(version / f"events/{REVIEW}.schema.json", "properties", **properties)
    change(version / "locales/es.json", f"events/{REVIEW}.schema.json", **words)
    return made(version)


def test_a_property(version: Path, before: Contract, rated: Contract) -> None:
    review = {"type": REVIEW, "customerCode": "c", "productCode": "p", "rating": 4}
    assert codes(before, review) == ["unknown-property"]
    assert codes(rated, review) == []
    assert codes(rated, review | {"rating": 6}) == ["too-big"]
    (kind,) = (each for each in event_types_of(rated) if each.name == REVIEW)
    (rating,) = (each for each in kind.properties if each.name == "rating")
    assert rating.description("es") != rating.description("en")
    assert not rating.required
    for name in (REVIEW, "EventSale"):
        assert '"rating"' in (version / f"vectors/{name}.json").read_text("utf-8")
    assert weight(rated, before) == "minor"


@pytest.mark.parametrize(("maximum", "expected"), [(4, "major"), (6, "minor")])
def test_a_limit(version: Path, rated: Contract, maximum: int, expected: str) -> None:
    change(version / f"events/{REVIEW}.schema.json", "properties", "rating", maximum=maximum)
    rules = made(version)
    review = {"type": REVIEW, "customerCode": "c", "productCode": "p"}
    assert codes(rules, review | {"rating": maximum}) == []
    assert codes(rules, review | {"rating": maximum + 1}) == ["too-big"]
    assert weight(rules, rated) == expected


def test_a_deprecation(version: Path, before: Contract) -> None:
    keyword, words = objects("Deprecate a property or an event type")
    review = {"type": REVIEW, "customerCode": "c", "productCode": "p", "review": "x"}
    assert ce.check(review).warnings == (), "the page deprecates what is not deprecated"
    change(version / f"events/{REVIEW}.schema.json", "properties", "review", **keyword)
    with pytest.raises(ContractError, match="says nothing about it"):
        made(version)
    (version / "deprecations.json").write_text(json.dumps(words), "utf-8")
    rules = made(version)
    (warning,) = ce.Validator(rules).check(review).warnings
    assert (warning.code, warning.hint("es")) == ("deprecated-property", "No la envíe.")
    assert codes(rules, review) == []
    assert weight(rules, before) == "minor"
    (said,) = words.values()
    (recipe,) = re.findall(r"^## Deprecate .*?(?=^## )", PAGE, re.DOTALL | re.MULTILINE)
    members = " ".join(re.findall(r"^ +\| (`.*?) \|", recipe, re.MULTILINE))
    assert {*re.findall(r"\w+", members)} == said.keys()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the package, with its schemas inside."""
    package = tmp_path / "src/commerce_events"
    ignored = shutil.ignore_patterns("schemas", "__pycache__")
    shutil.copytree(Path(ce.__file__).parent, package, ignore=ignored)
    shutil.copytree(schemas_folder(), package / "schemas")
    return tmp_path


def follow(project: Path, heading: str, *, without: str = "") -> None:
    """Write the new files of a recipe, and make its changes of others but for a file or a folder."""
    for file, text in blocks(heading, "python"):
        assert not (project / file).exists(), "the page adds what is not there"
        (project / file).write_text(text, "utf-8")
    for file, text in blocks(heading, "diff"):
        if without and without in file:
            continue
        follow_diff(project, file, text)


def follow_diff(project: Path, file: str, text: str) -> None:
    lines = text.splitlines()
    old, new = ("\n".join(line[1:] for line in lines if line[0] in signs) for signs in (" -", " +"))
    source = (project / file).read_text("utf-8")
    assert source.count(old) == 1, old
    (project / file).write_text(source.replace(old, new), "utf-8")


def python(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the copy in the place of the package, without the measuring of coverage."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    env |= {"PYTHONPATH": str(project / "src"), "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, cwd=project, env=env)


def failing(project: Path) -> set[str]:
    """The tests of messages that fail in the copy."""
    (project / "tests").mkdir(exist_ok=True)
    for file in ("__init__.py", "test_messages.py"):
        shutil.copy(PROJECT / "tests" / file, project / "tests")
    options = ["-q", "--tb=no", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=."]
    ended = python(project, "-m", "pytest", *options, "tests/test_messages.py")
    assert " passed" in ended.stdout, ended.stdout
    return {*re.findall(r"^(?:FAILED|ERROR) .*::(\w+)", ended.stdout, re.MULTILINE)}


def demanded(heading: str) -> set[str]:
    (recipe,) = re.findall(rf"^## {heading}\n(.*?)(?=^## )", PAGE, re.DOTALL | re.MULTILINE)
    return {*re.findall(r"\| `(test_\w+)`", recipe)}


def said(project: Path, body: Any, lang: str) -> list[list[Any]]:
    """Code, parameters, message and hint of each violation and warning, as the copy has them."""
    program = (
        "import json, sys, commerce_events as ce; report = ce.check(json.loads(sys.argv[1]));"
        "found = [*report.violations, *report.warnings];"
        "print(json.dumps([[f.code, f.params.to_dict(), f.message(sys.argv[2]), f.hint(sys.argv[2])] for f in found]))"
    )
    ended = python(project, "-c", program, json.dumps(body), lang)
    assert ended.returncode == 0, ended.stderr
    found: list[list[Any]] = json.loads(ended.stdout)
    return found


SALE = {"type": "EventSale", "customerCode": "c", "productCode": "p"}


def test_a_code(project: Path) -> None:
    heading, body = "Add a code", {**SALE, "quantity": 0}
    follow(project, heading, without="messages/es.json")
    assert failing(project) == {"test_the_languages_say_the_same_things"}
    (spanish,) = [text for file, text in blocks(heading, "diff") if file.endswith("messages/es.json")]
    follow_diff(project, "src/commerce_events/messages/es.json", spanish)
    assert failing(project) == set()
    params = {"property": "quantity", "limit": 1}
    assert said(project, body, "en") == [
        ["no-quantity", params, "`quantity` counts units: the least is 1.",
         "Leave it out for one unit; send no event for none."]
    ]  # fmt: skip
    assert said(project, body, "es")[0][2] == "`quantity` cuenta unidades: el mínimo es 1."


def test_what_a_code_demands(project: Path) -> None:
    table = "src/commerce_events/messages/codes.json"
    for file, text in blocks("Add a code", "diff"):
        if file in (table, "src/commerce_events/messages/es.json"):
            follow_diff(project, file, text)
    assert demanded("Add a code") == failing(project)


def test_a_warning(project: Path) -> None:
    body = [{**SALE, "timestamp": "2025-11-18T07:21:16Z"}]
    assert said(project, body, "en") == [], "the page adds what is not there"
    follow(project, "Add a warning")
    assert failing(project) == set()
    assert [each[0] for each in said(project, body, "en")] == ["single-event"]
    assert said(project, body, "es")[0][2] == "Este lote tiene un solo evento."
    assert said(project, body * 1 + [SALE], "en") != said(project, body, "en")
    assert said(project, body[0], "en") == []


def test_a_language_of_messages(project: Path) -> None:
    heading = "Add a language of messages"
    rules, events = objects(heading)
    messages = project / "src/commerce_events/messages"
    words = json.loads((messages / "en.json").read_text("utf-8"))
    words["plurals"] = rules
    words["cli"]["counts"] = {**words["cli"]["counts"], "events": events}
    (messages / "fr.json").write_text(json.dumps(words), "utf-8")
    assert failing(project) == {"test_the_type_names_the_languages_that_there_are"}
    follow(project, heading)
    assert failing(project) == set()
    (project / "a.json").write_text("{", "utf-8")
    ended = python(project, "-m", "commerce_events", "check", "--lang", "fr", "a.json")
    assert ended.stdout.endswith("Found 1 error in 1 file.\n"), ended.stdout
    ended = python(project, "-m", "commerce_events", "show", "--lang", "fr", "EventSale")
    assert (ended.returncode, ended.stderr) == (0, "")
    program = "from commerce_events.pages.words import LANGUAGES; print(*LANGUAGES)"
    assert python(project, "-c", program).stdout == "en es\n"
    del words["codes"]["empty-batch"]
    words["cli"]["counts"]["events"] = {"plural": "count", "few": "{count} événements"}
    (messages / "fr.json").write_text(json.dumps(words), "utf-8")
    assert failing(project) | {"test_the_type_names_the_languages_that_there_are"} == demanded(heading)


def test_a_format(project: Path) -> None:
    follow(project, "Add a format of `check`")
    (project / "a.json").write_text('[\n{"type": "EventSale",\n"customerCode": "", "productCode": "p"}]', "utf-8")
    ended = python(project, "-m", "commerce_events", "check", "--format", "tsv", "a.json", "none.json")
    assert (ended.returncode, ended.stderr) == (2, "")
    _, empty, unread = ended.stdout.splitlines()  # the first is a warning
    assert empty == "a.json\t3\tempty-string\t`customerCode` is empty."
    assert unread.startswith("none.json\t\tno-such-path\t")


#: The tests that find what a verb lacks, and what they need.
OF_VERBS = ("tests/docs/test_command.py", "tests/cli/test_help.py", "tests/test_messages.py")
NEEDED = ("__init__.py", "docs/__init__.py", "docs/written.py", "cli/__init__.py", "cli/conftest.py")


def test_a_verb(project: Path) -> None:
    heading, spanish = "Add a verb of the command", "src/commerce_events/messages/es.json"
    follow(project, heading, without=spanish)
    ended = python(project, "-m", "commerce_events", "versions")
    assert (ended.returncode, ended.stdout) == (0, "".join(f"{each}\n" for each in ce.versions())), ended.stderr
    for file in (*OF_VERBS, *(f"tests/{each}" for each in NEEDED)):
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / file, project / file)
    shutil.copytree(DOCS / "command", project / "docs/command")
    demand = ["-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-c", os.devnull, "--rootdir=.", *OF_VERBS]
    failed = {*re.findall(r"^FAILED .*::(\w+)", python(project, *demand).stdout, re.MULTILINE)}
    (recipe,) = re.findall(rf"^## {heading}.*?(?=^## )", PAGE, re.DOTALL | re.MULTILINE)
    assert {*re.findall(r"`(test_\w+)`", recipe)} <= failed
    (words,) = [text for file, text in blocks(heading, "diff") if file == spanish]
    follow_diff(project, spanish, words)
    for suffix in (".md", ".es.md"):
        (project / f"docs/command/versions{suffix}").write_text("| `--help` | this help |\n", "utf-8")
        index = project / f"docs/command/index{suffix}"
        row = "| [`versions`](versions.md) | which versions there are |"
        index.write_text(
            re.sub(r"^(\| \[`completion`.*)$", rf"\1\n{row}", index.read_text("utf-8"), flags=re.MULTILINE), "utf-8"
        )
    ended = python(project, *demand)
    assert ended.returncode == 0, ended.stdout
