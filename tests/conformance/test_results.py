import pytest

from commerce_events._params import NONE
from commerce_events.conformance.peer import Answer, PeerError
from commerce_events.conformance.results import Compared, Failure
from commerce_events.conformance.score import Score
from commerce_events.conformance.suite import Vector

GOOD = Vector("EventSale", "good", b"{}", "{}", valid=True, event_type="EventSale")
BAD = Vector("EventSale", "bad", b"{}", "{}", False, "too-big", "/q", "v1/a.json#/q/maximum", "EventSale")  # noqa: FBT003
#: What a vector may leave open.
VAGUE = Vector("text", "vague", b"{}", "{}", valid=False)


@pytest.mark.parametrize(
    ("vector", "answer", "points"),
    [
        (GOOD, Answer(valid=True), {"verdict": True}),
        (GOOD, Answer(valid=False), {"verdict": False}),
        (GOOD, Answer(valid=False, code="too-big", instance_location=""), {"verdict": False}),
        (BAD, Answer(valid=True), {"verdict": False}),
        (BAD, Answer(valid=True, code="too-big"), {"verdict": False}),
        (BAD, Answer(valid=False), {"verdict": True}),
        (BAD, Answer(valid=False, code="too-big"), {"verdict": True, "code": True}),
        (BAD, Answer(valid=False, code="too-small"), {"verdict": True, "code": False}),
        (BAD, Answer(valid=False, instance_location="/q"), {"verdict": True, "location": True}),
        (
            BAD,
            Answer(valid=False, code="", instance_location=""),
            {"verdict": True, "code": False, "location": False},
        ),
        (VAGUE, Answer(valid=False, instance_location="/q"), {"verdict": True}),
    ],
)
def test_what_is_compared(vector: Vector, answer: Answer, points: dict[str, bool]) -> None:
    compared = Compared(vector, answer)
    assert compared.points == points
    assert compared.agrees is all(points.values())


def test_the_score_keeps_verdicts_apart_from_what_is_told_beside_them() -> None:
    score = Score(4)
    assert score.status == 0
    for vector, answer in [
        (GOOD, Answer(valid=True)),
        (BAD, Answer(valid=False, code="x", instance_location="/q")),
        (BAD, Answer(valid=True)),
        (VAGUE, Answer(valid=False)),
    ]:
        score.count(Compared(vector, answer))
    assert score.to_dict() == {
        "vectors": 4,
        "disagreements": 2,
        "verdicts": {"compared": 4, "agreed": 3},
        "codes": {"compared": 1, "agreed": 0},
        "locations": {"compared": 1, "agreed": 1},
        "by": {
            "eventType": {"EventSale": {"compared": 3, "agreed": 2}},
            "keyword": {"maximum": {"compared": 2, "agreed": 1}},
            "code": {"too-big": {"compared": 2, "agreed": 1}},
        },
    }
    assert score.status == 1
    score.count(Failure(None, "silent", NONE, ""))
    assert score.status == 2


def test_an_error_says_why() -> None:
    assert str(PeerError("silent")) == "silent"
