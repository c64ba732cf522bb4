"""Examples of the same thing in several languages become tabs.

The pages are plain Markdown, where each of them stands under a heading of its own; a run of such headings, with nothing
but one block of code below each, is shown as tabs.
"""

import re
from textwrap import indent
from typing import Any

_PART = r"#{3,} ([^\n]+)\n+(```\w+\n(?:(?!```)[^\n]*\n)*```)\n+"
_RUN = re.compile(rf"^(?:{_PART}){{2,}}(?=#|\Z)", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Put tabs in the place of each run."""
    return _RUN.sub(_tabs, f"{markdown}\n")


def _tabs(run: re.Match[str]) -> str:
    return "".join(f'=== "{title}"\n\n{indent(code, "    ")}\n\n' for title, code in re.findall(_PART, run.group()))
