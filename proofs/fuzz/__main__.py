"""Let a fuzzer look for a text that the fast path accepts and the judge does not.

    python -m proofs.fuzz [--functions] [--seconds N | --runs N] [--seed N]

With `--functions` it looks for one on which `is_valid`, `check` or `validate` has another verdict than the judge.

The fuzzer is atheris (libFuzzer), which is told by the code that is reached which texts are worth changing further. It
starts from the conformance vectors and changes them with `mutate`. A text that is found is printed and kept in the
current folder; it belongs among those that `proofs/tests/test_fast_path.py` has pinned then.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["commerce_events"]):
    from commerce_events.conformance.suite import published_vectors
    from proofs.fuzz.mutate import mutate
    from proofs.fuzz.reference import disagreement, misjudged

_LARGEST = 4096


def fast_path(raw: bytes) -> None:
    """One execution.

    Raises:
        AssertionError: The fast path accepts what the judge does not.
    """
    found = disagreement(raw)
    if found is not None:
        raise AssertionError(f"the fast path accepts {found} that the judge does not: {raw!r}")


def functions(raw: bytes) -> None:
    """One execution.

    Raises:
        AssertionError: A function of the package has another verdict than the judge.
    """
    found = misjudged(raw)
    if found is not None:
        raise AssertionError(f"{found} has another verdict than the judge: {raw!r}")


def seeds() -> Iterator[bytes]:
    """What to start from: the vectors, compact and with blanks, and batches and lines of some of them."""
    payloads = [vector["data"] for vectors in published_vectors().values() for vector in vectors if "data" in vector]
    small = [payload for payload in payloads if len(json.dumps(payload)) < _LARGEST]
    for payload in small:
        yield json.dumps(payload).encode()
        yield json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode()
    events = [payload for payload in small if isinstance(payload, dict)]
    for index in range(0, len(events) - 3, 3):
        lines = [json.dumps(event, separators=(",", ":")) for event in events[index : index + 3]]
        yield f"[{','.join(lines)}]".encode()
        yield "\n".join(lines).encode()


def main() -> None:
    """Fuzz with the options of the command line; libFuzzer ends the process."""
    options = argparse.ArgumentParser(prog="python -m proofs.fuzz", description="Fuzz the validator against its judge.")
    options.add_argument("--functions", action="store_true", help="fuzz is_valid, check and validate instead")
    options.add_argument("--seconds", type=int, default=60, help="how long, unless --runs is given")
    options.add_argument("--runs", type=int, help="how many executions")
    options.add_argument("--seed", type=int, default=1, help="where chance starts")
    chosen = options.parse_args()
    corpus = Path(tempfile.mkdtemp())
    for number, seed in enumerate(seeds()):
        (corpus / str(number)).write_bytes(seed)
    bound = f"-max_total_time={chosen.seconds}" if chosen.runs is None else f"-runs={chosen.runs}"
    flags = [bound, f"-seed={chosen.seed}", f"-max_len={_LARGEST}", "-print_final_stats=1", "-len_control=0"]
    random = Random(chosen.seed)
    atheris.Setup(
        [sys.argv[0], *flags, str(corpus)],
        functions if chosen.functions else fast_path,
        custom_mutator=lambda data, size, _: mutate(data, random)[:size],
    )
    atheris.Fuzz()


main()
