"""A plugin of pytest for `make check-mutation`: empty caches for each mutant, a bound on memory, quick tests first."""

import json
import os
import resource
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from commerce_events import _validate

settings.register_profile("mutation", max_examples=50, derandomize=True, database=None, deadline=None)
settings.load_profile("mutation")

#: A mutant that never ends is to fail before it takes the machine's memory.
MOST_BYTES = 2**31


def under_test() -> str:
    """The name of the mutant; `stats` while it is found out which tests run which function; empty otherwise."""
    return os.environ.get("MUTANT_UNDER_TEST", "")


def forget() -> None:
    """Empty the caches of the package."""
    for name, module in list(sys.modules.items()):
        if name.startswith("commerce_events"):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()
    _validate._VALIDATORS.clear()


def pytest_sessionstart() -> None:
    # Mutants are tried in forks of a process that has run the tests already: what it cached was made by the original.
    forget()
    if "__mutmut_" in under_test():
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def pytest_runtest_setup() -> None:
    # What the first test caches would count as run by that test alone.
    if under_test() == "stats":
        forget()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    stats = Path("mutmut-stats.json")
    if stats.exists():
        seconds = json.loads(stats.read_text(encoding="utf-8"))["duration_by_test"]
        items.sort(key=lambda item: (seconds.get(item.nodeid, 0), item.nodeid))
