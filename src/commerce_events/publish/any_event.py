"""The rules of `any-event.schema.json`, which lead an event to the schema of its type.

They are the one part of the schemas that is made of the others. `make schemas` writes them anew, below the
hand-written head of the file, so that adding an event type stays one new file.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_ENDING = ".schema.json"

_RULES = """\
  "type": "object",
  "properties": {
    "type": {
      "enum": [
        %(names)s
      ]
    }
  },
  "required": ["type"],
  "allOf": [
    %(rules)s
  ]
}
"""

_RULE = """\
{
      "if": {"type": "object", "properties": {"type": {"const": %(name)s}}, "required": ["type"]},
      "then": {"$ref": %(file)s}
    }"""


def rewritten(text: str, names: Iterable[str]) -> str:
    """The file's text with the rules for these event types; its head ends at the first blank line."""
    head, _, _ = text.partition("\n\n")
    names = sorted(names)
    rules = (_RULE % {"name": json.dumps(name), "file": json.dumps(f"events/{name}{_ENDING}")} for name in names)
    lists = {"names": ",\n        ".join(map(json.dumps, names)), "rules": ",\n    ".join(rules)}
    return f"{head}\n\n{_RULES % lists}"


def is_fresh(document: Mapping[str, Any], names: Iterable[str]) -> bool:
    """Whether the file's rules are those for these event types."""
    rules: dict[str, Any] = json.loads(rewritten("{", names))
    return all(document.get(keyword) == value for keyword, value in rules.items())


def rewrite(folder: Path) -> None:
    """Write the file of one version's folder anew."""
    file = folder / f"any-event{_ENDING}"
    names = [event.name.removesuffix(_ENDING) for event in folder.glob(f"events/*{_ENDING}")]
    file.write_text(rewritten(file.read_text(encoding="utf-8"), names), encoding="utf-8")


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        rewrite(Path(argument))
