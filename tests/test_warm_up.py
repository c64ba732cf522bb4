"""After `warm_up` nothing is left to import or to build, so a fork beside threads that check is harmless."""

import os
import subprocess
import sys

import commerce_events as ce

FORK = """
import os, sys, threading, time, warnings
import commerce_events as ce

BODIES = [b'{"type": "EventSale"}', b'{"type": "EventSael"}', b"[1,]", {"type": "EventSale"}]
BODIES.append(b'[{"type":"EventCouponApplied","customerCode":"c","timestamp":"2025-11-18T07:21:16Z"}]')
over = threading.Event()

def check():
    while not over.is_set():
        for body in BODIES:
            ce.check(body).to_dict("es")

def child():
    for body in BODIES:
        ce.check(body).to_dict()
        ce.is_valid(body)
        events, _ = ce.load_accepted(body)
        assert not events or ce.load(ce.dump(events)) == events
    os._exit(0)

ce.warm_up()
threads = [threading.Thread(target=check) for _ in range(3)]
for thread in threads:
    thread.start()
warnings.simplefilter("ignore", DeprecationWarning)  # from Python 3.12 on, a fork beside threads warns
hung = 0
for _ in range(50):
    number = os.fork()
    if not number:
        child()
    deadline = time.monotonic() + 30
    while os.waitpid(number, os.WNOHANG) == (0, 0):
        if time.monotonic() > deadline:
            os.kill(number, 9)
            os.waitpid(number, 0)
            hung += 1
            break
        time.sleep(0.001)
    if hung:
        break
over.set()
for thread in threads:
    thread.join()
print(hung)
"""

#: What all vectors, and other spellings of them, make the package import or build that was not there.
LEFT = """
import json, re, sys
import commerce_events as ce
from commerce_events.conformance.suite import suite
vectors = [(vector.body, vector.valid) for vector in suite()]
{call}
import commerce_events._judging.by_keyword as judge
from re import _compiler
compiled, real = [], _compiler.compile
def compile(pattern, flags=0):
    compiled.append(str(pattern))
    return real(pattern, flags)
_compiler.compile = compile
modules, judges = set(sys.modules), judge._validator.cache_info().currsize
BATCH = [{{"type": "EventSale", "customerCode": "c", "productCode": "p", "metadata": 2**53, "timestamp": stamp}}
         for stamp in 2 * ("9999-01-01T00:00:00Z", "2025-01-01T00:00:00.25-08:00")]
for body, valid in vectors:
    report = ce.check(body)
    assert report.valid is ce.is_valid(body) is valid
    assert report.to_dict("es")
    try:
        ce.validate(body, unknown="warn", show_values=True)
    except ce.InvalidPayload as error:
        assert str(error)
        json.dumps(error.report.to_dict())
    events, _ = ce.load_accepted(body, unknown="warn")
    assert not valid or events[0].check().valid
    if valid and b"[" * 60 not in body:  # in a batch, that is one level too deep
        assert [ce.load(text) for text in ce.dump_batches(ce.load(body))]
for vector in suite(vectors="payloads"):
    parsed = json.loads(vector.body)
    if isinstance(parsed, (dict, list)):
        ce.check(parsed)
        ce.load_accepted(parsed)
        ce.is_valid(json.dumps(parsed, indent=1))
assert ce.check(BATCH).warnings and ce.check(json.dumps(BATCH)).warnings
assert ce.event_types()
print(json.dumps([sorted(set(sys.modules) - modules), compiled, judge._validator.cache_info().currsize - judges]))
"""


def python(code: str) -> str:
    """Run code apart: without the measuring of coverage, which has locks of its own that a fork can take along."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=environment)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_it_changes_no_answer() -> None:
    bodies = [b"[1,]", b'{"type":"EventSale"}', b'{"type":"EventCouponApplied","customerCode":"c"}']
    before = [ce.check(body) for body in bodies]
    ce.warm_up()
    ce.warm_up(version=ce.versions()[0])
    assert [ce.check(body) for body in bodies] == before


def test_no_forked_child_hangs() -> None:
    assert python(FORK) == "0"


def test_nothing_is_left_to_import_or_to_build() -> None:
    assert python(LEFT.format(call="ce.warm_up()")) == "[[], [], 0]"


def test_without_it_there_is_something_left() -> None:
    assert '"difflib"' in python(LEFT.format(call=""))
