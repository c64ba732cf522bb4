"""Choose the fixtures of a run of pytest, and say which configured ones it leaves out."""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest

from commerce_events._shown import shown
from commerce_events.conformance.fixtures import FixtureFile
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.find import Finder


class Choice:
    """The fixtures that a run collects.

    Those of the option are always collected. Those of the configuration are, if pytest is told nothing, or if one of
    its arguments leads to them: the file, or a folder above it. So is a file whose payload is named as a node.

    Args:
        config: The configuration of pytest.
        arguments: What pytest was told to collect; None if it was told nothing.
        files: The files of payloads that arguments name as nodes.
    """

    def __init__(self, config: pytest.Config, arguments: Sequence[str] | None, files: Iterable[str]) -> None:
        here, root = config.invocation_params.dir, (config.inipath or config.rootpath / "_").parent
        self._root = config.rootpath
        self._nodes = {_real(here / file) for file in files}
        self._ways = None if arguments is None else {_real(here / each.split("::")[0]) for each in arguments}
        finder = Finder()
        named = [found for path in config.getoption("commerce_events") for found in finder.find(str(here / path))]
        configured = [found for path in config.getini("commerce_events") for found in finder.find(str(root / path))]
        self._expect_invalid = [
            os.path.join(glob.escape(str(root)), each) if "/" in each else each
            for each in config.getini("commerce_events_expect_invalid")
        ]
        self._chosen = {_key(found): found for found in [*named, *filter(self._is_led_to, configured)]}
        self._left_out = [found for found in configured if not self._is_led_to(found)]

    def left_out(self) -> str | None:
        """Say which configured fixtures are not collected; None if there are none."""
        if not self._left_out:
            return None
        names = sorted({_shown(Path(_key(found)), self._root).split("/")[0] for found in self._left_out})
        many = f"{len(self._left_out)} configured fixture{'s' if len(self._left_out) > 1 else ''}"
        return f"commerce-events: {many} not collected, no argument leads to: {', '.join(names)}"

    def collector(self, file: Path, parent: pytest.Collector) -> FixtureFile | None:
        """Return the collector of a file that pytest comes across; None if it is no fixture."""
        key = _real(file)
        found = self._chosen.pop(key, file if key in self._nodes else None)
        return None if found is None else FixtureFile.of(parent, found, _shown(file, self._root), self._expect_invalid)

    def others(self, session: pytest.Session) -> Iterator[pytest.Item]:
        """Yield the payloads of the fixtures that pytest did not come across."""
        for found in self._chosen.values():
            name = _shown(Path(_path(found)), self._root)
            yield from FixtureFile.of(session, found, name, self._expect_invalid).collect()

    def _is_led_to(self, found: Path | Unreadable) -> bool:
        path = Path(_key(found))
        return self._ways is None or any(str(each) in self._ways for each in (path, *path.parents))


def _path(found: Path | Unreadable) -> str:
    return found.file if isinstance(found, Unreadable) else str(found)


def _key(found: Path | Unreadable) -> str:
    return _real(_path(found))


def _real(path: str | Path) -> str:
    return os.path.realpath(path)


def _shown(file: Path, root: Path) -> str:
    """Return a file as pytest calls it, every character visible."""
    return "/".join(shown(part) for part in Path(os.path.relpath(file, root)).parts)
