"""A plugin of pytest: find out which tests run which lines, then try each mutant in a fork of this process.

The tests are collected once. A fork changes the code of one function, empties the caches of the package, and runs the
tests that run the changed lines until one fails. Tests that killed other mutants of the function come first, then the
quick ones.
"""

import gc
import os
import resource
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import mkdtemp

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import Phase, settings

from commerce_events import _validate
from proofs.mutation.mutants import Mutant
from proofs.mutation.reach import Reach

settings.register_profile(
    "mutation",
    max_examples=20,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.explicit, Phase.generate),  # the first failure is enough
    report_multiple_bugs=False,
)

#: A mutant that never ends is to fail before it takes the machine's memory.
MAX_BYTES = 2**31

#: How many times as long as with the original code a test may run, and how many seconds more; of CPU time.
PATIENCE, GRACE = 5, 2

#: So many times as long may it wait for something that never comes.
WAITING = 100

#: So much of a failure goes through a pipe that nobody reads yet.
MAX_PIPE = 4096


class Trial:
    """Try mutants.

    Args:
        mutants: The mutants.
        report: Called with each mutant and its result: `killed`, `survived`, `clock` if it was stopped, `no tests`.
        reach: Measures which tests run which lines.
        jobs: How many to try at a time.
    """

    def __init__(
        self, mutants: Sequence[Mutant], report: Callable[[Mutant, str], None], reach: Reach, *, jobs: int
    ) -> None:
        self._mutants, self._report, self._reach, self._jobs = mutants, report, reach, jobs
        self._seconds: dict[str, float] = {}
        #: By function: the tests that killed a mutant of it, the last one at the end.
        self._killers: defaultdict[str, list[str]] = defaultdict(list)
        self._running: dict[int, tuple[Mutant | None, int, str]] = {}

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run the tests with the original code, then with each mutant."""
        self._learn(session.items)
        gc.collect()
        gc.freeze()  # so that a fork copies less of the memory
        self._start(None, session.items)
        for mutant in self._mutants:
            reaching = self._reach.tests(mutant.file, mutant.lines)
            self._start(mutant, [item for item in session.items if item.nodeid in reaching])
        self._start(None, session.items)
        while self._running:
            self._wait()
        return True

    def _learn(self, items: Sequence[pytest.Item]) -> None:
        """Run the tests, and see which lines each of them runs."""
        with self._reach.measured():
            for item, following in _with_next(items):
                # What the first test caches would count as run by that test alone.
                forget()
                self._reach.begin(item.nodeid)
                start = time.process_time()
                failure = _failure(item, following)
                self._seconds[item.nodeid] = time.process_time() - start
                if failure:
                    sys.exit(f"with the original code {failure}")

    def _start(self, mutant: Mutant | None, tests: Sequence[pytest.Item]) -> None:
        """Run tests in a fork, with a mutant or with the original code."""
        if mutant is not None and not tests:
            self._report(mutant, "no tests")
            return
        while len(self._running) >= self._jobs:
            self._wait()
        killers = self._killers[mutant.place] if mutant else []
        tests = sorted(tests, key=lambda item: (_rank(killers, item.nodeid), self._seconds[item.nodeid]))
        reader, writer = os.pipe()
        folder = mkdtemp(prefix="mutant-")  # forks that share one take folders from one another
        child = os.fork()
        if child:
            os.close(writer)
            self._running[child] = mutant, reader, folder
            return
        status = 1  # an exception that gets here is seen, too
        try:
            _bound()
            tests[0].config._tmp_path_factory._basetemp = Path(folder)  # type: ignore[attr-defined]  # noqa: SLF001 no public way
            if mutant is not None:
                mutant.apply()
            forget()
            for item, following in _with_next(tests):
                _wind(PATIENCE * self._seconds[item.nodeid] + GRACE)
                if failure := _failure(item, following):
                    os.write(writer, f"{item.nodeid}\n{failure}".encode()[:MAX_PIPE])
                    break
            else:
                status = 0
        finally:
            os._exit(status)

    def _wait(self) -> None:
        child, status = os.wait()
        mutant, reader, folder = self._running.pop(child)
        shutil.rmtree(folder, ignore_errors=True)
        with open(reader, encoding="utf-8", errors="replace") as pipe:
            test, _, failure = pipe.read().partition("\n")
        code = os.waitstatus_to_exitcode(status)
        result = "survived" if code == 0 else "clock" if code in (-signal.SIGPROF, -signal.SIGALRM) else "killed"
        if mutant is not None:
            self._report(mutant, result)
            if test:
                killers = self._killers[mutant.place]
                killers[:] = [*(each for each in killers if each != test), test]
        elif result != "survived":
            sys.exit(f"in a fork, with the original code, {failure or result}: so what forks find is worth nothing")


def _bound() -> None:
    """Bound the memory of a fork, and keep it from printing."""
    resource.setrlimit(resource.RLIMIT_AS, (MAX_BYTES, MAX_BYTES))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(nothing, 2)


def _wind(seconds: float) -> None:
    """End this process if it is still at it after so much CPU time."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, WAITING * seconds)


def _rank(killers: Sequence[str], test: str) -> int:
    """Return where a test comes: the last one that killed a mutant first, and behind them those that killed none."""
    return -killers.index(test) if test in killers else 1


def _with_next(items: Sequence[pytest.Item]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    return zip(items, [*items[1:], None], strict=False)  # of no items there is no next


def _failure(item: pytest.Item, following: pytest.Item | None) -> str:
    """Run a test, perhaps not for the first time; return how it fails, or nothing."""
    item._initrequest()  # type: ignore[attr-defined]  # noqa: SLF001 as plugins that run a test twice
    reports = runtestprotocol(item, nextitem=following, log=False)
    return "\n".join(f"{item.nodeid} fails:\n{report.longreprtext}" for report in reports if report.failed)


def forget() -> None:
    """Empty the caches of the package."""
    for name, module in list(sys.modules.items()):
        if name.startswith("commerce_events"):
            for thing in vars(module).values():
                if hasattr(thing, "cache_clear"):
                    thing.cache_clear()
    _validate._VALIDATORS.clear()  # noqa: SLF001 a cache, too
