"""Write commands of a workflow of GitHub, which shows them as annotations in the diff: `::error file=…,line=…::…`.

Source: "Workflow commands for GitHub Actions" in GitHub's documentation.
"""

from commerce_events.reports.findings import Finding, findings, relative
from commerce_events.reports.form import Setting
from commerce_events.reports.json import file_name
from commerce_events.reports.result import Result
from commerce_events.reports.summary import Summary

#: What would end a value, or begin another: in messages, and in properties as well.
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


class GitHubForm:
    """One command for each finding."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._stream, self._lang = setting.stream, setting.lang

    def add(self, result: Result) -> None:
        """Write a result."""
        for finding in findings(result, self._lang):
            self._stream.write(_command(finding))

    def finish(self, summary: Summary) -> None:
        """Write nothing: a step that fails says so itself."""


def _command(finding: Finding) -> str:
    given = {"file": file_name(relative(finding.file)), "line": finding.line or 1}
    if finding.columns:
        given |= {"col": finding.columns[0], "endColumn": max(finding.columns[0], finding.columns[1] - 1)}
    given["title"] = finding.code
    properties = ",".join(f"{name}={str(value).translate(_IN_PROPERTIES)}" for name, value in given.items())
    severity = "warning" if finding.severity == "warning" else "error"
    return f"::{severity} {properties}::{f'{finding.message} {finding.hint}'.translate(_IN_MESSAGES)}\n"
