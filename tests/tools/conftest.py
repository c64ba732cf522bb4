"""Projects to release in."""

from pathlib import Path

import pytest

from tests.tools.released import Project


@pytest.fixture
def project(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Project:
    """A project without a release."""
    return Project(tmp_path, capsys)


@pytest.fixture
def released(project: Project) -> Project:
    """A project that released 1.0.0 and tagged it."""
    project.git("init", "--quiet")
    project.release("1.0.0")
    return project
