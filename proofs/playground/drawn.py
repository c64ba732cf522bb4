"""Bodies drawn by chance alone, many thousands in a second: what senders might send, and worse."""

import json
from random import Random
from typing import Any

import commerce_events as ce
from commerce_events.conformance.suite import suite
from proofs.fuzz.mutate import mutate
from proofs.playground.tables import NUMBERS, ODD_NAMES, SCHEMA_NAMES, SLIPS, TIMES

#: Longer ones take their time, and say nothing more.
LONGEST = 3000

TYPES = {kind.name: [each.name for each in kind.properties] for kind in ce.event_types()}
NAMES = sorted({name for names in TYPES.values() for name in names})

#: Values that each property may have, as texts.
RIGHT = {
    each.name: [json.dumps(value) for value in each.examples]
    for kind in ce.event_types()
    for each in kind.properties
    if each.name != "type"
}

_TEXTS = ["", "D314K1432", "a", "\x7f", "😀", "1", "١٢", "asc", "ASC", "desc", "x\n", "é" * 70, "€",
          "1,000", "-1", "0", "ascending", "7.1E+18", "{sku}", ":id", "#REF!", "2025-11-18", "07:21",
          "guest"]  # fmt: skip
_LETTERS = "aeinorstEPCVR_- 1éſẞ\u0301😀"
#: Where blocks of characters end: ASCII, Latin, punctuation, Hangul, pictures.
_BLOCK_ENDS = (0x7F, 0x250, 0x2050, 0xD7FF, 0x1F9FF)
_OPTIONS: list[dict[str, Any]] = [
    *([{}] * 6),
    {"unknown": "warn"},
    {"unknown": "warn", "max_violations": 1},
    {"max_violations": 1},
    {"max_violations": 2},
    {"max_violations": 2**53 - 1},
]


class Drawn:
    """Draws bodies, the same ones from the same seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        vectors = [vector.text.encode("utf-8", "surrogatepass") if vector.text else vector.body for vector in suite()]
        self._vectors = [body for body in vectors if len(body) < LONGEST]

    def body(self) -> str | bytes:
        """A body: a text, or bytes that may be no UTF-8."""
        kind = self._random.random()
        if kind < 0.35:
            return self._either(mutate(self._random.choice(self._vectors), self._random))
        text = self._event() if kind < 0.75 else self._batch()
        if self._random.random() < 0.2:
            text = self._slipped(text)
        if self._random.random() < 0.2:
            return self._either(mutate(text.encode("utf-8", "surrogatepass"), self._random))
        return as_javascript(text)

    def options(self) -> dict[str, Any]:
        """Options of a check, mostly none."""
        if self._random.random() < 0.02:
            return {"max_bytes": self._random.randint(1, 600)}
        return self._random.choice(_OPTIONS)

    def _either(self, body: bytes) -> str | bytes:
        """The bytes, or the text that they are."""
        if self._random.random() < 0.5:
            return body
        try:
            return as_javascript(body.decode("utf-8", "surrogatepass"))
        except UnicodeDecodeError:
            return body

    def _batch(self) -> str:
        random = self._random
        items = [self._event() if random.random() < 0.9 else self._value(0) for _ in range(random.randint(0, 4))]
        items += random.choices(items, k=random.randint(0, 2)) if items else []
        random.shuffle(items)
        return f"[{random.choice((',', ' , ', f',{chr(10)}')).join(items)}]"

    def _event(self) -> str:
        """The text of an object that is more or less an event."""
        random = self._random
        kind = random.choice(list(TYPES))
        is_right = random.random() < 0.4
        known = [name for name in TYPES[kind] if name != "type" and (is_right or random.random() < 0.6)]
        members = [(name, self._right(name) if is_right or random.random() < 0.8 else self._value(0)) for name in known]
        members += [(self._name(), self._value(0)) for _ in range(0 if is_right else random.choice((0, 0, 1, 2, 5)))]
        if random.random() < 0.9:
            members.append(("type", json.dumps(self._misspelt(kind) if random.random() < 0.1 else kind)))
        random.shuffle(members)
        if random.random() < 0.9:
            members = list(dict(members).items())
        return self._object(members)

    def _right(self, name: str) -> str:
        """A value that a property may well have."""
        random = self._random
        if name == "timestamp" and random.random() < 0.5:
            return json.dumps(random.choice(TIMES))
        if name == "metadata":
            return self._value(3)
        return random.choice(RIGHT[name])

    def _value(self, depth: int) -> str:
        random = self._random
        kind = random.random()
        if depth > 0 and kind < 0.5:
            inner = [self._value(depth - 1) for _ in range(random.randint(0, 3))]
            return f"[{','.join(inner)}]" if kind < 0.25 else self._object([(self._name(), each) for each in inner])
        if kind < 0.65:
            return random.choice(NUMBERS[:40]) if kind < 0.6 else random.choice(NUMBERS)
        if kind < 0.7:
            return random.choice(("[]", "{}", "null", "true", "false", '{"type": "EventSale"}', "[" * 64 + "]" * 64))
        text = random.choice((random.choice(_TEXTS), random.choice(TIMES), random.choice(NAMES), self._name()))
        return json.dumps(text, ensure_ascii=random.random() < 0.5)

    def _object(self, members: list[tuple[str, str]]) -> str:
        random = self._random
        space = random.choice(("", "", " ", "\n", "\r\n\t"))
        ascii_only = random.random() < 0.5
        pairs = [f"{json.dumps(name, ensure_ascii=ascii_only)}:{space}{value}" for name, value in members]
        return "{" + f",{space}".join(pairs) + "}"

    def _name(self) -> str:
        random = self._random
        kind = random.random()
        if kind < 0.3:
            return self._misspelt(random.choice(NAMES))
        if kind < 0.9:
            return random.choice((random.choice(NAMES), random.choice(SCHEMA_NAMES), random.choice(ODD_NAMES)))
        return "".join(chr(random.choice(_BLOCK_ENDS) - random.randrange(0x7F)) for _ in range(3))

    def _misspelt(self, name: str) -> str:
        random = self._random
        for _ in range(random.randint(1, 3)):
            at = random.randrange(len(name) + 1)
            before, after, letter = name[:at], name[at:], random.choice(_LETTERS)
            name = before + random.choice((after[1:], letter + after, letter + after[1:], after + before))
        return name

    def _slipped(self, text: str) -> str:
        at = self._random.randint(0, len(text))
        return text[:at] + self._random.choice(SLIPS) + text[at + self._random.randint(0, 4) :]


def as_javascript(text: str) -> str:
    """The text with surrogates that stand side by side as the one character that they are in UTF-16."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
