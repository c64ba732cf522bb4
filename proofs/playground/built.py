"""Cores that are built of other data, or of code in which something is broken."""

import json
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from proofs.playground.peer import SCRIPT

ROOT = Path(__file__).parents[2]


_ESBUILD = str(ROOT / "playground/node_modules/.bin/esbuild")


def answers(program: str, given: Any, folder: Path) -> Any:
    """Run a program in TypeScript that imports parts of the core from `./core/…`.

    Args:
        program: It reads JSON from standard input, and writes JSON.
        given: What it reads.
        folder: A folder for the script that is made of it.
    """
    script = folder / "program.mjs"
    options = ["--bundle", "--format=esm", "--loader=ts", "--log-level=warning", f"--outfile={script}"]
    source, question = program.encode(), json.dumps(given).encode()
    subprocess.run([_ESBUILD, *options], input=source, cwd=ROOT / "playground/src", check=True)  # noqa: S603 made here
    answered = subprocess.run(["node", script], input=question, check=True, capture_output=True)  # noqa: S603, S607 the script above
    return json.loads(answered.stdout)


def built(folder: Path, data: dict[str, Any], changes: Mapping[str, tuple[str, str]] | None = None) -> Path:
    """Build a core in a folder.

    Args:
        folder: An empty folder.
        data: What the core knows of the contract.
        changes: By the file of the core, a text in it, and what takes its place.

    Returns:
        The script that answers with this core.
    """
    shutil.copytree(ROOT / "playground/src", folder / "playground/src")
    (folder / "playground/node_modules").symlink_to(ROOT / "playground/node_modules")
    for name, (before, after) in (changes or {}).items():
        file = folder / "playground/src/core" / name
        code = file.read_text("utf-8")
        assert code.count(before) == 1
        file.write_text(code.replace(before, after), "utf-8")
    script = folder / "proofs/playground/node/answer.mjs"
    contract = folder / "build/playground/contract.json"
    for made in (contract, script):
        made.parent.mkdir(parents=True)
    contract.write_text(json.dumps(data), "utf-8")
    options = ["--bundle", "--format=esm", "--log-level=warning", "--outfile=build/playground/core.mjs"]
    subprocess.run([_ESBUILD, "playground/src/core/check.ts", *options], cwd=folder, check=True)  # noqa: S603 made here
    shutil.copy(SCRIPT, script)
    return script
