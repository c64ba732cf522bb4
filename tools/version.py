"""Release the schemas under a number, or open the number that work goes into: `make version NUMBER=1.1.0`."""

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from commerce_events._contract.flatten import ContractError
from commerce_events.diff.releases import recorded
from tools.changelog import OPEN, Section, headed
from tools.record import forgotten, recording
from tools.release import LOG, SOURCE, Unreadable, current, malformed, read, unfit
from tools.replacing import replace_all
from tools.tags import tagged

#: Where pages name the number: to install just this one, and as what the command prints.
_PAGES, _NAMED = "docs/**/*.md", re.compile(r"(commerce-events(?:\[\w+\])?==|commerce-events, version )[0-9.]+[0-9]")


def refusals(project: Path, number: str, today: str, *, is_open: bool) -> list[str]:
    """Why a number can't be released or opened today, as sentences.

    Raises:
        Unreadable, ContractError, OSError: Something can't be read, or is no contract.
    """
    if fault := malformed(number):
        return [fault]
    known, section = recorded(str(project / "schemas")), Section.of(read(project, LOG), number)
    if number in known and (date := known[number].date):
        return [f"{number} was released on {date}, and a release stays: take the next number"]
    if number in tagged(project):
        return [f"{number} has a tag, v{number}, and no release here: take another number"]
    if not is_open and section is None:
        return [f"{LOG} has no section for {number}: write `## {number} ({OPEN})` and what it changes"]
    if not is_open and section and not section.says:
        return [f"{LOG} says nothing of {number}: write what it changes below its heading"]
    return unfit(project, number, known, today)


def files_of(project: Path, number: str, date: str | None) -> dict[Path, str]:
    """All files that a number is written into, the record last: with it the number is released.

    Raises:
        Unreadable, ContractError, OSError: Something can't be read, or is no contract.
    """
    source = read(project, SOURCE).replace(f'"{current(project)}"', f'"{number}"', 1)
    log = headed(read(project, LOG), number, date or OPEN)
    return {**dict(_pages(project, number)), project / SOURCE: source, project / LOG: log,
            **recording(project / "schemas", number, date)}  # fmt: skip


def _pages(project: Path, number: str) -> Iterator[tuple[Path, str]]:
    for page in sorted(project.glob(_PAGES)):
        text = page.read_text(encoding="utf-8")
        if (named := _NAMED.sub(rf"\g<1>{number}", text)) != text:
            yield page, named


def main(arguments: list[str], project: Path, today: str) -> int:
    """Release a number, or open it with `--open`; 1 if it is refused, 2 if something can't be read or written."""
    number, is_open = "".join(arguments[:1]), arguments[1:] == ["--open"]
    try:
        if faults := refusals(project, number, today, is_open=is_open):
            sys.stdout.writelines(f"{fault}\n" for fault in faults)
            return 1
        files = files_of(project, number, None if is_open else today)
        replace_all(files, forgotten(project / "schemas", number))
    except (Unreadable, ContractError, OSError) as error:
        sys.stdout.write(f"{' '.join(str(error).split())}\n")
        return 2
    sys.stdout.write(_left(number, is_open=is_open))
    return 0


def _left(number: str, *, is_open: bool) -> str:
    if is_open:
        return f"{number} is open: write what it changes into its section of {LOG}.\n"
    return (
        f"{number} is written down as released. Left to do:\n"
        f"  make test release-check\n"
        f"  git add --all && git commit --message 'Release {number}'\n"
        f"  git tag v{number}\n"
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Path.cwd(), datetime.now(UTC).date().isoformat()))
