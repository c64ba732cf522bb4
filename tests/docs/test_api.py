"""The page of the Python interface has every public name, and its code runs."""

import re

import pytest

import commerce_events as ce
from tests.docs.written import DOCS


@pytest.mark.parametrize("page", ["api.md", "api.es.md"])
def test_every_public_name_is_on_the_page(page: str) -> None:
    text = (DOCS / page).read_text("utf-8")
    assert [name for name in ce.__all__ if not re.search(rf"(?:::: commerce_events\.|`){name}\b", text)] == []


@pytest.mark.parametrize("page", ["api.md", "api.es.md"])
def test_the_code_of_the_page_runs(page: str) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert len(blocks) > 1
    for block in blocks:
        exec(block, {})  # noqa: S102 the page's own code
