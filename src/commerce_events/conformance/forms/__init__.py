"""The forms that a score is given in. A new form is a module here and a row of the table."""

from collections.abc import Callable, Mapping

from commerce_events.conformance.forms.form import Form, Setting
from commerce_events.conformance.forms.json import JsonForm
from commerce_events.conformance.forms.junit import JUnitForm
from commerce_events.conformance.forms.text import TextForm

#: What `--format` can be, and what then writes the answers.
FORMS: Mapping[str, Callable[[Setting], Form]] = {"text": TextForm, "json": JsonForm, "junit": JUnitForm}
