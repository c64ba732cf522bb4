"""Models, asked payloads: for each line of JSON, the names of the models that took its events, or `false`.

If the models hold another payload than they were given, the answer is that. Run as a script in the environment of the
tools, with the folder of the module `models` as its argument.
"""

import importlib
import json
import sys
from typing import Any


def answer(payload_model: Any, payload: Any) -> Any:
    """What the models say to a payload."""
    try:
        taken = payload_model.model_validate(payload)
    except ValueError:
        return False
    held = taken.model_dump(mode="json", exclude_unset=True)
    if held != payload:
        return {"altered": held}
    inside = taken.root.root
    events = [item.root for item in inside] if isinstance(inside, list) else [inside]
    return [type(event).__name__ for event in events]


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    model = importlib.import_module("models").Payload
    for line in sys.stdin.buffer:
        sys.stdout.write(f"{json.dumps(answer(model, json.loads(line)))}\n")
