"""What was meant by a misspelt name: both suggest the same, also where it is close whether they suggest anything."""

import json
from random import Random

import pytest

import commerce_events as ce
from proofs.playground.peer import Playground, assert_same

TYPES = [kind.name for kind in ce.event_types()]
LETTERS = "aeinorstEPCVR_- 1éſ"


def misspelt(random: Random, name: str) -> str:
    """A name with one to seven slips: a letter lost, added, changed, swapped or doubled, or an end cut off."""
    for _ in range(random.randint(1, 7)):
        at = random.randrange(len(name) + 1)
        before, after = name[:at], name[at:]
        letter = random.choice(LETTERS)
        slips = (before + after[1:], before + letter + after, before + letter + after[1:], after, before)
        swaps = (before + after[1:2] + after[:1] + after[2:], before + after[:1] + after, after + before)
        name = random.choice((*slips[:3], *slips, *swaps))
    return name


@pytest.mark.parametrize("seed", range(30))
def test_types(playground: Playground, seed: int) -> None:
    random = Random(seed)
    batch = [{"type": misspelt(random, random.choice(TYPES)), "customerCode": "c"} for _ in range(100)]
    answer = assert_same(playground, json.dumps(batch))
    hints = {violation["hint"].partition(" ")[0] for violation in answer.reports[0]["violations"]}
    assert {"Did", "Use"} <= hints


@pytest.mark.parametrize("seed", range(30))
def test_names(playground: Playground, seed: int) -> None:
    random = Random(seed)
    batch = []
    for kind in ce.event_types() * 6:
        names = [each.name for each in kind.properties]
        wrong = {misspelt(random, random.choice(names)): 1 for _ in range(random.randint(1, 4))}
        batch.append({"type": kind.name, **wrong})
    answer = assert_same(playground, json.dumps(batch), max_violations=1000)
    hints = {violation["hint"].partition(" ")[0] for violation in answer.reports[0]["violations"]}
    assert {"Did", "Take", "Add"} <= hints
    assert_same(playground, json.dumps(batch), max_violations=1000, unknown="warn")
