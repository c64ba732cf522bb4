"""The table of edits of one property: the verdict of each was written down first."""

import json
from pathlib import Path
from typing import Any

import pytest

from commerce_events.diff.compare import compare
from tests.diff.folders import few, rules, with_review
from tests.diff.judges import accepts

pytestmark = pytest.mark.slow

TABLE: dict[str, list[list[Any]]] = json.loads(Path(__file__).with_name("values.json").read_text("utf-8"))
ROWS = [row for rows in TABLE.values() for row in rows]


@pytest.mark.parametrize("row", ROWS, ids=[f"{kind}-{index}" for kind in TABLE for index in range(len(TABLE[kind]))])
def test_the_verdict_on_a_property(row: list[Any]) -> None:
    before, after, senders, receivers = row
    old, new = few(with_review(before)), few(with_review(after))
    changes = compare(rules(old), rules(new))
    (change,) = (each for each in changes if each.name == "EventReviewWritten")
    assert [change.verdict("senders"), change.verdict("receivers")] == [senders, receivers]
    assert {each.name for each in changes if each.senders or each.receivers} <= {"EventReviewWritten"}
    for yes, no, reasons in ((old, new, change.senders), (new, old, change.receivers)):
        for reason in reasons:
            assert (reason.payload is None) is (reason.verdict == "unknown")
            if reason.payload is not None:
                assert [accepts(each, reason.payload) for each in (yes, no)] == [True, False]
