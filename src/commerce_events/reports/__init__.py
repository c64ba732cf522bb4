"""The forms that the answers are given in. A new form is a module here and a row of the table."""

from collections.abc import Callable, Mapping

from commerce_events.reports.form import Form, Setting
from commerce_events.reports.json import JsonForm
from commerce_events.reports.text import TextForm

#: What `--format` can be, and what then writes the answers.
REPORTS: Mapping[str, Callable[[Setting], Form]] = {"text": TextForm, "json": JsonForm}
