"""Hypothesis, as these tests want it: how long an example takes depends on the machine, and proves nothing."""

import sys

import pytest
from hypothesis import settings

settings.register_profile("tests", deadline=None)
if "tests.mutation" not in sys.modules:  # `make mutation` has a profile of its own
    settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a property test draws differs from run to run: coverage is measured without it, so that none is by luck."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("no_cover")
