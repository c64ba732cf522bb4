"""What the pages say holds: their examples, their links, their lists."""

import re
from pathlib import Path

import pytest

from commerce_events._messages import codes, reported
from tests.pages.generated import PAGES as GENERATED
from tests.rows import each_row

PROJECT = Path(__file__).parents[1]
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("*/README.md")]
README = PROJECT.joinpath("README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})  # noqa: S102 the README's own code
    assert f"    # {capsys.readouterr().out}" == code[code.rindex("    # ") :]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 100


@each_row(PAGES)
def test_links_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", prose):
        if not target.startswith("https://"):
            path = (page.parent / target).resolve()
            assert path.exists() or path.as_posix().removeprefix(f"{PROJECT.as_posix()}/docs/") in GENERATED, target


def test_the_page_of_codes_lists_them_all() -> None:
    listed = re.findall(r"^\| \[`([a-z0-9-]+)`\]", GENERATED["codes/index.md"], re.MULTILINE)
    assert listed == [*reported(), *codes()["input"]]
