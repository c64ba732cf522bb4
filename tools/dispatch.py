"""Write the rules of `any-event.schema.json` anew, below the hand-written head of the file: `make schemas`."""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from commerce_events.publish.dispatch import dispatch

_ENDING = ".schema.json"

#: The layout of the rules: one event type, and one line of a rule, in each line.
_LAYOUT = """\
  "type": %(type)s,
  "properties": {
    "type": {
      "enum": [
        %(names)s
      ]
    }
  },
  "required": %(required)s,
  "allOf": [
    %(rules)s
  ]
}
"""


def rewritten(text: str, names: Iterable[str]) -> str:
    """Return the file's text with the rules for these event types; its head ends at the first blank line."""
    head, _, _ = text.partition("\n\n")
    rules = dispatch(names)
    written = {
        "type": json.dumps(rules["type"]),
        "names": ",\n        ".join(map(json.dumps, rules["properties"]["type"]["enum"])),
        "required": json.dumps(rules["required"]),
        "rules": ",\n    ".join(map(_rule, rules["allOf"])),
    }
    return f"{head}\n\n{_LAYOUT % written}"


def rewrite(folder: Path) -> None:
    """Write the file of one version's folder anew."""
    file = folder / f"any-event{_ENDING}"
    names = [event.name.removesuffix(_ENDING) for event in folder.glob(f"events/*{_ENDING}")]
    file.write_text(rewritten(file.read_text(encoding="utf-8"), names), encoding="utf-8")


def _rule(rule: dict[str, Any]) -> str:
    lines = ",\n      ".join(f"{json.dumps(keyword)}: {json.dumps(value)}" for keyword, value in rule.items())
    return f"{{\n      {lines}\n    }}"


if __name__ == "__main__":
    for argument in sys.argv[1:]:
        rewrite(Path(argument))
