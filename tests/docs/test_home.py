"""The site's first page shows a real answer."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import process
from tests.docs.written import DOCS


@pytest.mark.parametrize("page", ["index.md", "index.es.md"])
def test_what_is_answered_is_what_the_command_says(page: str, tmp_path: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    (file, body), (command, answer) = re.findall(r'^```\w+ title="(.*?)"\n(.*?)^```$', text, re.DOTALL | re.MULTILINE)
    tmp_path.joinpath(file).write_text(body, encoding="utf-8")
    assert command.split()[-1] == file
    ended = process(*command.split()[1:], cwd=tmp_path)
    assert (ended.returncode, ended.stdout.decode()) == (1, answer)
