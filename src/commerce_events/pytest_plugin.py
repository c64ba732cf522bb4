"""The pytest plugin: payload fixtures as tests, named with `--commerce-events` or in pytest's configuration.

It is loaded with every run of pytest where the package is installed, so it loads nothing itself until it is asked.
"""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option and its twin of the configuration."""
    said = "payload fixtures to test: files, folders or patterns"
    parser.getgroup("commerce-events").addoption(
        "--commerce-events", dest="commerce_events", action="append", default=[], metavar="PATH", help=said
    )
    parser.addini("commerce_events", said, type="linelist", default=[])


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Add the fixtures to the tests, before others choose among these."""
    if not (paths := _paths(config)):
        return
    try:
        from commerce_events.conformance.fixtures import collected  # not above, for start-up time
    except ModuleNotFoundError as error:
        raise pytest.UsageError(f"{error.name} is missing; run: pip install 'commerce-events[testing]'") from error
    items.extend(collected(session, paths))


def _paths(config: pytest.Config) -> list[Path]:
    """The paths of the option; those of the configuration too, unless the run is told which tests to take."""
    here, root = config.invocation_params.dir, (config.inipath or config.rootpath / "_").parent
    paths = [here / path for path in config.getoption("commerce_events")]
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        paths += [root / path for path in config.getini("commerce_events")]
    return paths
