"""The answers as one JSON document, of which each line is JSON itself but for the commas between them.

All of it is ASCII, so that no terminal and no encoding of the stream can spoil it.
"""

import json
from typing import Any

from commerce_events._json_types import Language
from commerce_events.inputs.files import Told, Unreadable
from commerce_events.reports.array import ArrayWriter
from commerce_events.reports.form import Setting
from commerce_events.reports.result import Checked, Result
from commerce_events.reports.summary import Summary


class JsonForm:
    """`{"version": …, "payloads": […], "summary": {…}}`; messages and hints are in one language."""

    takes_silent = False

    def __init__(self, setting: Setting) -> None:
        self._lang = setting.lang
        self._array = ArrayWriter(setting.stream, f'{{"version": {json.dumps(setting.version)}, "payloads": [')

    def add(self, result: Result) -> None:
        """Write a result."""
        lang = self._lang
        self._array.add(_unreadable(result, lang) if isinstance(result, Unreadable) else _checked(result, lang))

    def finish(self, summary: Summary) -> None:
        """Write the sum, and with it the end of the document."""
        self._array.end(f', "summary": {json.dumps(summary.to_dict())}}}')


def _checked(result: Checked, lang: Language) -> dict[str, Any]:
    line = {} if result.payload.line is None else {"line": result.payload.line}
    report: dict[str, Any] = {**result.report.to_dict(lang)}
    del report["version"]
    unmet = {"unmet": _reason(result.unmet, lang)} if result.unmet else {}
    return {"file": file_name(result.payload.file), **line, **unmet, **report}


def _unreadable(result: Unreadable, lang: Language) -> dict[str, Any]:
    return {"file": file_name(result.file), "unreadable": _reason(result, lang)}


def _reason(said: Told, lang: Language) -> dict[str, str]:
    return {"code": said.code, "error": said.message(lang), "hint": said.hint(lang)}


def file_name(file: str) -> str:
    r"""A file's name; bytes in it that are not UTF-8, which Python reads as surrogates, are written as `\udcff`."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")
