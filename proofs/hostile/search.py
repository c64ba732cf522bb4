"""Search for slow payloads: the parts of known ones, put together by chance, and the slowest changed again."""

from random import Random
from time import monotonic

from proofs.hostile.measure import SIZE, Cost, Scale
from proofs.hostile.payloads import FREE, SALE

#: What a payload is made of: where it starts and ends, what stands around the values, and the values.
_FRAMES = (
    *((FREE, "}"), (f"[{FREE}", "}]"), (f'{SALE},"quantity":0,"metadata":', "}"), (f"[{SALE}}},{FREE}", "}]")),
    *(('{"type":"EventSale","customerCode":', "}"), ('{"metadata":', "}"), ("", ""), (f'{SALE},"a":', "}")),
    (f"[{FREE}1}},{FREE}1}},{FREE}", "}]"),
)
_PIECES = (
    *("1", "-0", "1.5", "1e308", "1e300", "5e-324", "9007199254740993", "1" * 308, "1" * 17, "0." + "1" * 40, "1e5"),
    *("null", "true", '""', '"a"', '"\\u0041"', '"\\""', '"😀"', '"\\ud83d\\ude00"', '"2025-11-18T07:21:16Z"', '"1e5"'),
    *('{"\\n":1}', "[[],[]]", '{"":[[]]}', '{"":[],"a":{}}'),
    *("[]", "{}", "[1]", '{"a":1}', "[[]]", "[9007199254740993]", "[" * 50 + "]" * 50, '{"":' * 50 + "1" + "}" * 50),
)
_ENDS = ("", "", "", ",1e400", ',"\\ud800"', ',{"a":1,"a":1}', ",", ",1.", ",x", ",[" + "[" * 70, ',"')
_SHOWN = 12
_BETWEEN = (",", ",", ",", ", ", ",\n")


def _tower(random: Random) -> str:
    """Arrays and objects in one another, mixed by chance."""
    inner, opened = random.choice(("", "1", "1e5")), [random.choice("[{") for _ in range(random.choice((2, 3, 20, 59)))]
    if opened[-1] == "{":
        inner = '"":1'
    opening = "".join("[" if each == "[" else '{"":' for each in opened[:-1]) + opened[-1]
    return opening + inner + "".join("]" if each == "[" else "}" for each in reversed(opened))


class _Recipe:
    """One payload, as the parts that it is made of."""

    def __init__(self, random: Random) -> None:
        self.frame = random.choice(_FRAMES)
        self.depth = random.choice((0, 1, 2, 30, 58, 60))
        self.in_objects = random.choice((False, True))
        self.pieces = [
            random.choice((random.choice(_PIECES), _tower(random))) for _ in range(random.choice((1, 1, 2, 3)))
        ]
        self.end = random.choice(_ENDS)
        self.between = random.choice(_BETWEEN)
        self.names = random.choice(("", "a", "numbered", "long"))
        self.copies = random.choice((1, 1, 1, 2, 100))

    def changed(self, random: Random) -> "_Recipe":
        """A copy with one part of another recipe."""
        other, copy = _Recipe(random), _Recipe(random)
        copy.__dict__ |= self.__dict__
        part = random.choice(sorted(self.__dict__))
        setattr(copy, part, getattr(other, part))
        return copy

    def text(self) -> str:
        """The payload."""
        start, end = self.frame
        opening, closing = ('{"a":', "}") if self.in_objects else ("[", "]")
        room = SIZE // self.copies - len((start + end).encode()) - self.depth * (len(opening) + 1) - 200
        value = opening * self.depth + self._values(room) + closing * self.depth
        event = start + value + end
        return event if self.copies == 1 else f"[{','.join([event] * self.copies)}]"

    def _values(self, room: int) -> str:
        if not self.names:
            piece = self.between.join(self.pieces)
            count = max(1, room // (len(piece.encode()) + len(self.between)))
            return f"[{self.between.join([piece] * count)}{self.end}]"
        name = {"a": '"a{:06}":', "numbered": '"{:06}":', "long": f'"{"n" * 300}{{:06}}":'}[self.names]
        size = sum(len(piece.encode()) for piece in self.pieces) / len(self.pieces) + len(name) + len(self.between)
        members = [name.format(at) + self.pieces[at % len(self.pieces)] for at in range(max(1, int(room // size)))]
        return f"{{{self.between.join(members)}}}"

    def __str__(self) -> str:
        pieces = " ".join(piece[:_SHOWN] for piece in self.pieces)
        around = f"{self.depth} {'objects' if self.in_objects else 'arrays'}"
        return (
            f"{self.copies}× {pieces} in {around}, names {self.names or '-'}, {self.end[:_SHOWN]} {self.frame[0][-12:]}"
        )


def search(scale: Scale, seconds: float, seed: int) -> list[Cost]:
    """The costs of the payloads that were tried."""
    random, until = Random(seed), monotonic() + seconds
    tried: list[Cost] = []
    best: list[tuple[float, _Recipe]] = []
    while monotonic() < until:
        recipe = random.choice(best)[1].changed(random) if best and random.randrange(2) else _Recipe(random)
        text = recipe.text()
        if len(text.encode()) > SIZE:
            continue
        costs = scale.costs(str(recipe), text)
        tried += costs
        best = sorted([*best, (max(cost.ratio for cost in costs), recipe)], key=lambda pair: -pair[0])[:12]
    return tried
