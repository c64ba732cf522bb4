"""The answers as one JSON document, of which each line is JSON itself but for the commas between them.

All of it is ASCII, so that no terminal and no encoding of the stream can spoil it.
"""

import json
from typing import Any

from commerce_events._json_types import Language
from commerce_events.inputs.files import Unreadable
from commerce_events.reports.form import Setting
from commerce_events.reports.result import Checked, Result
from commerce_events.reports.summary import Summary


class JsonForm:
    """`{"version": …, "payloads": […], "summary": {…}}`; messages and hints are in one language."""

    def __init__(self, setting: Setting) -> None:
        self._stream = setting.stream
        self._lang = setting.lang
        self._before = f'{{"version": {json.dumps(setting.version)}, "payloads": ['

    def add(self, result: Result) -> None:
        """Write a result."""
        members = _unreadable(result, self._lang) if isinstance(result, Unreadable) else _checked(result, self._lang)
        self._stream.write(f"{self._before}\n{json.dumps(members)}")
        self._before = ","

    def finish(self, summary: Summary) -> None:
        """Write the sum, and with it the end of the document."""
        if self._before != ",":
            self._stream.write(self._before)
        self._stream.write(f'\n], "summary": {json.dumps(summary.to_dict())}}}\n')


def _checked(result: Checked, lang: Language) -> dict[str, Any]:
    line = {} if result.payload.line is None else {"line": result.payload.line}
    report: dict[str, Any] = {**result.report.to_dict(lang)}
    del report["version"]
    return {"file": file_name(result.payload.file), **line, **report}


def _unreadable(result: Unreadable, lang: Language) -> dict[str, Any]:
    reason = {"code": result.code, "error": result.message(lang), "hint": result.hint(lang)}
    return {"file": file_name(result.file), "unreadable": reason}


def file_name(file: str) -> str:
    r"""A file's name; bytes in it that are not UTF-8, which Python reads as surrogates, are written as `\udcff`."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")
