"""What the answer to a payload that breaks the contract looks like: a real report, as an example."""

import json
from datetime import UTC, datetime
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._json_types import ReportDict
from commerce_events.validator import Validator

_NEVER = datetime.max.replace(tzinfo=UTC)


def refused_payload(contract: Contract) -> ReportDict:
    """The report on a batch of the contract's own example, of which one event has lost a property."""
    form = next(iter(contract.events.values()))
    whole: dict[str, Any] = form.schema["examples"][-1]
    broken = {name: value for name, value in whole.items() if name != form.schema["required"][-1]}
    return Validator(contract).check(json.dumps([whole, broken], ensure_ascii=False), now=_NEVER).to_dict()
