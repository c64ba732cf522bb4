"""The examples of the README do what stands beside them."""

import re
from pathlib import Path

import pytest

README = Path(__file__).parents[1].joinpath("README.md").read_text(encoding="utf-8")


def test_the_example_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(code, {})  # noqa: S102 the README's own code
    assert f"    # {capsys.readouterr().out}" == code[code.rindex("    # ") :]


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= 100
