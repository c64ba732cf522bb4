"""A payload and the report on it → the explanation that the command gives, as plain text."""

import io

from rich.text import Text

from commerce_events.inputs.lines import Payload
from commerce_events.report import Report
from commerce_events.reports.form import Setting
from commerce_events.reports.result import Checked
from commerce_events.reports.text import TextForm


def explanation(payload: Payload, report: Report) -> str:
    """What `commerce-events check` prints about the payload, in English, without the line that sums up."""
    stream = io.StringIO()
    TextForm(Setting(stream, "en", report.version)).add(Checked.of(payload, report))
    return Text.from_ansi(stream.getvalue()).plain.rstrip()  # the environment may ask for colour
