"""What git has of the releases: the record as it was when each number was tagged."""

import subprocess
from collections.abc import Mapping
from pathlib import Path

from commerce_events.diff.releases import RECORD, Record, read_record
from commerce_events.publish.manifest import number


def is_checkout(project: Path) -> bool:
    """Whether a folder is the top of a git checkout."""
    return _git(project, "rev-parse", "--show-prefix") == "\n"


def tagged(project: Path, *options: str) -> list[str]:
    """The numbers that have a tag; none outside a git checkout."""
    found: list[str] = []
    if not is_checkout(project):
        return found
    for tag in (_git(project, "tag", "--list", "v*", *options) or "").split():
        try:
            number(tag[1:])
        except ValueError:
            continue
        found.append(tag[1:])
    return found


def contradictions(project: Path, known: Mapping[str, Record], current: str) -> list[str]:
    """Where the record is not what the tags have, as sentences; nothing outside a git checkout.

    Tags of this branch's history bind it: what they have stays. Of a number that was merged as a record alone, such as
    that of a maintenance line, the tag may be elsewhere.
    """
    if not is_checkout(project):
        return []
    tags, behind = tagged(project), tagged(project, "--merged")
    released = [each for each, record in known.items() if record.date]
    untagged = [each for each in released if each not in tags and each != current]
    return [
        *(f"{each} was released and has no tag: git fetch --tags, or git tag v{each} its commit" for each in untagged),
        *(fault for each in tags if each in released or each in behind if (fault := _fault(project, known, each))),
    ]


def _fault(project: Path, known: Mapping[str, Record], tag: str) -> str:
    shown = f"git show v{tag}:schemas/{RECORD}"
    try:
        then = read_record(_git(project, "show", f"v{tag}:./schemas/{RECORD}") or "{}").get(tag)
    except ValueError:
        return f"the record that is tagged as v{tag} can't be read: {shown}"
    if then is None or not then.date:
        return f"{tag} is tagged and was not released: git tag --delete v{tag}, then make version NUMBER={tag}"
    if known.get(tag) != then:
        return f"the record of {tag} differs from the one that is tagged: {shown} has it"
    return ""


def _git(project: Path, *arguments: str) -> str | None:
    """What a command of git prints; None if it fails, or there is no git."""
    try:
        done = subprocess.run(["git", *arguments], check=False, capture_output=True, text=True, cwd=project)  # noqa: S603, S607 git is asked about this checkout
    except FileNotFoundError:
        return None
    return done.stdout if done.returncode == 0 else None
