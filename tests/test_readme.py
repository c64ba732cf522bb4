"""What the pages say holds: their examples, their links, their lists."""

import os.path
import re
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events._messages import codes

PROJECT = Path(__file__).parents[1]
DOCS = PROJECT / "docs"
ORIGINS = ("text", "schema", "warning", "input")
PAGES = [PROJECT / "README.md", PROJECT / "CHANGELOG.md", *DOCS.rglob("*.md"), *PROJECT.glob("*/README.md")]
#: Pages of the site that are made when it is built.
MADE = {
    *(f"codes/{name}.md" for name in ["index", *(code for origin in ORIGINS for code in codes()[origin])]),
    *(f"events/{name}.md" for name in ["index", "base-event", "batch", *(each.name for each in ce.event_types())]),
    "changelog.md", "downloads.md", "traceability.md",
}  # fmt: skip
#: Pages that are still to come.
TO_COME = {
    "api.md", "contributing.md", "index.md", "playground.md", "portability.md", "provenance.md", "security.md",
}  # fmt: skip
README = PROJECT.joinpath("README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})  # noqa: S102 the README's own code
    assert f"    # {capsys.readouterr().out}" == code[code.rindex("    # ") :]


def test_the_readme_is_short() -> None:
    assert len(README.splitlines()) <= 100


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith("https://"):
            place = page.parent / target
            assert place.exists() or os.path.relpath(place, DOCS) in MADE | TO_COME, target


def test_the_page_of_codes_lists_them_all() -> None:
    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", (PROJECT / "docs/codes.md").read_text("utf-8"), re.MULTILINE)
    assert listed == [code for origin in ORIGINS for code in codes()[origin]]
