"""The releases that are rehearsed, in their order: what a person does for each, and what has to come of it."""

import json
import os
import re

from commerce_events.publish.manifest import number as parts
from proofs.release.recipe import follow
from proofs.release.rehearsal import Rehearsal, require

_LOG, _WORDS, _BATCH = "CHANGELOG.md", "schemas/v1/locales/es.json", "event-batch.schema.json"
#: Which part of a number counts on.
_MAJOR, _MINOR, _PATCH = range(3)
_FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)


def first(here: Rehearsal) -> None:
    """The open number is released, and does not open again."""
    number = here.number()
    if f"\n## {number} (unreleased)\n" in here.read(_LOG):
        _release(here, number)
    else:
        here.publish()
    for again in ([], ["OPEN=1"]):
        here.refused("was released on", "version", f"NUMBER={number}", *again)
    here.write(_LOG, re.sub(rf"^## {number} \(.*\)$", f"## {number} (unreleased)", here.read(_LOG), flags=re.MULTILINE))
    here.refused(f"calls {number} unreleased", "release-check")
    here.undo()


def patch(here: Rehearsal) -> None:
    """Words change: a patch, whose section a person writes."""
    _reword(here)
    here.refused(f"not as it was released as {here.number()}", "release-check")
    number = _next(here, _PATCH)
    here.refused("CHANGELOG.md has no section", "version", f"NUMBER={number}")
    above, mark, below = here.read(_LOG).partition("\n## ")
    here.write(_LOG, f"{above}\n## {number} (unreleased)\n\n- Better words.\n{mark}{below}")
    _release(here, number, "patch")


def added_property(here: Rehearsal) -> None:
    """A property is added as the page says: minor."""
    _follow(here, "Add a property")


def added_event_type(here: Rehearsal) -> None:
    """An event type is added as the page says: minor."""
    _follow(here, "Add an event type")


def breaking(here: Rehearsal) -> None:
    """A break is refused in place, and released in a version folder of its own: major."""
    before, newest = (
        here.released()[-1],
        max(int(folder.name[1:]) for folder in (here.folder / "schemas").glob("v[0-9]*")),
    )
    number = f"{max(parts(before)[_MAJOR], newest) + 1}.0.0"
    here.make("version", f"NUMBER={number}", "OPEN=1")
    _halve_batches(here, f"v{newest}")
    here.make("schemas", "vectors")
    sentence = f"v{newest} was released as {before}, and this breaks it (batch)"
    here.refused(sentence, "release-check")
    _say(here, number)
    here.refused(sentence, "version", f"NUMBER={number}")
    require(sentence in here.publish(status=2), "publish does not refuse the break")
    here.undo()
    version = f"v{newest + 1}"
    here.make("new-version", f"V={version}")
    _halve_batches(here, version)
    here.make("schemas", "vectors")
    low = _next(here, _MINOR)
    here.make("version", f"NUMBER={number}", "OPEN=1")
    here.refused(f"it has to be at least {number}", "version", f"NUMBER={low}", "OPEN=1")
    _say(here, number)
    _release(here, number)
    compared = here.run("commerce-events", "diff", f"v{before}:v{newest}", f"v{number}:{version}", status=1)
    require("for senders: breaking" in compared and "maxItems" in compared, f"diff does not say why:\n{compared}")
    _pages(here, f"v{newest}")


def old_line(here: Rehearsal) -> None:
    """After a major release, the line before it is fixed, and the newest one stays as it is."""
    tag = sorted(here.git("tag", "--list").split(), key=lambda each: parts(each[1:]))[-2]
    here.git("checkout", "--quiet", "-b", "fix", tag)
    _reword(here)
    number = _next(here, _PATCH)
    here.make("version", f"NUMBER={number}", "OPEN=1")
    _say(here, number)
    here.make("version", f"NUMBER={number}")
    here.commit("A fix", tag=f"v{number}")
    require(f"{number}, released on" in here.make("release-check"), "the fix does not fit")
    require("the older release" in here.publish(status=2), "an older release takes the place of a newer one")
    here.git("checkout", "--quiet", "main")
    here.make("release-check")


STEPS = (first, patch, added_property, added_event_type, breaking, old_line)


def _follow(here: Rehearsal, heading: str) -> None:
    """Follow a recipe under the next minor number, and release it."""
    number = _next(here, _MINOR)

    def run(command: str) -> None:
        program, *arguments = re.sub(r"NUMBER=[0-9.]+", f"NUMBER={number}", command).split()
        if "test" in arguments:
            arguments.remove("test")
            here.run(program, *arguments)
            if not here.is_quick:  # they are run again before the release
                here.test()
        else:
            here.run(program, *arguments)

    follow(here, heading, run)
    _say(here, number)
    _release(here, number, "minor")


def _release(here: Rehearsal, number: str, demands: str = "") -> None:
    """Release a number: run the command, and what it says is left to do; then publish and compare."""
    before = here.released()
    said = here.make("version", f"NUMBER={number}")
    left = [line.strip() for line in said.splitlines() if line.startswith("  ")]
    require([*map(_verb, left)] == ["make test", "git add", "git tag"], f"other things are left to do: {left}")
    here.test()
    here.make("release-check")
    for line in left[1:]:
        here.run("sh", "-c", line)
    require(f"{number}, released on" in here.make("release-check"), "the release does not fit")
    here.publish()
    if demands:
        found = json.loads(here.run("commerce-events", "diff", f"v{before[-1]}", f"v{number}", "--format", "json"))
        require(found["demands"] == demands, f"diff demands {found['demands']}")
    there = {folder.name for folder in here.published.iterdir() if folder.is_dir()}
    tags, versions = (
        here.git("tag", "--list").split(),
        {each.name for each in (here.folder / "schemas").glob("v[0-9]*")},
    )
    require(there == {*tags} | versions, f"other folders are published: {sorted(there)}")


def _verb(command: str) -> str:
    return " ".join(command.split()[:2])


def _next(here: Rehearsal, part: int) -> str:
    """The next number, of which one part counts on."""
    counted = [*parts(here.number())[:part], parts(here.number())[part] + 1, 0, 0]
    return ".".join(map(str, counted[:3]))


def _say(here: Rehearsal, number: str) -> None:
    """Write a line into the section of a number."""
    heading = f"\n## {number} (unreleased)\n"
    here.edit(_LOG, heading, f"{heading}\n- A change.\n")


def _reword(here: Rehearsal) -> None:
    """Change a description, in both languages."""
    words = json.loads(here.read(_WORDS))[_BATCH]["/description"]
    here.edit(f"schemas/v1/{_BATCH}", words["en"], f"{words['en']} Nothing else.")
    here.edit(_WORDS, words["en"], f"{words['en']} Nothing else.")
    here.edit(_WORDS, words["es"], f"{words['es']} Nada más.")


def _pages(here: Rehearsal, older: str) -> None:
    """Write the pages of all versions; an older one has its own, and all links lead somewhere."""
    target = here.folder.parent / "pages"
    here.run("python", "-m", "commerce_events.pages", str(target))
    require((target / older / "events/index.es.md").exists(), f"{older} has no pages beside the newest version")
    roots = (target, here.folder / "docs")
    for page in target.rglob("*.md"):
        for goal in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", _FENCED.sub("", page.read_text(encoding="utf-8"))):
            path = os.path.relpath(page.parent / goal, target)
            found = any((root / path).exists() for root in roots)
            is_there = found or (here.published / path.removeprefix("schemas/")).exists()
            require(is_there, f"{page.relative_to(target)} leads to {path}, which is not there")


def _halve_batches(here: Rehearsal, version: str) -> None:
    """Let a batch have half as many events, and say so in both languages."""
    most = json.loads(here.read(f"schemas/{version}/{_BATCH}"))["maxItems"]
    for file in (f"schemas/{version}/{_BATCH}", f"schemas/{version}/locales/es.json"):
        here.write(file, re.sub(rf"\b{most}\b", str(most // 2), here.read(file)))
    now = json.loads(here.read(f"schemas/{version}/{_BATCH}"))["maxItems"]
    require(now == most // 2, f"{version} still has batches of {most} events")
