"""What the set-ups are made of: each validator's package, its pinned release, and the languages it is for."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from proofs.validators.environments import FOLDER


@dataclass(frozen=True, slots=True)
class Validator:
    """A validator of another maker.

    Attributes:
        package: The name of its package.
        languages: The languages that it is for.
        pins: The file that pins it.
        alias: What the pins call it, if that is not the package's name.
    """

    package: str
    languages: str
    pins: str
    alias: str | None = None

    def release(self, folder: Path = FOLDER) -> str:
        """The number of the release that is pinned.

        Raises:
            LookupError: The pins don't have it.
        """
        name, text = self.alias or self.package, (folder / self.pins).read_text(encoding="utf-8")
        if self.pins.endswith(".json"):
            return str(json.loads(text)["packages"][f"node_modules/{name}"]["version"])
        if found := re.search(rf"^{re.escape(name)}==(\S+)", text, re.MULTILINE):
            return found[1]
        raise LookupError(f"{self.pins} has no {name}")


def _python(package: str, languages: str = "Python", pins: str = "requirements.txt") -> Validator:
    return Validator(package, languages, pins)


def _node(package: str, alias: str | None = None) -> Validator:
    return Validator(package, "JavaScript", "package-lock.json", alias)


#: By the name that the set-ups have for it.
VALIDATORS: Mapping[str, Validator] = {
    "jsonschema": _python("jsonschema"),
    "jsonschema-rs": _python("jsonschema-rs", "Rust, Python"),
    "corvus": _python("corvus-json-schema"),
    "fastjsonschema": _python("fastjsonschema"),
    "sourcemeta": _python("sourcemeta-jsonschema", "C++", "sourcemeta.txt"),
    "ajv": _node("ajv"),
    "ajv 6": _node("ajv", "ajv6"),
    "hyperjump": _node("@hyperjump/json-schema"),
    "cfworker": _node("@cfworker/json-schema"),
    "schemasafe": _node("@exodus/schemasafe"),
    "z-schema": _node("z-schema"),
    "typebox": _node("typebox"),
}
