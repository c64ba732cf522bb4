"""The project as others have it: a repository of its own."""

from pathlib import Path

import pytest

from proofs.ci.tools import committed, copy_of_the_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the files of the project as they are now, committed."""
    return committed(copy_of_the_project(tmp_path_factory.mktemp("project") / "commerce-events"))
