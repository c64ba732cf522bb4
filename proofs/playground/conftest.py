"""What the proofs ask: the core that `make playground` has built."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from proofs.playground.peer import Playground

settings.register_profile("playground", deadline=None)
settings.load_profile("playground")


@pytest.fixture(scope="session")
def playground() -> Iterator[Playground]:
    """The playground's core, in one process for all proofs."""
    with Playground() as running:
        yield running
