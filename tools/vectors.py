"""Write the files of vectors, reproducible to the byte: `make vectors`."""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from commerce_events._contract.contract import Contract, read_contract
from commerce_events.conformance.suite import ABOUT_TEXT, ABOUT_WARNINGS
from tools.payload_vectors import payload_vectors
from tools.warning_vectors import warning_vectors

_TEXTS = Path(__file__).with_name("texts.json")

_MADE = "Generated from the schemas by `make vectors`: do not edit."
_COPIED = "Generated from tools/texts.json by `make vectors`: do not edit."


def vector_texts(rules: Contract) -> dict[str, str]:
    """The content of each file of vectors, by the file's name without its ending."""
    target = rules.documents["payload.schema.json"]["$id"]
    texts = json.loads(_TEXTS.read_text(encoding="utf-8"))
    vectors = payload_vectors(rules) | {ABOUT_WARNINGS: [*warning_vectors(rules)]}
    made = {name: [vector.to_dict() for vector in some] for name, some in vectors.items()}
    files = {name: _file(_MADE, target, tests) for name, tests in made.items()}
    return {**files, ABOUT_TEXT: _file(_COPIED, target, texts)}


def write(rules: Contract, folder: Path) -> None:
    """Write the files of a version, and remove those that no vectors are left for."""
    texts = vector_texts(rules)
    folder.mkdir(exist_ok=True)
    for file in folder.glob("*.json"):
        if file.stem not in texts:
            file.unlink()
    for name, content in texts.items():
        (folder / f"{name}.json").write_text(content, encoding="utf-8")


def _file(comment: str, target: str, tests: Iterable[Mapping[str, Any]]) -> str:
    """One vector a line, so that a change shows as what it is."""
    head = f'  "$comment": {json.dumps(comment)},\n  "target": {json.dumps(target)},\n  "tests": [\n'
    lines = ",\n".join(f"    {json.dumps(test)}" for test in tests)
    return f"{{\n{head}{lines}\n  ]\n}}\n"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        write(read_contract(argument), Path(argument, "vectors"))
