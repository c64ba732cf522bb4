"""What tests and proofs share: Hypothesis as they want it, and where coverage is measured."""

import gc
import os
import pkgutil
import re
import signal
from collections.abc import Generator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import settings

import commerce_events

# In the background of a shell, Ctrl+C is ignored, and processes inherit that. Tests of it would fail.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on the machine, and proves nothing.
settings.register_profile("tests", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=40)
settings.register_profile("few", deadline=None, max_examples=10)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("tests")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Let no worker of xdist be measured as a process that a test starts: what such a process draws would count."""
    os.environ.pop("COVERAGE_PROCESS_CONFIG", None)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    """End what pytest-cov has started in a worker: it starts again, and `no_cover` would pause the second alone."""
    if hasattr(session.config, "workerinput") and (measuring := _measuring(session)):
        measuring.stop()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Import the whole package while all counts, since the first test that needs a module may be one that does not.

    Then the many objects that stay until the end are taken out of what is searched for garbage again and again.
    """
    if _measuring(session):
        for module in pkgutil.walk_packages(commerce_events.__path__, "commerce_events."):
            if re.fullmatch(r"[a-z_.]+", module.name) and not module.name.endswith(".__main__"):
                import_module(module.name)
    gc.collect()
    gc.freeze()


def _measuring(session: pytest.Session) -> Any:
    """Return what pytest-cov measures with; None if nothing is measured."""
    plugin = session.config.pluginmanager.get_plugin("_cov")
    return plugin and plugin.cov_controller and plugin.cov_controller.cov


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a property test draws differs from run to run: coverage is measured without it, so that none is by luck."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("property")
            item.add_marker("no_cover")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Measuring makes a process take twice as long: it is for those that run lines which no test runs in its own."""
    config = None if item.get_closest_marker("cover_processes") else os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    try:
        return (yield)
    finally:
        if config is not None:
            os.environ["COVERAGE_PROCESS_CONFIG"] = config
