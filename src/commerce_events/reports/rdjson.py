"""Write the Diagnostic Format of reviewdog, `rdjson`, which comments on the lines of a review.

Source: `proto/rdf` of reviewdog. Columns count bytes of UTF-8, from 1.
"""

import json
from typing import Any

from commerce_events.reports.array import ArrayWriter
from commerce_events.reports.findings import Finding, findings, relative
from commerce_events.reports.form import Setting
from commerce_events.reports.json import file_name
from commerce_events.reports.pages_address import page_address, site_address
from commerce_events.reports.result import Result
from commerce_events.reports.summary import Summary


class RdjsonForm:
    """`{"source": …, "diagnostics": […]}`, with a diagnostic for each finding."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        source = {"name": "commerce-events", **({"url": site_address()} if site_address() else {})}
        self._array = ArrayWriter(setting.stream, f'{{"source": {json.dumps(source)}, "diagnostics": [')

    def add(self, result: Result) -> None:
        """Write a result."""
        for finding in findings(result, self._lang):
            address = page_address(f"codes/{finding.code}.md", self._lang)
            self._array.add(
                {
                    "message": f"{finding.message} {finding.hint}",
                    "location": {"path": file_name(relative(finding.file)), **_range(finding)},
                    "severity": "WARNING" if finding.severity == "warning" else "ERROR",
                    "code": {"value": finding.code, **({"url": address} if address else {})},
                }
            )

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 other formats need it
        """Write the end of the document."""
        self._array.end("}")


def _range(finding: Finding) -> dict[str, Any]:
    if finding.line is None:
        return {}
    if (columns := finding.byte_columns) is None:
        return {"range": {"start": {"line": finding.line}}}
    start, end = ({"line": finding.line, "column": column} for column in columns)
    return {"range": {"start": start, "end": end}}
