"""Write a code quality report of GitLab, which shows it in the merge request.

Source: "Code quality report format" in GitLab's documentation, a subset of what Code Climate has.
"""

from collections import Counter

from commerce_events.reports.array import ArrayWriter
from commerce_events.reports.findings import findings, relative
from commerce_events.reports.form import Setting
from commerce_events.reports.json import file_name
from commerce_events.reports.result import Result
from commerce_events.reports.summary import Summary

_SEVERITIES = {"error": "major", "warning": "minor", "unreadable": "critical"}


class GitLabForm:
    """An array with an object for each finding. Fingerprints tell them apart, and stay when lines move."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._array, self._lang = ArrayWriter(setting.stream), setting.lang
        self._seen: Counter[str] = Counter()

    def add(self, result: Result) -> None:
        """Write a result."""
        for finding in findings(result, self._lang):
            identity = finding.identity
            self._seen[identity] += 1
            line = finding.line or 1
            self._array.add(
                {
                    "type": "issue",
                    "categories": ["Bug Risk"],
                    "description": f"{finding.message} {finding.hint}",
                    "check_name": finding.code,
                    "fingerprint": f"{identity}-{self._seen[identity]}",
                    "severity": _SEVERITIES[finding.severity],
                    "location": {"path": file_name(relative(finding.file)), "lines": {"begin": line, "end": line}},
                }
            )

    def finish(self, summary: Summary) -> None:  # noqa: ARG002 other formats need it
        """Write the end of the document."""
        self._array.end()
