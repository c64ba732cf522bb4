import pytest

from tests.cli.conftest import Run


def test_it_writes_the_release_and_the_newest(run: Run) -> None:
    with_status = run("publish", "../out", "--base-url", "https://shop.test")
    assert (with_status.exit_code, with_status.output) == (0, "")


@pytest.mark.parametrize(
    ("folder", "url", "sentence"),
    [("out", "shop.test", "is no base address"), ("/proc/no/out", "https://shop.test", "can't be written")],
)
def test_what_can_not_be_is_told(run: Run, folder: str, url: str, sentence: str) -> None:
    result = run("publish", folder, "--base-url", url)
    assert result.exit_code != 0
    assert sentence in result.stderr
