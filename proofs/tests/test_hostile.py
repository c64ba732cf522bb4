"""The answers to payloads that are made to be slow are bounded, too."""

import json
from typing import Any

import pytest

import commerce_events as ce
from commerce_events._messages import LANGUAGES
from proofs.hostile.payloads import catalogue

#: The bound: so many bytes of a report for each byte of the payload, and so many more.
PER_BYTE, MORE = 8, 256 * 1024

OPTIONS: list[dict[str, Any]] = [{}, {"max_violations": 10**6}, {"unknown": "warn", "show_values": True}]


@pytest.mark.no_cover
@pytest.mark.parametrize("name", catalogue())
def test_report_is_bounded(name: str) -> None:
    body = catalogue()[name](3000)
    bound = PER_BYTE * len(body.encode("utf-8", "surrogatepass")) + MORE
    for options in OPTIONS:
        report = ce.check(body, **options)
        assert max(len(json.dumps(report.to_dict(lang))) for lang in LANGUAGES) <= bound, options
