"""Vectors of the tests' own, and programs to put them to."""

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from commerce_events.conformance import suite as module
from tests.tables import SALE

BARE = {"type": "EventSale", "customerCode": "D314K1432"}

#: As the files of vectors have them.
FILES: dict[str, list[dict[str, Any]]] = {
    "EventSale": [
        {"description": "only what is required", "data": SALE, "valid": True, "eventType": "EventSale"},
        {
            "description": "without productCode, in a batch",
            "data": [BARE],
            "valid": False,
            "code": "missing-property",
            "instanceLocation": "/0",
            "keywordLocation": "v1/events/EventSale.schema.json#/required",
            "eventIndex": 0,
            "eventType": "EventSale",
        },
    ],
    "payload": [
        {
            "description": "null",
            "data": None,
            "valid": False,
            "code": "not-an-event",
            "instanceLocation": "",
            "keywordLocation": "v1/any-event.schema.json#/type",
        }
    ],
    "text": [
        {"description": "cut off", "text": '{\n"type":', "valid": False, "code": "not-json", "instanceLocation": ""},
        {
            "description": "Latin-1",
            "base64": "ImNhZukiCg==",
            "valid": False,
            "code": "not-utf8",
            "instanceLocation": "",
        },
    ],
}


@pytest.fixture
def vectors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of vectors in place of the published ones."""
    folder = tmp_path / "schemas" / "v1" / "vectors"
    folder.mkdir(parents=True)
    for name, tests in FILES.items():
        document = {"$comment": "…", "target": "…", "tests": tests}
        (folder / f"{name}.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.setattr(module, "schemas", lambda: str(tmp_path / "schemas"))
    return folder


def program(code: str) -> list[str]:
    """A program in Python: without `site`, so that no coverage is measured and nothing printed about it."""
    return [sys.executable, "-I", "-S", "-c", f"import json, os, sys, time\n{code}"]


def answering(answer: str, before: str = "") -> Sequence[str]:
    """A program that answers each question `q`, of the number `n` from 1, with what an expression says."""
    return program(f"{before}\nfor n, q in enumerate(map(json.loads, sys.stdin), 1): print({answer}, flush=True)")


#: A program that calls every body valid.
YES = answering('json.dumps({"id": q["id"], "valid": True})')


def is_running(number: int) -> bool:
    """Whether a process is there, and not only remembered: its killer does not wait for it to be gone."""
    for _ in range(100):
        try:
            state = re.findall(r"\) (\w)", Path(f"/proc/{number}/stat").read_text(encoding="utf-8"))
        except OSError:
            return False
        if state == ["Z"]:
            return False
        sleep(0.02)
    return True
