"""The same bytes on another day, in another time zone and locale, and whatever order sets have."""

from pathlib import Path

import pytest

from tests.cli.conftest import process
from tests.publish.published import BASE, snapshot

pytestmark = pytest.mark.slow

ANOTHER_DAY = """
import time
time.time = lambda: 4e9
time.localtime = time.gmtime = lambda *_: time.struct_time((2096, 10, 2, 7, 6, 40, 1, 276, 0))
"""


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return published(tmp_path_factory.mktemp("usual"), {"PYTHONHASHSEED": "0"})


def published(folder: Path, env: dict[str, str], code: str | None = None) -> dict[str, bytes]:
    run = process("publish", "out", "--base-url", BASE, cwd=folder, env=env, code=code)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"")
    return snapshot(folder / "out")


@pytest.mark.no_cover
@pytest.mark.parametrize(
    ("env", "code"),
    [
        ({"TZ": "Pacific/Kiritimati", "LC_ALL": "es_ES.UTF-8", "PYTHONHASHSEED": "1"}, None),
        ({"TZ": "America/Anchorage", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, None),
        ({"PYTHONHASHSEED": "2", "LANGUAGE": "es"}, ANOTHER_DAY),
    ],
)
def test_the_bytes_are_the_same(usual: dict[str, bytes], tmp_path: Path, env: dict[str, str], code: str | None) -> None:
    assert published(tmp_path, env, code) == usual
