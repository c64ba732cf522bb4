"""Hypothesis, as these tests want it: how long an example takes depends on the machine, and proves nothing."""

import sys

from hypothesis import settings

settings.register_profile("tests", deadline=None)
if "tests.mutation" not in sys.modules:  # `make mutation` has a profile of its own
    settings.load_profile("tests")
