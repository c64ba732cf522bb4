"""What tests and proofs share: Hypothesis as they want it, and where coverage is measured."""

import signal

import pytest
from hypothesis import settings

# In the background of a shell, Ctrl+C is ignored, and processes inherit that. Tests of it would fail.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# How long an example takes depends on the machine, and proves nothing.
settings.register_profile("tests", deadline=None)
settings.register_profile("quick", deadline=None, max_examples=40)
settings.register_profile("thorough", deadline=None, max_examples=1000)
settings.load_profile("tests")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What a property test draws differs from run to run: coverage is measured without it, so that none is by luck."""
    for item in items:
        if getattr(getattr(item, "obj", None), "is_hypothesis_test", False):
            item.add_marker("property")
            item.add_marker("no_cover")


@pytest.fixture(autouse=True)
def _uncovered_processes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Measuring makes a process take twice as long: it is for those that run lines which no test runs in its own."""
    if not request.node.get_closest_marker("cover_processes"):
        monkeypatch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
