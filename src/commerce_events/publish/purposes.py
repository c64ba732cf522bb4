"""What each published file is for, and in which form it is."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the files of some paths are for.

    Attributes:
        paths: The paths, as a regular expression.
        words: The purpose, as a heading.
        media_type: The form of the files (RFC 6838).
    """

    paths: str
    words: str
    media_type: str


_SCHEMA = "application/schema+json"

#: The purposes, in the order of the page. A file has the first one whose paths match its own.
PURPOSES = (
    Purpose(
        r"commerce-events\.(?:draft-07|2020-12)(?:\.[A-Za-z-]+)?\.schema\.json",
        "The whole contract in one file, for validators and editors",
        _SCHEMA,
    ),
    Purpose(r"commerce-events\.union\.schema\.json", "The whole contract as a union, for generators of code", _SCHEMA),
    Purpose(
        r"commerce-events\.openapi\.json",
        "The endpoint, for tools that read OpenAPI 3.1",
        "application/vnd.oai.openapi+json",
    ),
    Purpose(r"commerce-events\.d\.ts", "Declarations for TypeScript", "text/plain"),
    Purpose(r"commerce-events-.*\.zip", "All schemas, forms and vectors in one archive", "application/zip"),
    Purpose(r"vectors/.*", "Payloads and texts with their verdicts, to prove a validator with", "application/json"),
    Purpose(
        r"deprecations\.json",
        "What is deprecated: since when, until when, why, and what to use instead",
        "application/json",
    ),
    Purpose(
        r"(?:report|manifest|vector-file)\.schema\.json",
        "The forms of reports, vectors and manifest",
        _SCHEMA,
    ),
    Purpose(r".*\.schema\.json", "The source files that all this is made of", _SCHEMA),
    Purpose(r"index\.html", "The page of this folder", "text/html"),
)


def purpose_of(path: str) -> Purpose:
    """The purpose of a published file."""
    return next(each for each in PURPOSES if re.fullmatch(each.paths, path))


def by_purpose(files: Mapping[str, bytes]) -> dict[Purpose, list[str]]:
    """The paths of the files by purpose, both in order."""
    found = {purpose: [path for path in sorted(files) if purpose_of(path) is purpose] for purpose in PURPOSES}
    return {purpose: paths for purpose, paths in found.items() if paths}


def described(path: str, content: bytes) -> dict[str, Any]:
    """The form and the purpose of a file, as a row of the manifest has them."""
    purpose = purpose_of(path)
    dialect = {"dialect": json.loads(content)["$schema"]} if purpose.media_type == _SCHEMA else {}
    return {"mediaType": purpose.media_type, **dialect, "purpose": purpose.words}
