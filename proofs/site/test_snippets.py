"""The code on the pages of the event types is run, in each language: a receiver that keeps the contract accepts it.

It needs curl, Node 20 and PHP 8.2; without one of them it fails.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

import commerce_events as ce
from commerce_events._contract.folder import schemas_folder
from commerce_events.pages.site import pages
from commerce_events.pages.snippets import ENDPOINT
from commerce_events.publish.edition import edition
from commerce_events.publish.source import ADDRESS
from proofs.site.receiver import Receiver, receiving

SCHEMAS = Path(schemas_folder())
PAGES = pages(SCHEMAS, edition(SCHEMAS / "v1", ce.__version__, ADDRESS, "v1"))
BLOCK = re.compile(r"^### (\S+)\n\n```(\w+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
PROGRAMS = {
    "curl": ("sh", "sh"),
    "Python": (sys.executable, "py"),
    "JavaScript": ("node", "mjs"),
    "PHP": ("php", "php"),
}


def blocks(kind: str, lang: str) -> dict[str, str]:
    """The code on the page of an event type, by its language."""
    text = PAGES[f"events/{kind}{lang}.md"]
    return {name: code for name, _, code in BLOCK.findall(text) if name in PROGRAMS or name == "JSON"}


KINDS = [kind.name for kind in ce.event_types()]
CASES = [(kind, lang, name) for kind in KINDS for lang in ("", ".es") for name in PROGRAMS]


@pytest.fixture(scope="module")
def receiver() -> Iterator[Receiver]:
    with receiving() as running:
        yield running


def run(name: str, code: str, folder: Path, receiver: Receiver) -> subprocess.CompletedProcess[str]:
    program, ending = PROGRAMS[name]
    assert code.count(ENDPOINT) == 1
    file = folder / f"snippet.{ending}"
    file.write_text(code.replace(ENDPOINT, receiver.endpoint), "utf-8")
    path = which(program)
    assert path, f"{program} is missing"
    return subprocess.run([path, str(file)], check=False, capture_output=True, text=True, timeout=60)  # noqa: S603 the pages' own code


def test_every_page_has_every_language() -> None:
    assert len(CASES) == len(KINDS) * 2 * 4
    for kind in KINDS:
        for lang in ("", ".es"):
            assert [*blocks(kind, lang)] == ["JSON", *PROGRAMS]


@pytest.mark.parametrize(("kind", "lang", "name"), CASES)
def test_the_code_is_accepted(kind: str, lang: str, name: str, tmp_path: Path, receiver: Receiver) -> None:
    code = blocks(kind, lang)
    before = len(receiver.accepted)
    done = run(name, code[name], tmp_path, receiver)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout == "", "nothing is printed, no warning either"
    assert receiver.accepted[before:] == [json.loads(code["JSON"])]


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_code_tells_that_nobody_answers(name: str, tmp_path: Path) -> None:
    with receiving() as gone:
        pass
    done = run(name, blocks("EventSale", "")[name], tmp_path, gone)
    assert done.returncode != 0
    assert re.search("refused|ECONNREFUSED|connect to", done.stdout + done.stderr)


@pytest.mark.parametrize("name", PROGRAMS)
@pytest.mark.parametrize(("old", "new"), [("N30122", ""), ("X-API-Version", "X-Other")])
def test_the_code_tells_a_refusal(name: str, old: str, new: str, tmp_path: Path, receiver: Receiver) -> None:
    code = blocks("EventSale", "")[name]
    assert code.count(old) == 1
    before = len(receiver.accepted)
    done = run(name, code.replace(old, new), tmp_path, receiver)
    assert done.returncode != 0
    assert '"violations": [' in done.stdout + done.stderr
    assert receiver.accepted[before:] == []
