"""The tools of other makers: where they are, and how they are run."""

import subprocess
from collections.abc import Sequence
from pathlib import Path

#: The folder of these proofs.
FOLDER = Path(__file__).parent
_MODULES = FOLDER / "node_modules"

#: Commands to start with, by tool.
PYTHON = [str(FOLDER / ".venv/bin/python"), "-P"]
JSON2TS = ["node", str(_MODULES / "json-schema-to-typescript/dist/src/cli.js")]
TSC = ["node", str(_MODULES / "typescript/bin/tsc")]
OPENAPI_SPEC_VALIDATOR = [str(FOLDER / ".venv/bin/openapi-spec-validator")]
DATAMODEL_CODEGEN = [str(FOLDER / ".venv/bin/datamodel-codegen")]


def node(script: str) -> list[str]:
    """The command that runs one of the scripts of these proofs on Node."""
    return ["node", str(FOLDER / "node" / script)]


def python(script: str) -> list[str]:
    """The command that runs one of the scripts of these proofs on Python, beside the tools that it asks."""
    return [*PYTHON, str(FOLDER / "python" / script)]


def run(*command: str | Path, told: str = "") -> subprocess.CompletedProcess[str]:
    """Run a tool until it ends; it is told something as its standard input."""
    return subprocess.run(  # noqa: S603 the tools above
        command, check=False, capture_output=True, text=True, encoding="utf-8", input=told, timeout=100
    )


def answer(*command: str | Path, told: str = "") -> str:
    """What a tool says that ends well and complains of nothing."""
    ended = run(*command, told=told)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout + ended.stderr
    return ended.stdout


def verdicts(command: Sequence[str], payloads: Sequence[str]) -> list[str]:
    """What a tool answers to payloads, each handed over as a line and answered with one."""
    lines = answer(*command, told="".join(f"{payload}\n" for payload in payloads)).split("\n")[:-1]
    assert len(lines) == len(payloads)
    return lines
