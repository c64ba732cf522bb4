"""The vectors of a version, as they are published → the suite to put to a validator."""

import json
from base64 import b64decode
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Literal, get_args

from commerce_events._contract.contract import contract
from commerce_events._contract.folder import schemas
from commerce_events._options import one_of, texts
from commerce_events._resources import Folder, inside, names, text
from commerce_events._shown import shown

#: Which vectors: `text` are those about what no schema can judge, `payloads` are the others.
Kind = Literal["all", "payloads", "text"]
KINDS: tuple[Kind, ...] = get_args(Kind)

#: The name of the file of vectors that are exact texts: no schema can judge them.
ABOUT_TEXT = "text"

#: The name of the file of vectors that say which warnings to expect. No validator has to warn.
ABOUT_WARNINGS = "warnings"

_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Vector:
    """A body of `POST /events` and the verdict that every validator must give.

    Attributes:
        file: The file that it stands in, without its ending: `EventSale`.
        description: What it is about, in a few words.
        body: Its bytes.
        text: The same as text; None if they are given as bytes, because they may be no UTF-8.
        valid: The verdict.
        code: Why it is invalid, one of the codes of `messages/codes.json`; None if it is valid.
        instance_location: The value concerned, as a JSON Pointer; None if it is valid.
        keyword_location: The keyword of the schemas that says so; None also where the text is at fault.
        event_type: The type of the event concerned, if it has one.
    """

    file: str
    description: str
    body: bytes
    text: str | None
    valid: bool
    code: str | None = None
    instance_location: str | None = None
    keyword_location: str | None = None
    event_type: str | None = None

    @property
    def name(self) -> str:
        """What the vector is called in answers: its file, which many descriptions begin with, and its description."""
        return f"{self.file}: {self.description.removeprefix(f'{self.file}: ')}"

    @property
    def keyword(self) -> str | None:
        """The keyword that an invalid body does not meet, such as `required`."""
        return self.keyword_location and self.keyword_location.rpartition("/")[2]


def suite(version: str = "v1", vectors: Kind = "all", only: Collection[str] = ()) -> tuple[Vector, ...]:
    """The vectors of a version, of one kind, and, if names of files are given, only of these.

    Raises:
        TypeError, ValueError: An option can't be so, or there are no such vectors.
    """
    contract(version)  # sees that there is such a version
    one_of("vectors", vectors, KINDS)
    texts("only", only)
    known = {
        file: tests
        for file, tests in published_vectors(version).items()
        if vectors == "all" or (file == ABOUT_TEXT) is (vectors == "text")
    }
    if not known:
        raise ValueError(f"there are no vectors in {_folder(version)}")
    if missing := sorted(set(only) - known.keys()):
        raise ValueError(f"only: there are no vectors {', '.join(map(shown, missing))}, only {', '.join(known)}")
    return tuple(_vector(file, test) for file, tests in known.items() if not only or file in only for test in tests)


def published_vectors(version: str = "v1") -> dict[str, list[dict[str, Any]]]:
    """The vectors of a version as JSON values, by the file's name without its ending."""
    return vectors_in(_folder(version))


def vectors_in(folder: Folder) -> dict[str, list[dict[str, Any]]]:
    """The vectors in a folder, as they are published, by the file's name without its ending."""
    files = [name for name in names(folder) if name.endswith(_ENDING)]
    return {name.removesuffix(_ENDING): json.loads(text(folder, name))["tests"] for name in files}


def _folder(version: str) -> Folder:
    return inside(inside(schemas(), version), "vectors")


def _vector(file: str, test: dict[str, Any]) -> Vector:
    body, text = _body(test)
    return Vector(
        file=file,
        description=test["description"],
        body=body,
        text=text,
        valid=test["valid"],
        code=test.get("code"),
        instance_location=test.get("instanceLocation"),
        keyword_location=test.get("keywordLocation"),
        event_type=test.get("eventType"),
    )


def _body(test: dict[str, Any]) -> tuple[bytes, str | None]:
    if "base64" in test:
        return b64decode(test["base64"]), None
    written = test["text"] if "text" in test else json.dumps(test["data"], ensure_ascii=False)
    return written.encode(), written
