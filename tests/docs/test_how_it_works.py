"""The page on the inside: its table of layers, its picture, and what it names are those of the package."""

import re
from itertools import chain, pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from commerce_events._judging import events
from tests.docs.written import DOCS, PROJECT
from tests.rows import each_row
from tests.test_layers import LADDER, RANK

PAGE = (DOCS / "how-it-works.md").read_text(encoding="utf-8")
PACKAGE = PROJECT / "src/commerce_events"
SVG = "{http://www.w3.org/2000/svg}"
PICTURE = ET.parse(DOCS / "how-it-works/steps.svg").getroot()  # noqa: S314 our own file


def rows_of_layers() -> list[list[str]]:
    """The parts in each row of the table of layers."""
    table = PAGE[PAGE.index("\n## Layers\n") :]
    rows = re.findall(r"^\| (`[^|]*) \|", table, re.MULTILINE)
    return [[name for name in re.findall(r"`([^`]+)`", row) if name != "messages/"] for row in rows]


def codes(part: str) -> list[str]:
    """The names of code in a part of the picture, from the top."""
    (group,) = (each for each in PICTURE.iter(f"{SVG}g") if each.get("id") == part)
    return [str(each.text) for each in group.iter(f"{SVG}text") if "code" in (each.get("class") or "").split()]


def test_the_table_has_all_layers() -> None:
    assert sorted(chain(*rows_of_layers())) == sorted(chain(*LADDER))


def assert_in_order(rows: list[list[str]]) -> None:
    """A row has only parts that are below all parts of the row before."""
    for above, below in pairwise(rows):
        assert max(map(RANK.__getitem__, above)) < min(map(RANK.__getitem__, below)), (above, below)


def test_the_table_is_in_the_order_of_the_ladder() -> None:
    assert_in_order(rows_of_layers())


def test_the_picture_has_the_layers_in_order() -> None:
    rows = [[name for name in row.split() if name != "…"] for row in codes("layers")]
    assert all(rows)
    assert_in_order(rows)
    assert {"_reading", "_judging", "_explaining"} <= {*chain(*rows)}


def test_the_picture_has_the_steps_in_order() -> None:
    steps = ["_reading/", "Document", "_judging/", "Judgement", "_explaining/", "Explanation", "report_of.py", "Report"]
    assert [name for name in codes("steps") if name in steps] == steps
    assert {"Accepted", "Pending", "Opened"} <= {*codes("steps")}
    assert all(hasattr(events, name) for name in ("Accepted", "Pending", "Opened"))


def test_the_picture_has_dark_colours_and_fits_a_telephone() -> None:
    assert "prefers-color-scheme: dark" in str(PICTURE.findtext(f"{SVG}style"))
    assert int(str(PICTURE.get("width"))) < 400
    css = (PROJECT / "theme/assets/site.css").read_text(encoding="utf-8")
    assert css.count('img:not([src$="steps.svg"])') == 2
    assert "](how-it-works/steps.svg)" in PAGE


#: Each class that the table of steps names, and the module that has it.
HANDED_ON = {
    "Document": "_reading/document.py",
    "Judgement": "_judging/judgement.py",
    "Explanation": "_explaining/explanation.py",
    "Report": "report.py",
}


@pytest.mark.parametrize(("name", "file"), HANDED_ON.items())
def test_what_a_step_hands_on_is_a_class(name: str, file: str) -> None:
    assert re.search(rf"^\| \d\. .*`{name}`: ", PAGE, re.MULTILINE)
    assert re.search(rf"^class {name}[:(]", PACKAGE.joinpath(file).read_text(encoding="utf-8"), re.MULTILINE)


def named_files() -> list[str]:
    return sorted({*re.findall(r"`((?:\w+/)*\w+\.(?:py|json))`", PAGE)})


@each_row(named_files())
def test_files_that_the_page_names_are_there(name: str) -> None:
    assert any(Path(folder, name).is_file() for folder in (PROJECT, PACKAGE))


def test_targets_that_the_page_names_are_those_of_make() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    named = {target for line in re.findall(r"`make ([a-z -]+)`", PAGE) for target in line.split()}
    assert len(named) > 8
    assert {target for target in named if not re.search(rf"^{target}:", makefile, re.MULTILINE)} == set()
