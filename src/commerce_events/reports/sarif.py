"""Write SARIF 2.1.0, which code scanning of GitHub, Azure and many editors read.

Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events.reports.array import ArrayWriter
from commerce_events.reports.findings import Finding, findings, relative
from commerce_events.reports.form import Setting
from commerce_events.reports.pages_address import page_address, site_address
from commerce_events.reports.result import Result
from commerce_events.reports.rules import rule_words, rules
from commerce_events.reports.summary import Summary

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_NAME = "commerce-events"


class SarifForm:
    """One run: its rules in all languages, a result for each finding, and whether everything was read."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._rules = {code: index for index, code in enumerate(rules())}
        run = {
            "tool": {"driver": _component(setting.lang, setting.release)},
            "translations": [_component(lang, setting.release) for lang in LANGUAGES if lang != setting.lang],
            "columnKind": "unicodeCodePoints",
        }
        before = (
            f'{{"$schema": {json.dumps(_SCHEMA)}, "version": "2.1.0", "runs": [\n{json.dumps(run)[:-1]}, "results": ['
        )
        self._array = ArrayWriter(setting.stream, before)

    def add(self, result: Result) -> None:
        """Write a result."""
        for finding in findings(result, self._lang):
            self._array.add(
                {
                    "ruleId": finding.code,
                    "ruleIndex": self._rules[finding.code],
                    "level": "warning" if finding.severity == "warning" else "error",
                    "message": {"text": f"{finding.message} {finding.hint}"},
                    "locations": [_location(finding)],
                    "partialFingerprints": {"commerceEvents/v1": finding.identity},
                }
            )

    def finish(self, summary: Summary) -> None:
        """Write whether the run was successful: nothing was left unread."""
        invocation = {"executionSuccessful": not summary.not_read}
        self._array.end(f', "invocations": [{json.dumps(invocation)}]}}\n]}}')


def _component(lang: Language, release: str) -> dict[str, Any]:
    """Return the tool with its rules, in a language."""
    address = {"informationUri": site_address()} if site_address() else {}
    return {
        "name": _NAME, "version": release, "language": lang, **address, "rules": [_rule(code, lang) for code in rules()]
    }  # fmt: skip


def _rule(code: str, lang: Language) -> dict[str, Any]:
    words = rule_words(lang)[code]
    address = page_address(f"codes/{code}.md", lang)
    return {
        "id": code,
        "shortDescription": {"text": words["title"]},
        "fullDescription": {"text": f"{words['meaning'][:1].upper()}{words['meaning'][1:]}."},
        "help": {"text": words["mend"], "markdown": words["mend"]},
        **({"helpUri": address} if address else {}),
    }


def _location(finding: Finding) -> dict[str, Any]:
    region: dict[str, int] = {} if finding.line is None else {"startLine": finding.line}
    if finding.columns:
        region |= {"startColumn": finding.columns[0], "endColumn": finding.columns[1]}
    physical = {"artifactLocation": {"uri": _uri(finding.file)}, **({"region": region} if region else {})}
    logical = {"logicalLocations": [{"fullyQualifiedName": finding.pointer}]} if finding.pointer else {}
    return {"physicalLocation": physical, **logical}


def _uri(file: str) -> str:
    """Return a path as a reference that is relative to this folder, or, if it is elsewhere, as a file's address."""
    path = relative(file)
    return Path(path).as_uri() if os.path.isabs(path) else quote(os.fsencode(path))
