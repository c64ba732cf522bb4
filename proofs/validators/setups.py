"""The set-ups: each validator with each form of the contract that it can read. A new validator is a file and a row."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from proofs.validators.environments import FOLDER

_PYTHON = (str(FOLDER / ".venv/bin/python"), "-m")
_SOURCEMETA = str(FOLDER / ".venv-sourcemeta/bin/jsonschema")

_ALL = ("source", "draft-07", "2020-12")


@dataclass(frozen=True, slots=True)
class Setup:
    """A validator with a form of the contract.

    Attributes:
        name: What the matrix calls it.
        form: The form: `source`, or a dialect of the single file.
        command: What to run; the form's files are its further arguments.
    """

    name: str
    form: str
    command: tuple[str, ...]

    @property
    def validator(self) -> str:
        """The validator, by the name that `VALIDATORS` has for it."""
        return self.name.removesuffix(f" {self.form}")


def _setups(validator: str, forms: Iterable[str], *command: str) -> list[Setup]:
    return [Setup(f"{validator} {form}", form, command) for form in forms]


def _node(script: str) -> tuple[str, str]:
    return ("node", str(Path(FOLDER, "node", script)))


SETUPS = [
    *_setups("jsonschema", _ALL, *_PYTHON, "proofs.validators.python.jsonschema"),
    *_setups("jsonschema-rs", _ALL, *_PYTHON, "proofs.validators.python.jsonschema_rs"),
    *_setups("corvus", _ALL, *_PYTHON, "proofs.validators.python.corvus"),
    *_setups("fastjsonschema", ["draft-07"], *_PYTHON, "proofs.validators.python.fastjsonschema"),
    *_setups("sourcemeta", _ALL, *_PYTHON, "proofs.validators.python.sourcemeta", _SOURCEMETA),
    *_setups("ajv", _ALL, *_node("ajv.mjs")),
    *_setups("ajv 6", ["draft-07"], *_node("ajv6.mjs")),
    *_setups("hyperjump", _ALL, *_node("hyperjump.mjs")),
    *_setups("cfworker", _ALL, *_node("cfworker.mjs")),
    *_setups("schemasafe", _ALL, *_node("schemasafe.mjs")),
    *_setups("z-schema", _ALL, *_node("z_schema.mjs")),
    *_setups("typebox", _ALL, *_node("typebox.mjs")),
]
