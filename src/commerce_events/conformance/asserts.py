"""Assertions for test suites."""

import json
from collections.abc import Collection
from contextlib import nullcontext
from typing import Any

from commerce_events import _validate
from commerce_events._options import told, whole_number
from commerce_events.conformance.function import FunctionPeer, Validator
from commerce_events.conformance.results import Failure, Result, results
from commerce_events.conformance.score import Score
from commerce_events.conformance.suite import Kind, suite
from commerce_events.report import Report
from commerce_events.validator import Body

#: What a body is called in the explanation.
_NAME = "body"


def assert_valid(body: Body, **options: Any) -> None:
    """Pass if the contract accepts a body of `POST /events`.

    Args:
        body: JSON text, or parsed JSON, which is explained as indented text.
        options: Those of `commerce_events.check`.

    Raises:
        AssertionError: It does not; the text says why, in the words of `commerce-events check`.
        TypeError, ValueError: As `check` raises them.
    """
    report = _validate.check(body, **options)
    if report.valid:
        return
    # Not above, for start-up time: they load rich.
    from commerce_events.conformance.payload import explanation
    from commerce_events.inputs.lines import Payload

    text = json.dumps(body, indent=2, ensure_ascii=False) if isinstance(body, (dict, list)) else body
    shown = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text)
    if text is not body:
        placed = _validate.check(text, **{**options, "max_bytes": len(shown)})
        report = placed if _codes(placed) == _codes(report) else report  # not if the body itself was too large
    raise AssertionError(explanation(Payload(_NAME, None, shown), report))


def _codes(report: Report) -> list[str]:
    return [violation.code for violation in report.violations]


def assert_conforms(
    validator: Validator, *, version: str = "v1", vectors: Kind = "all", only: Collection[str] = (), show: int = 5
) -> None:
    """Pass if a validator gives the verdict of every conformance vector.

    Args:
        validator: Takes the bytes of a body; returns True or False, or something that has this as `valid`.
        version: The version of the contract.
        vectors: Which vectors: `text` are those about JSON text, which no schema can judge, `payloads` the others.
        only: The names of the files to take, such as `EventSale`; all of them if there are none.
        show: How many disagreements the text explains.

    Raises:
        AssertionError: It does not, or it raises, or returns something else; the text explains it.
        TypeError, ValueError: An option can't be so, or there are no such vectors.
    """
    if not callable(validator):
        raise TypeError(f"validator is a function, not {told(validator)}")
    whole_number("show", show, 0)
    chosen = suite(version, vectors, only)
    score = Score(len(chosen))
    wrong: list[Result] = []
    for result in results(chosen, lambda: nullcontext(FunctionPeer(validator))):
        score.count(result)
        if isinstance(result, Failure) or not result.agrees:
            wrong.append(result)
    if wrong:
        raise AssertionError(_told(score, wrong, version, show))


def _told(score: Score, wrong: list[Result], version: str, show: int) -> str:
    """The score, then the first disagreements, and in any case what ended the asking."""
    from commerce_events.conformance.explain import Explainer  # not above, for start-up time: it loads rich

    explainer = Explainer("en", version)
    explained = wrong[:show] + [result for result in wrong[show:] if isinstance(result, Failure)]
    blocks = ["\n".join(explainer.explain(result)) for result in explained]
    if len(explained) < len(wrong):
        blocks.append(explainer.more(len(wrong) - len(explained)))
    return "\n\n".join([explainer.summary(score), *blocks])
