"""Projects to release in."""

import shutil
from pathlib import Path

import pytest

from tests.tools.released import Project, begin


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project without a release."""
    begin(tmp_path)
    return Project(tmp_path)


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project that released 1.0.0 and tagged it, to be copied."""
    folder = tmp_path_factory.mktemp("first")
    begin(folder)
    project = Project(folder)
    project.git("init", "--quiet")
    project.release("1.0.0")
    return folder


@pytest.fixture
def released(tmp_path: Path, first_release: Path) -> Project:
    """A project that released 1.0.0 and tagged it."""
    return Project(shutil.copytree(first_release, tmp_path / "project"))
