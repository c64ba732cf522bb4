"""The agreement matrix: its vectors, its processes, its table and its exceptions, with validators that are made up."""

import json
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from commerce_events._contract.folder import schemas_folder
from proofs.validators import __main__ as command
from proofs.validators.__main__ import conclude, rows
from proofs.validators.ask import Answers, ask
from proofs.validators.environments import ENVIRONMENTS, FOLDER, Environment
from proofs.validators.exceptions import Excuse, read_excuses
from proofs.validators.forms import write_forms
from proofs.validators.known import VALIDATORS, Validator
from proofs.validators.matrix import Disagreement, Matrix, Row, compare
from proofs.validators.page import page
from proofs.validators.setups import SETUPS, Setup
from proofs.validators.vectors import Vector, read_vectors

SALE = '{"type": "EventSale", "customerCode": "c", "productCode": "p", "quantity": %s}'
VECTORS = [
    Vector("EventSale", "two units", SALE % "2.0", valid=True),
    Vector("EventSale", "no units", SALE % "0", valid=False),
    Vector("payload", "a number", "1e2", valid=False),
]
RIGHT = ("true", "false", "false")

#: Validators: the last words of each are its arguments, the files of the form.
ANSWERS = "import sys; lines = sys.stdin.read().splitlines();"
PERFECT = f"{ANSWERS} [print('true' if '2.0' in line else 'false') for line in lines]"
GULLIBLE = f"{ANSWERS} [print('true') for line in lines]"
PARTIAL = f"{ANSWERS} print('true', flush=True);"


def python(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def asked(code: str, seconds: float = 20) -> Answers:
    return ask(python(code), [vector.text for vector in VECTORS], seconds=seconds)


def row(setup: str = "gullible", *answers: str) -> Row:
    return compare(setup, VECTORS, Answers(answers or ("true", "true", "false")))


@pytest.fixture
def version(tmp_path: Path) -> Path:
    """The schemas with a few vectors."""
    folder = tmp_path / "v1"
    shutil.copytree(f"{schemas_folder()}/v1", folder, ignore=shutil.ignore_patterns("vectors"))
    tests: dict[str, list[str]] = {}
    for vector in VECTORS:
        said = json.dumps({"description": vector.description, "valid": vector.valid})
        tests.setdefault(vector.file, []).append(said.replace("{", f'{{"data":\n{vector.text}\n, ', 1))
    (folder / "vectors").mkdir()
    for file, each in tests.items():
        (folder / f"vectors/{file}.json").write_text('{"tests": [' + ",\n".join(each) + "]}", encoding="utf-8")
    texts = {"tests": [{"description": "half a text", "text": "{", "valid": False}]}
    (folder / "vectors/text.json").write_text(json.dumps(texts), encoding="utf-8")
    return folder


def test_payloads_are_handed_on_as_they_are_spelt(version: Path) -> None:
    assert read_vectors(version / "vectors") == VECTORS


def test_a_payload_is_handed_on_as_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"tests": [{"data": {\r\n"a": "x\\ny\u2028"}, "description": "", "valid": true}]}', "utf-8"
    )
    assert [vector.text for vector in read_vectors(tmp_path)] == ['{ "a": "x\\ny\u2028"}']


def test_the_forms_judge_payloads_in_their_first_file(version: Path, tmp_path: Path) -> None:
    forms = write_forms(version, tmp_path)
    titles = {form: json.loads(files[0].read_text("utf-8"))["title"] for form, files in forms.items()}
    assert titles == {"source": "Payload", "draft-07": "Payload", "2020-12": "Payload"}
    assert len(forms["source"]) == len([*version.glob("*.schema.json"), *version.glob("events/*")])
    assert len(forms["draft-07"]) == 1


def test_the_set_ups_have_files_forms_and_names_of_their_own() -> None:
    assert len(SETUPS) >= 11
    assert len({setup.name for setup in SETUPS}) == len(SETUPS)
    assert {setup.form for setup in SETUPS} == {"source", "draft-07", "2020-12"}
    for setup in SETUPS:
        module = next(part for part in setup.command if part.endswith(".mjs") or part.startswith("proofs.validators."))
        file = Path(module) if module.endswith(".mjs") else FOLDER.parent.parent / f"{module.replace('.', '/')}.py"
        assert file.is_file(), setup


def test_answers_are_heard() -> None:
    assert asked(PERFECT) == Answers(RIGHT)


@pytest.mark.parametrize(
    ("code", "lines", "fault"),
    [
        (f"{PARTIAL} raise SystemExit('out of\\nluck')", ("true",), "ended with exit status 1: luck"),
        (f"{PARTIAL} import os; os.abort()", ("true",), "ended with exit status -6: "),
        (f"{PARTIAL} print('half a line', end='')", ("true",), "ended with exit status 0: "),
        ("raise SystemExit('deaf')", (), "ended with exit status 1: deaf"),
        (f"{PERFECT}; raise SystemExit('late')", RIGHT, "ended with exit status 1: late"),
        (f"{PERFECT}; print('more')", (*RIGHT, "more"), "ended with exit status 0: "),
    ],
)
def test_a_process_that_does_not_answer_all_is_told(code: str, lines: tuple[str, ...], fault: str) -> None:
    assert asked(code) == Answers(lines, fault)


def test_a_process_that_hangs_is_ended_with_its_children() -> None:
    child = "import time; time.sleep(60)"
    hanging = f"{PARTIAL} import subprocess; subprocess.run([sys.executable, '-c', {child!r}])"
    assert asked(hanging, seconds=1) == Answers(("true",), "not done after 1 s")


def test_a_command_that_is_not_there_is_told() -> None:
    answers = ask(["./no-such-validator"], ["1"], seconds=1)
    assert answers.lines == ()
    assert str(answers.fault).startswith("can't be started: ")


def test_disagreements_name_what_was_expected() -> None:
    assert row().agreed == {"EventSale": 1, "payload": 1}
    assert [str(each) for each in row().disagreements] == [
        "gullible: no units (EventSale): expected invalid, got valid"
    ]
    (crash,) = row("odd", "true", "false", '"RangeError: 1e2"').disagreements
    assert crash.got == '"RangeError: 1e2"'


def test_what_is_not_answered_does_not_agree() -> None:
    found = compare("mute", VECTORS, Answers(("true",), "not done after 2 s"))
    assert (found.agreed, found.disagreements) == ({"EventSale": 1}, ())
    assert found.fault == "mute: not done after 2 s (at: no units)"
    assert compare("loud", VECTORS, Answers((*RIGHT, "more"), "ended")).fault == "loud: ended"


def test_the_matrix() -> None:
    matrix = Matrix(VECTORS, ["gullible"])
    assert [*matrix.head(), matrix.line(row())] == [
        "   1  EventSale",
        "   2  payload",
        "",
        "            1    2     agreed",
        "vectors     2    1          3",
        "gullible   !1    1        2/3",
    ]


@pytest.mark.parametrize(
    ("vectors", "said"),
    [(["no units"], True), (["no *"], True), (["*"], True), (["no"], False), (["two units"], False), (["n.*"], False)],
)
def test_an_exception_covers_what_it_names(vectors: list[str], *, said: bool) -> None:
    disagreement = Disagreement("gullible", "EventSale", "no units", "invalid", "valid")
    excuse = Excuse(("gullible",), tuple(vectors), "It believes everything.")
    assert excuse.covers(disagreement) is said
    assert not excuse.covers(replace(disagreement, setup="strict"))


@pytest.mark.parametrize(
    ("found", "excuses", "status", "said"),
    [
        ([row("strict", *RIGHT)], [], 0, "Disagreements: 0"),
        ([row()], [], 1, "  gullible: no units (EventSale): expected invalid, got valid"),
        ([row()], [Excuse(("gullible",), ("no units",), "It believes everything.")], 0, "It believes everything."),
        (
            [row("gullible", *RIGHT)],
            [Excuse(("gullible",), ("no units",), "It believed everything.")],
            1,
            "  gullible agrees on 'no units' now: take it out of exceptions.json",
        ),
        ([row()], [Excuse(("gullible",), ("no units", "x"), "It believes everything.")], 1, "Stale exceptions: 1"),
        ([row("strict", *RIGHT)], [Excuse(("gullible",), ("no units",), "It was not asked.")], 0, "It was not asked."),
        ([compare("mute", VECTORS, Answers((), "not done"))], [], 1, "  mute: not done (at: two units)"),
        (
            [compare("mute", VECTORS, Answers((), "not done"))],
            [Excuse(("mute",), ("*",), "It says nothing.")],
            1,
            "Stale exceptions: 0",
        ),
    ],
)
def test_the_conclusion(
    found: list[Row], excuses: list[Excuse], status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert conclude(found, excuses) == status
    assert said in capsys.readouterr().out.splitlines()


def test_an_exception_for_no_set_up_is_stale(tmp_path: Path) -> None:
    assert {setup for excuse in read_excuses(FOLDER / "exceptions.json") for setup in excuse.setups} <= {
        setup.name for setup in SETUPS
    }
    (tmp_path / "some.json").write_text('[{"setups": ["a"], "vectors": ["b*"], "defect": "It is slow."}]', "utf-8")
    assert read_excuses(tmp_path / "some.json") == [Excuse(("a",), ("b*",), "It is slow.")]


def test_set_ups_are_asked_with_the_files_of_their_form(version: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = "print('source' if len(sys.argv) > 2 else sys.argv[1].rpartition('/')[2], file=sys.stderr)"
    setups = [
        Setup("perfect source", "source", python(PERFECT)),
        Setup("loud", "draft-07", python(f"{ANSWERS} {told}")),
    ]
    perfect, loud = rows(version, setups, seconds=20)
    assert sum(perfect.agreed.values()) == len(VECTORS)
    assert loud.fault == "loud: ended with exit status 0: draft-07.schema.json (at: two units)"
    assert "perfect source    2    1        3/3" in capsys.readouterr().out


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["agreement", *arguments])
    return command.main()


def test_the_command(version: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    setups = [Setup("perfect", "source", python(PERFECT)), Setup("gullible", "2020-12", python(GULLIBLE))]
    monkeypatch.setattr(command, "ENVIRONMENTS", [])
    monkeypatch.setattr(command, "SETUPS", setups)
    assert run(monkeypatch, str(version)) == 1
    assert "Disagreements: 2" in capsys.readouterr().out
    assert run(monkeypatch, "--only", "perf", str(version)) == 0
    assert "gullible" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("lang", "agreed"), [("en", "| `ajv` | 6.15.0 | JavaScript | 2 / 12,345 |"), ("es", "2 / 12\u00a0345 |")]
)
def test_the_page_has_each_set_up_under_its_form(lang: str, agreed: str) -> None:
    setups = [Setup("ajv 6 draft-07", "draft-07", ()), Setup("corvus source", "source", ())]
    text = page(setups, {"v1": (12345, [row(), row("strict", *RIGHT)])}, lang)
    draft, source = text.split("\n## ")[1:]
    assert agreed in draft
    assert "`corvus-json-schema`" in source.splitlines()[4]
    assert text.splitlines()[2].startswith("<!-- ")


def test_the_page_is_written(version: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command, "ENVIRONMENTS", [])
    monkeypatch.setattr(command, "SETUPS", [Setup("corvus source", "source", python(GULLIBLE))])
    assert run(monkeypatch, "--write", str(tmp_path / "a/b"), str(version)) == 1
    english, spanish = ((tmp_path / "a/b" / name).read_text("utf-8") for name in ("matrix.md", "matrix.es.md"))
    assert "| Python | 1 / 3 |" in english
    assert "| Python | 1 / 3 |" in spanish
    with pytest.raises(SystemExit):
        run(monkeypatch, "--only", "corvus", "--write", str(tmp_path), str(version))


def test_validators_have_the_releases_of_their_pins(tmp_path: Path) -> None:
    assert {setup.validator for setup in SETUPS} == VALIDATORS.keys()
    assert all(re.fullmatch(r"[0-9]+(\.[0-9]+)+", validator.release()) for validator in VALIDATORS.values())
    assert [VALIDATORS[name].release().partition(".")[0] for name in ("ajv", "ajv 6")] == ["8", "6"]
    (tmp_path / "some.txt").write_text("ab==1\n", "utf-8")
    with pytest.raises(LookupError):
        Validator("b", "C", "some.txt").release(tmp_path)


def test_nothing_to_ask_is_no_agreement(
    version: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "ENVIRONMENTS", [])
    assert run(monkeypatch, "--only", "nobody", str(version)) == 2
    shutil.rmtree(version / "vectors")
    monkeypatch.setattr(command, "SETUPS", [Setup("perfect", "source", python(PERFECT))])
    assert run(monkeypatch, str(version)) == 2
    assert capsys.readouterr().out.splitlines() == [
        "no set-up has 'nobody' in its name",
        f"{version} has no vectors",
    ]


def test_a_command_that_can_not_install_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pins.txt").touch()
    monkeypatch.setattr(command, "ENVIRONMENTS", [Environment(tmp_path, tmp_path / "pins.txt", (("./nothing",),))])
    assert run(monkeypatch) == 2
    assert "the validators can't be installed: " in capsys.readouterr().out


def test_an_environment_is_made_when_it_is_missing_or_old(tmp_path: Path) -> None:
    said: list[str] = []
    pins, folder = tmp_path / "pins.txt", tmp_path / "made"
    make = python(f"import pathlib; pathlib.Path({str(folder)!r}).mkdir(exist_ok=True)")
    environment = Environment(folder, pins, (make,))
    for text, times in (("a", 1), ("a", 1), ("b", 2)):
        pins.write_text(text, encoding="utf-8")
        environment.make_ready(said.append)
        assert said == ["made: installing what pins.txt says"] * times
    with pytest.raises(subprocess.CalledProcessError):
        Environment(tmp_path / "other", pins, (python("raise SystemExit(1)"),)).make_ready(said.append)


def test_what_is_installed_is_pinned_and_names_no_address() -> None:
    for environment in ENVIRONMENTS:
        assert environment.pins.is_file()
    lock = json.loads((FOLDER / "package-lock.json").read_text("utf-8"))["packages"]
    packages = [package for name, package in lock.items() if name]
    assert packages
    assert all("integrity" in package and "resolved" not in package for package in packages)
    for pins in ("requirements.txt", "sourcemeta.txt"):
        text = (FOLDER / pins).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "://" not in text
