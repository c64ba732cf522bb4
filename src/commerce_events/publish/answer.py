"""What the answer to a payload that breaks the contract looks like: a real report, as an example."""

import json
from datetime import UTC, datetime
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._examine import examine
from commerce_events._report import describe
from commerce_events._text.body import read

_MOST, _NEVER = 100, datetime.max.replace(tzinfo=UTC)


def refused_payload(contract: Contract) -> dict[str, Any]:
    """The report on a batch of the contract's own example, of which one event has lost a property."""
    form = next(iter(contract.events.values()))
    whole: dict[str, Any] = form.schema["examples"][-1]
    broken = {name: value for name, value in whole.items() if name != form.schema["required"][-1]}
    body = read(json.dumps([whole, broken], ensure_ascii=False), max_bytes=1 << 20, limit=_MOST)
    outcome = examine(contract, body, tolerant=False, limit=_MOST, now=_NEVER)
    return describe(contract, body, outcome, limit=_MOST, show_values=False).to_dict()
