"""The vectors that validators are asked: those that have a payload as data, each with its text as it stands."""

import json
from dataclasses import dataclass
from pathlib import Path

from commerce_events._reading.places import Places


@dataclass(frozen=True, slots=True)
class Vector:
    """A payload and the verdict on it.

    Attributes:
        file: The name of its file, without the ending.
        description: What is particular about it, unlike that of any other vector.
        text: The payload on one line, spelt as in the file: `2.0` stays `2.0`.
        valid: The verdict.
    """

    file: str
    description: str
    text: str
    valid: bool


def read_vectors(folder: Path) -> list[Vector]:
    """The vectors of a folder's files; those of a raw text are left out, for no schema judges it."""
    return [vector for file in sorted(folder.glob("*.json")) for vector in _vectors(file)]


def _vectors(file: Path) -> list[Vector]:
    text = file.read_text(encoding="utf-8")
    places = Places(text)
    return [
        Vector(file.stem, test["description"], _line(text, places.offset(("tests", index, "data"))), test["valid"])
        for index, test in enumerate(json.loads(text)["tests"])
        if "data" in test
    ]


def _line(text: str, start: int) -> str:
    """The JSON value that starts at a place, on one line: within its strings there are no line ends."""
    _, end = json.JSONDecoder().raw_decode(text, start)
    return text[start:end].replace("\n", " ")
