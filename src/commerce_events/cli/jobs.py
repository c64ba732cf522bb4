"""Check files in several processes, `check --jobs N`: the same results in the same order as in one."""

import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from multiprocessing import get_context, parent_process
from os import _exit as exit_now
from threading import Thread

import click

from commerce_events import _validate
from commerce_events._messages import phrase
from commerce_events._params import Params
from commerce_events.cli.results import Options, results
from commerce_events.inputs.files import Unreadable
from commerce_events.inputs.lines import Lines, Payload
from commerce_events.inputs.parts import Part, PartReader, parts
from commerce_events.inputs.payloads import Source, read, sources
from commerce_events.reports.result import Checked, Plain, Result, moved, with_one_fix
from commerce_events.reports.text import TRIES
from commerce_events.reports.words import cli_words

#: So many files are a task, and so many tasks wait for each process.
_FILES, _WAITING = 32, 3

#: What is checked in one go: whole files, and what can't be read among them, or one part of a file.
_Task = tuple[Part | Unreadable, ...]

#: What came of a task, and how many lines it has, if it is a part of a file.
_Done = tuple[Sequence[Result | Plain], int]


class DiedError(click.ClickException):
    """A process ended before it was done."""

    exit_code = 2


def checked(paths: Iterable[str], chosen: Options) -> Iterator[Result | Plain]:
    """Yield what comes of each payload of files, in the order in which they are found.

    Raises:
        DiedError: A process ended before it was done.
    """
    found = sources(paths, chosen.exclude, chosen.expect_invalid)
    if chosen.jobs == 1 or chosen.fix or chosen.diff:
        yield from results(_loaded(found, chosen), chosen)
        return
    tasks = _tasks(found, chosen)
    first = [task for _, task in zip(range(2), tasks, strict=False)]  # tasks come last: none of them is lost
    if len(first) < 2:  # noqa: PLR2004 there is nothing to share out
        for task in first:
            yield from results(_loaded(map(_whole, task), chosen), chosen)
        return
    try:
        yield from _shared_out(chain(first, tasks), chosen)
    except BrokenProcessPool:
        raise DiedError(phrase(cli_words(chosen.lang)["died"], {}, chosen.lang)) from None


def _loaded(found: Iterable[Source | Unreadable], chosen: Options) -> Iterator[Payload | Lines | Unreadable]:
    for source in found:
        if isinstance(source, Unreadable):
            yield source
        else:
            yield from read(source, chosen.input_format, chosen.max_bytes)


def _whole(part: Part | Unreadable) -> Source | Unreadable:
    return part if isinstance(part, Unreadable) else part.source


def _tasks(found: Iterable[Source | Unreadable], chosen: Options) -> Iterator[_Task]:
    """Yield what is checked in one go each. Standard input, which no other process can read, is a task of its own."""
    files: list[Part | Unreadable] = []
    for source in found:
        each = [source] if isinstance(source, Unreadable) else [*parts(source, chosen.input_format)]
        is_alone = len(each) > 1 or (isinstance(source, Source) and source.path is None)
        if files and (is_alone or len(files) == _FILES):
            yield tuple(files)
            files = []
        if is_alone:
            yield from ((part,) for part in each)
        else:
            files += each
    if files:
        yield tuple(files)


def _shared_out(tasks: Iterable[_Task], chosen: Options) -> Iterator[Result | Plain]:
    _validate.check(b"{}", version=chosen.api_version)  # each process has then what explaining needs
    sys.stdout.flush()  # none of them writes it once more
    pool = ProcessPoolExecutor(chosen.jobs, get_context(_START), initializer=_prepare)
    waiting: deque[tuple[_Task, Future[_Done] | None]] = deque()
    joined = _Joined()
    try:
        for task in tasks:
            is_here = isinstance(task[0], Part) and task[0].source.path is None
            with _sigpipe_blocked():
                waiting.append((task, None if is_here else pool.submit(_check, task, chosen)))
            if len(waiting) > chosen.jobs * _WAITING:
                yield from joined.next(*waiting.popleft(), chosen)
        while waiting:
            yield from joined.next(*waiting.popleft(), chosen)
    finally:
        pool.shutdown(cancel_futures=True)


#: How a process is started: where it can be, with all that is loaded.
_START = "fork" if sys.platform == "linux" else "spawn"


@contextmanager
def _sigpipe_blocked() -> Iterator[None]:
    """Start threads in which the pipe of a process that died is an error; elsewhere it would end this process."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGPIPE})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare() -> None:
    """Leave signals to the process that started this one, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if parent := parent_process():
        parent.join()
        exit_now(2)


def _check(task: _Task, chosen: Options) -> _Done:
    """Check a task, in a process of its own."""
    part = task[0]
    reader = PartReader(part, chosen.max_bytes) if isinstance(part, Part) and part.end is not None else None
    found = results(reader.read() if reader else _loaded(map(_whole, task), chosen), chosen)
    # One after the other: what the fixes of a report hold on to is let go of.
    kept = [*(found if chosen.wants_fixes else _with_few_fixes(found))]
    return kept, reader.lines if reader else 0


def _with_few_fixes(found: Iterable[Result | Plain]) -> Iterator[Result | Plain]:
    """Yield results with the fixes that the text format asks for, up to the first: each is tried to be handed over."""
    tries = TRIES
    for result in found:
        if not isinstance(result, Checked):
            yield result
            continue
        violations = result.report.violations
        fixed = next((at for at, each in enumerate(violations[:tries]) if each.fix), None)
        tries = 0 if fixed is not None else max(0, tries - len(violations))
        yield with_one_fix(result, fixed)


@dataclass(slots=True)
class _Joined:
    """Puts the results of the parts of files together."""

    _lines: int = 0
    _is_empty: bool = True
    _is_over: bool = False

    def next(self, task: _Task, done: "Future[_Done] | None", chosen: Options) -> Iterator[Result | Plain]:
        """Yield the results of the next task."""
        if done is None:
            yield from results(_loaded(map(_whole, task), chosen), chosen)
            return
        found, lines = done.result()
        part = task[0]
        if isinstance(part, Part) and part.end is not None:
            yield from self._of_part(part, found, lines)
        else:
            yield from found

    def _of_part(self, part: Part, found: Sequence[Result | Plain], lines: int) -> Iterator[Result | Plain]:
        """Yield the results of a part. Behind one that can't be read, those of the same file are left out."""
        if part.start == 0:
            self._lines, self._is_empty, self._is_over = 0, True, False
        for result in () if self._is_over else found:
            self._is_empty = False
            self._is_over = isinstance(result, Unreadable)
            yield moved(result, self._lines)
        self._lines += lines
        if part.is_last and self._is_empty:
            yield Unreadable(part.source.name, "no-payloads", Params(reason="file"))
