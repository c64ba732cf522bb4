"""Publishing into a folder: all or nothing, the same at every run, nothing lost, nothing older over newer."""

import errno
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from commerce_events import Validator
from commerce_events._contract.flatten import ContractError
from commerce_events.publish import source
from commerce_events.publish.refusal import PublishError
from commerce_events.publish.target import publish
from tests.publish.published import BASE, FILES, SCHEMAS, edited, snapshot

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with release 1.0.0, to be copied."""
    folder = tmp_path_factory.mktemp("first") / "out"
    publish(folder, BASE, SCHEMAS, "1.0.0")
    return folder


@pytest.fixture
def out(tmp_path: Path, first: Path) -> Path:
    """A folder with release 1.0.0."""
    return Path(shutil.copytree(first, tmp_path / "out"))


def refused(target: Path, release: str = "1.0.0", schemas: Path = SCHEMAS) -> str:
    """The reason why nothing is published; nothing else must have changed."""
    before = snapshot(target.parent)
    with pytest.raises(PublishError) as raised:
        publish(target, BASE, schemas, release)
    assert snapshot(target.parent) == before
    return str(raised.value)


def test_two_runs_write_the_same_and_keep_older_releases(out: Path) -> None:
    before = snapshot(out)
    publish(out, BASE, SCHEMAS, "1.0.0")
    assert snapshot(out) == before
    publish(out, BASE, SCHEMAS, "1.1.0")
    assert {path: content for path, content in snapshot(out).items() if path.startswith("v1.0.0/")} == {
        f"v1.0.0/{path}": content for path, content in FILES.items()
    }
    assert [entry.name for entry in out.parent.iterdir()] == ["out"]


def test_the_page_at_the_top_leads_to_what_is_there(out: Path) -> None:
    for number in ("1.9.0", "1.10.0"):
        publish(out, BASE, SCHEMAS, number)
    links = [line.split('"')[1] for line in (out / "index.html").read_text("utf-8").splitlines() if "<li>" in line]
    assert links == [f"{name}/index.html" for name in ("v1", "v1.10.0", "v1.9.0", "v1.0.0")]
    assert all((out / link).is_file() for link in links)


@pytest.mark.parametrize(
    ("path", "content", "sentence"),
    [
        ("notes.txt", "mine", "The folder is not one of published schemas: it has notes.txt."),
        ("index.html", "<p>mine", "The folder is not one of published schemas: it has index.html."),
        ("index.html/a", "mine", "The folder is not one of published schemas: it has index.html."),
        ("v2/a", "mine", "The folder is not one of published schemas: it has v2."),
        ("v2/manifest.json", "[" * 100_000, "The folder is not one of published schemas: it has v2."),
        ("v2/manifest.json", '{"files": [], "release": "1", "name": "commerce-events"}', "it has v2."),
        ("v2/manifest.json", '{"files": [], "release": "1.0.0", "name": "other"}', "it has v2."),
        ("mine/manifest.json", '{"files": [], "release": "1.0.0", "name": "commerce-events"}', "it has mine."),
        ("v1/notes.txt", "mine", "v1/notes.txt was not published by this command and would be lost: move it"),
        ("v1/vectors/a\n.json", "mine", "v1/vectors/a\\u000a.json was not published by this command"),
        ("v1.0.0/notes.txt", "mine", "v1.0.0/notes.txt was not published by this command"),
        ("v1/payload.schema.json", "{}", "v1/payload.schema.json was changed after it was published"),
    ],
)
def test_what_is_not_ours_is_left_alone(out: Path, path: str, content: str, sentence: str) -> None:
    file = out / path
    if path.startswith("index.html/"):
        (out / "index.html").unlink()
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, "utf-8")
    assert sentence in refused(out)


def test_an_empty_folder_of_another_and_a_link_are_left_alone(out: Path) -> None:
    (out / "v1/mine").mkdir()
    assert "v1/mine was not published by this command" in refused(out)
    (out / "v1/mine").rmdir()
    (out / "v1").rename(out.parent / "elsewhere")
    (out / "v1").symlink_to(out.parent / "elsewhere")
    assert "The folder is not one of published schemas: it has v1." in refused(out)


def test_a_release_never_changes(out: Path) -> None:
    with pytest.raises(PublishError, match="raise the number"):
        publish(out, "https://other.test", SCHEMAS, "1.0.0")


def test_an_older_release_does_not_replace_a_newer_one(out: Path) -> None:
    publish(out, BASE, SCHEMAS, "1.10.0")
    assert "v1 is of release 1.10.0: the older release 1.9.0 does not replace it." in refused(out, "1.9.0")


@pytest.mark.parametrize("release", ["", "1", "1.0", "1.0.0.0", "1.0.0-a", "v1.0.0", "1.0.x", "1" * 5000 + ".0.0"])
def test_a_release_has_a_number(tmp_path: Path, release: str) -> None:
    assert "is no number of a release" in refused(tmp_path / "out", release)


@pytest.mark.parametrize("call", ["write_bytes", "write_text", "rename"])
def test_a_full_disk_leaves_the_old_folder_whole(out: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    before, real = snapshot(out.parent), getattr(Path, call)

    def full(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name in ("new", "SHA256SUMS", "index.html"):
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, call, full)
    with pytest.raises(OSError, match="No space left"):
        publish(out, BASE, SCHEMAS, "1.1.0")
    assert snapshot(out.parent) == before


def test_a_first_run_that_fails_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Path) -> Path:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output error"):
        publish(tmp_path / "out", BASE, SCHEMAS, "1.0.0")
    assert not list(tmp_path.iterdir())


def test_what_can_not_be_put_back_is_not_removed(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, real = snapshot(out), Path.rename

    def failing(path: Path, target: Path) -> Path:
        if path != out:
            raise OSError(errno.EIO, "Input/output error")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(OSError, match="Input/output error"):
        publish(out, BASE, SCHEMAS, "1.1.0")
    (holder,) = out.parent.iterdir()
    assert snapshot(holder / "old") == before


@pytest.fixture
def schemas(tmp_path: Path) -> Path:
    """A copy of the schemas, to be changed."""
    return Path(shutil.copytree(SCHEMAS, tmp_path / "schemas"))


@pytest.mark.parametrize(
    ("path", "text", "sentence"),
    [
        ("events/EventSale.schema.json", "{}", "events/EventSale.schema.json#/$schema: this is not https://json-schema"),
        ("event.schema.json", "{", "event.schema.json is not JSON: "),
        ("event.schema.json", "[" * 100_000, "event.schema.json is nested too deep"),
        ("event.schema.json", '{"title": "a", "title": "b"}', "event.schema.json#/title: this name is there twice"),
        ("event.schema.json", '{"minimum": 1e400}', "event.schema.json#/minimum: this is not a number that every"),
        ("locales/es.json", "{}", "has no words in 'es'"),
        ("locales/fr.json", "{}", "has no words in 'fr'"),
        ("payload.schema.json", None, "v1: there is no payload.schema.json"),
        ("any-event.schema.json", None, "there is no any-event.schema.json"),
        ("event.schema.json", None, "schemas holds no version of the contract"),
        ("events/EventSale.schema.json", None, "/then/$ref leads nowhere: events/EventSale.schema.json"),
        ("../report.schema.json", None, "there is no 'report.schema.json'"),
        ("vectors/text.json", "\udcff", "can't decode byte 0xff"),
    ],
)  # fmt: skip
def test_schemas_that_break_the_rules(schemas: Path, path: str, text: str | None, sentence: str) -> None:
    if text is None:
        (schemas / "v1" / path).unlink()
    else:
        (schemas / "v1" / path).write_text(text, "utf-8", "surrogateescape")
    said = refused(schemas.parent / "out", schemas=schemas)
    assert said.startswith("The schemas can't be published: ")
    assert sentence in said


@pytest.mark.parametrize("example", [5, {}, [], {"type": "EventSale"}])
def test_examples_that_are_not_valid(schemas: Path, example: Any) -> None:
    edited(schemas / "v1/events/EventSale.schema.json", lambda document: document["examples"].append(example))
    said = refused(schemas.parent / "out", schemas=schemas)
    assert said.endswith("events/EventSale.schema.json#/examples/2: this example is not valid")


def test_a_type_that_no_rule_leads_to(schemas: Path) -> None:
    sale = (schemas / "v1/events/EventSale.schema.json").read_text("utf-8")
    (schemas / "v1/events/EventSold.schema.json").write_text(sale.replace("EventSale", "EventSold"), "utf-8")
    assert "v1/any-event.schema.json does not lead to all event types: run make" in refused(schemas.parent / "out",
                                                                                          schemas=schemas)  # fmt: skip


def test_a_second_version_beside_the_first(schemas: Path, out: Path) -> None:
    shutil.copytree(schemas / "v1", schemas / "v2")
    for file in (schemas / "v2").rglob("*.json"):
        file.write_text(file.read_text("utf-8").replace("/schemas/v1/", "/schemas/v2/"), "utf-8")
    edited(
        schemas / "v2/events/EventSale.schema.json",
        lambda document: document.update(required=["productCode", "quantity"], examples=[document["examples"][1]]),
    )
    edited(schemas / "v2/payload.schema.json", lambda document: document["examples"][0].update(quantity=1))
    released = snapshot(out / "v1.0.0")
    publish(out, BASE, schemas, "2.0.0")
    assert sorted(entry.name for entry in out.iterdir()) == ["index.html", "v1", "v1.0.0", "v2", "v2.0.0"]
    assert snapshot(out / "v1.0.0") == released
    for folder, version in (("v1", "v1"), ("v2", "v2"), ("v2.0.0", "v2")):
        manifest = json.loads((out / folder / "manifest.json").read_text("utf-8"))
        assert (manifest["release"], manifest["version"]) == ("2.0.0", version)
        single = json.loads((out / folder / "commerce-events.draft-07.schema.json").read_text("utf-8"))
        assert single["$id"] == f"{BASE}/{folder}/commerce-events.draft-07.schema.json"
        assert ("quantity" in single["definitions"]["EventSale"]["required"]) is (version == "v2")
        openapi = json.loads((out / folder / "commerce-events.openapi.json").read_text("utf-8"))
        (header,) = openapi["paths"]["/events"]["post"]["parameters"]
        assert header["schema"]["enum"] == [version.removeprefix("v")]
    assert "v1 is of release 2.0.0: the older release 1.1.0 does not replace it." in refused(out, "1.1.0", schemas)


def test_a_release_is_of_the_version_of_its_number(schemas: Path) -> None:
    shutil.copytree(schemas / "v1", schemas / "v2")
    for file in (schemas / "v2").rglob("*.json"):
        file.write_text(file.read_text("utf-8").replace("/schemas/v1/", "/schemas/v2/"), "utf-8")
    for release, version in (("0.9.0", "v1"), ("1.5.0", "v1"), ("3.0.0", "v2")):
        out = schemas.parent / release
        publish(out, BASE, schemas, release)
        assert json.loads((out / f"v{release}/manifest.json").read_text("utf-8"))["version"] == version


def test_an_example_that_the_judge_refuses_is_not_published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Validator, "is_valid", lambda *_: False)
    with pytest.raises(ContractError, match="this example is not valid"):
        source.publishable(SCHEMAS / "v1")
