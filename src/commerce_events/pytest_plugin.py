"""The pytest plugin: payload fixtures as tests, named with `--commerce-events` or in pytest's configuration.

It is loaded with every run of pytest where the package is installed, so it loads nothing itself until it is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from commerce_events.conformance.choice import Choice

#: How an argument ends that names a payload.
_NODE = re.compile(r"::(?:payload|line-[0-9]+)$")

_CHOICE = pytest.StashKey["Choice"]()

#: Where the workers of xdist find what pytest was started with: they are started with other arguments.
_HANDED_OVER = "commerce_events_arguments"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and its twin of the configuration."""
    said = "payload fixtures to test: files, folders or patterns"
    parser.getgroup("commerce-events").addoption(
        "--commerce-events", dest="commerce_events", action="append", default=[], metavar="PATH", help=said
    )
    parser.addini("commerce_events", said, type="linelist", default=[])
    said = "fixtures that must be invalid, or folders of them: patterns; those named x.invalid.json are so without it"
    parser.addini("commerce_events_expect_invalid", said, type="linelist", default=[])


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Hand the arguments over to a worker of xdist."""
    node.workerinput[_HANDED_OVER] = _arguments(node.config)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which configured fixtures are not collected, and why."""
    return _choice(config).left_out() if _is_asked(config) else None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a fixture that pytest comes across, or that is named as a node."""
    return _choice(parent.config).collector(file_path, parent) if _is_asked(parent.config) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the fixtures that pytest did not come across, before others choose among the tests."""
    if _is_asked(config):
        items.extend(_choice(config).others(session))


def _is_asked(config: pytest.Config) -> bool:
    """Whether there is anything to do. An argument may name a payload: its node is told by the name at its end."""
    given = config.getoption("commerce_events") or config.getini("commerce_events")
    return bool(given) or any(map(_NODE.search, config.args))


def _choice(config: pytest.Config) -> Choice:
    if _CHOICE not in config.stash:
        try:
            from commerce_events.conformance.choice import Choice  # not above, for start-up time
        except ModuleNotFoundError as error:
            raise pytest.UsageError(f"{error.name} is missing; run: pip install 'commerce-events[testing]'") from error
        files = [_NODE.sub("", argument) for argument in config.args if _NODE.search(argument)]
        config.stash[_CHOICE] = Choice(config, _arguments(config), files)
    return config.stash[_CHOICE]


def _arguments(config: pytest.Config) -> list[str] | None:
    """Return what pytest was told to collect; None if it was told nothing."""
    if worker := getattr(config, "workerinput", None):
        handed_over: list[str] | None = worker[_HANDED_OVER]
        return handed_over
    return config.args if config.args_source is pytest.Config.ArgsSource.ARGS else None
