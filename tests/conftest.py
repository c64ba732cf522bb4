"""Hypothesis, as these tests want it: how long an example takes depends on the machine, and proves nothing."""

from hypothesis import settings

settings.register_profile("tests", deadline=None)
if settings.get_current_profile_name() == "default":  # `make mutation` has one of its own
    settings.load_profile("tests")
