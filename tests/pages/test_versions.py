"""The pages of a version beside a newer one: both are there, and each one's links stay in it."""

import posixpath
import re
import shutil
from pathlib import Path

import pytest

import commerce_events as ce
from commerce_events.pages import __main__ as command
from commerce_events.pages.older import leading_back
from commerce_events.publish.edition import edition
from commerce_events.publish.source import ADDRESS
from tests.pages.generated import PAGES, copied, lang_of, without_code
from tests.pages.test_site import BY_HAND
from tools.dispatch import rewrite
from tools.new_version import new_version

pytestmark = pytest.mark.slow

GONE, OWN = "EventBrandViewed", re.compile(r"events/|downloads\.")


@pytest.fixture(scope="module")
def schemas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two versions; the second one has an event type less, and smaller batches."""
    folder = tmp_path_factory.mktemp("versions")
    found = copied(folder)
    for more in found.glob("v[2-9]*"):
        shutil.rmtree(more)
    new_version(folder, "v2")
    (found / f"v2/events/{GONE}.schema.json").unlink()
    rewrite(found / "v2")
    batch = found / "v2/event-batch.schema.json"
    batch.write_text(batch.read_text("utf-8").replace('"maxItems": 100', '"maxItems": 50'), "utf-8")
    return found


@pytest.fixture(scope="module")
def written(schemas: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the command writes for both, by path."""
    target = tmp_path_factory.mktemp("pages")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(command, "schemas_folder", lambda: str(schemas))
        patch.setattr(command, "versions", lambda: ("v1", "v2"))
        assert command.main([str(target)]) == 0
    files = [file for file in target.rglob("*") if file.is_file()]
    return {file.relative_to(target).as_posix(): file.read_text("utf-8") for file in files}


def links(path: str, text: str) -> list[str]:
    """The files that a page links to, from the root."""
    found = re.findall(r"\]\(([^)#]+)", without_code(text))
    return [posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) for target in found]


def old(written: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in written.items() if path.startswith("v1/")}


def test_the_older_version_has_its_own_pages(written: dict[str, str]) -> None:
    assert {path.removeprefix("v1/") for path in old(written)} == {path for path in PAGES if OWN.match(path)}
    assert not {f"events/{GONE}.md", f"events/{GONE}.es.md"} & written.keys()
    for word in ("", ".es"):
        assert "100" in written[f"v1/events/batch{word}.md"]
        assert "50" in written[f"events/batch{word}.md"]


def test_all_links_lead_somewhere(written: dict[str, str], schemas: Path) -> None:
    published = {f"schemas/{own}/{name}" for own in ("v1", "v2")
                 for name in edition(schemas / own, ce.__version__, ADDRESS, own)}  # fmt: skip
    known = written.keys() | published | BY_HAND
    pages = {path: text for path, text in written.items() if path.endswith(".md")}
    lost = [(path, goal) for path, text in pages.items() for goal in links(path, text) if goal not in known]
    assert not lost


def test_links_stay_in_their_version(written: dict[str, str]) -> None:
    for path, text in old(written).items():
        heading, notice, rest = text.split("\n\n", 2)
        twin = path.removeprefix("v1/").replace(".es.md", ".md")
        assert heading.startswith("# ")
        assert links(path, notice) == [twin if twin in written else "events/index.md"]
        leaving = [goal for goal in links(path, rest) if OWN.match(goal) or goal.startswith("schemas/v2/")]
        assert not leaving, path
        assert "playground.md" not in rest, path
    for path in ("events/EventSale.md", "events/batch.md"):
        assert not [goal for goal in links(path, written[path]) if goal.startswith(("v1/", "schemas/v1/"))]


def test_the_notice_is_in_the_language_of_the_page(written: dict[str, str]) -> None:
    starts = {
        "en": "**This is version 1; the newest is [2](",
        "es": "**Esta es la versión 1; la más reciente es la [2](",
    }
    assert not [
        path for path, text in old(written).items() if not text.split("\n\n")[1].startswith(starts[lang_of(path)])
    ]


@pytest.mark.parametrize(("ending", "heading"), [("md", "Older versions"), ("es.md", "Versiones anteriores")])
def test_the_newest_leads_to_the_older_ones(written: dict[str, str], ending: str, heading: str) -> None:
    for page, target in (("events/index", "../v1/events/index.md"), ("downloads", "v1/downloads.md")):
        assert written[f"{page}.{ending}"].endswith(f"\n\n## {heading}\n\n- [v1]({target})\n")


def test_one_version_has_the_pages_that_it_had() -> None:
    assert leading_back(PAGES, []) == PAGES


def test_the_newest_of_the_older_versions_is_first() -> None:
    found = leading_back(PAGES, ["v1", "v10", "v2"])["events/index.md"]
    assert found.endswith(
        "- [v10](../v10/events/index.md)\n- [v2](../v2/events/index.md)\n- [v1](../v1/events/index.md)\n"
    )


def test_what_is_shown_has_no_links(written: dict[str, str]) -> None:
    shown = re.compile(r"^```json\n.*?^```$", re.MULTILINE | re.DOTALL)
    path = "events/EventSale.md"
    assert shown.findall(written[f"v1/{path}"]) == shown.findall(PAGES[path])
