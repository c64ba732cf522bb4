"""What is not valid is never called valid, whatever goes wrong where it is explained; options are what they must be."""

import json
import subprocess
from pathlib import Path

import pytest

from commerce_events._contract.contract import contract
from commerce_events.conformance.suite import Vector, suite
from commerce_events.publish.playground import playground as data_of
from proofs.playground.built import built
from proofs.playground.peer import NODE, Playground

CORE = Path(__file__).parents[2] / "build/playground/core.mjs"

SALE = '{"type": "EventSale", "customerCode": "c", "productCode": "p"'

#: What is left out of the core's code, and bodies that only an explanation would say something of.
SILENCED = {
    "the breaches of the judge": ("judge.ts", "  return ranked.filter(", "  return [].filter("),
    "the findings of an event": ("explain.ts", "  return [{ code, path: here,", "  return [] ?? [{ code, path: here,"),
    "the findings of a text": ("scan.ts", "    this.findings.push({ code, path, span, params });\n", ""),
}


@pytest.mark.parametrize(("file", "before", "after"), SILENCED.values(), ids=SILENCED)
def test_the_verdict_is_not_the_explanations(tmp_path: Path, file: str, before: str, after: str) -> None:
    vectors = suite()
    with Playground(built(tmp_path, data_of(contract("v1")), {file: (before, after)})) as silenced:
        said = [silenced.check(_body(vector)).reports[0] for vector in vectors]
    assert [report["valid"] for report in said] == [vector.valid for vector in vectors]
    codes = {violation["code"] for report in said for violation in report["violations"]}
    assert "refused" in codes
    assert all(report["violations"] for report in said if not report["valid"])


def test_what_nothing_explains_is_refused(tmp_path: Path) -> None:
    _, before, after = SILENCED["the breaches of the judge"]
    with Playground(built(tmp_path, data_of(contract("v1")), {"judge.ts": (before, after)})) as silenced:
        report = silenced.check(f'[{SALE}}}, {SALE}, "quantity": 0}}, {SALE}, "x": 1}}]').reports[0]
        (empty,) = silenced.check("[]").reports[0]["violations"]
    assert [(each["code"], each["instanceLocation"]) for each in report["violations"]] == [
        ("refused", "/1"),
        ("refused", "/2"),
    ]
    assert [event["valid"] for event in report["events"]] == [True, False, False]
    assert (empty["code"], empty["instanceLocation"]) == ("refused", "")


def test_a_keyword_without_a_code_is_refused(tmp_path: Path) -> None:
    data = data_of(contract("v1"))
    data["codes"] = {**data["codes"], "by-keyword": {}, "by-place": {}}
    with Playground(built(tmp_path, data)) as strange:
        for body in ("1", f'{SALE}, "quantity": 0}}', f'{SALE}, "timestamp": "now"}}', '{"type": 1}'):
            report = strange.check(body).reports[0]
            assert not report["valid"]
            assert {violation["code"] for violation in report["violations"]} <= {"refused", "missing-property"}


def _body(vector: Vector) -> str | bytes:
    return vector.body if vector.text is None else vector.text


NO_BODIES = [
    *("", "null", "1", "true", "{}", "[]", "new String('{}')", "Symbol()", "() => '{}'"),
    *("new ArrayBuffer(2)", "new Uint16Array(2)", "new DataView(new ArrayBuffer(2))", "[0x7b, 0x7d]"),
]

#: Of the arguments of a check, the error that they raise.
WRONG = {
    **{
        f"'', {{{name}: {value}}}": error
        for name in ("maxBytes", "maxViolations")
        for value, error in (
            *((number, "RangeError") for number in ("NaN", "-1", "0", "1.5", "Infinity", "2 ** 53")),
            *((other, "TypeError") for other in ('"3"', "true", "null", "1n", "[1]", "{}")),
        )
    },
    "'', {unknown: 'warning'}": "RangeError",
    "'', {unknown: null}": "RangeError",
    "'', {unknown: ['warn']}": "RangeError",
    "'', {now: new Date(NaN)}": "RangeError",
    "'', {now: 0}": "TypeError",
    "'', {now: '2025-11-18'}": "TypeError",
    "'', {now: null}": "TypeError",
    **dict.fromkeys(NO_BODIES, "TypeError"),
}

#: What has to be named in the error: the option, or the body.
SCRIPT = """
import {check} from CORE;
const told = [];
for (const call of CALLS) {
  try { told.push([call(), '', '']); } catch (error) { told.push([null, error.constructor.name, error.message]); }
}
console.log(JSON.stringify(told));
"""


def asked(calls: list[str]) -> list[tuple[bool | None, str, str]]:
    """What comes of calls of `check`: the verdict, the error, its message."""
    made = ", ".join(f"() => check({call}).valid" for call in calls)
    script = SCRIPT.replace("CORE", json.dumps(CORE.as_uri())).replace("CALLS", f"[{made}]")
    command = [*NODE, "--input-type=module", "--eval", script]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603 the script above
    return [(valid, error, message) for valid, error, message in json.loads(ended.stdout)]


def test_wrong_arguments_are_told() -> None:
    for (call, error), (valid, found, message) in zip(WRONG.items(), asked(list(WRONG)), strict=True):
        assert (call, valid, found) == (call, None, error)
        name = call.partition("{")[2].partition(":")[0] if ", {" in call else "a body"
        assert message.startswith(f"{name} is ")


def test_right_arguments_are_taken() -> None:
    sale = json.dumps(SALE + "}")
    calls = [
        f"{sale}, {{maxBytes: 2 ** 53 - 1, maxViolations: 2 ** 53 - 1, unknown: 'warn', now: new Date(0)}}",
        f"{sale}, {{maxBytes: undefined, maxViolations: undefined, unknown: undefined, now: undefined}}",
        f"new TextEncoder().encode({sale})",
        f"Buffer.from({sale})",
        f"new Uint8Array(new TextEncoder().encode({sale}).buffer)",
    ]
    assert asked(calls) == [(True, "", "")] * len(calls)
