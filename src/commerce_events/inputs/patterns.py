"""Match whole paths against patterns, which count from this folder."""

import glob
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from commerce_events.inputs.steps import Steps


def matching(patterns: Iterable[str]) -> Callable[[Path], bool]:
    """Return a function that says whether a path matches one of the patterns.

    Args:
        patterns: One without a slash stands for a name at any depth, one with a slash for a path from this folder.
    """
    given = [*patterns]
    here = glob.escape(os.getcwd())
    anywhere = [Steps([pattern]) for pattern in given if "/" not in pattern]
    from_here = [Steps(Path(os.path.normpath(os.path.join(here, each))).parts) for each in given if "/" in each]

    def is_matched(path: Path) -> bool:
        if any(steps.ends(steps.after(steps.start, path.name)) for steps in anywhere):
            return True
        parts = Path(os.path.abspath(path)).parts
        return any(_ends(steps, parts) for steps in from_here)

    return is_matched if given else lambda _: False


def _ends(steps: Steps, parts: Iterable[str]) -> bool:
    states = steps.start
    for part in parts:
        states = steps.after(states, part)
    return steps.ends(states)
