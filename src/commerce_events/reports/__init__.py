"""The formats that reports are written in. A new format is a module here and a row of the table."""

from collections.abc import Callable, Mapping

from commerce_events.reports.form import Form, Setting
from commerce_events.reports.github import GitHubForm
from commerce_events.reports.gitlab import GitLabForm
from commerce_events.reports.json import JsonForm
from commerce_events.reports.junit import JUnitForm
from commerce_events.reports.rdjson import RdjsonForm
from commerce_events.reports.sarif import SarifForm
from commerce_events.reports.text import TextForm

#: What `--format` can be, and what then writes the reports.
REPORTS: Mapping[str, Callable[[Setting], Form]] = {
    "text": TextForm,
    "json": JsonForm,
    "github": GitHubForm,
    "gitlab": GitLabForm,
    "sarif": SarifForm,
    "junit": JUnitForm,
    "rdjson": RdjsonForm,
}
