"""Write the lowest releases that `pyproject.toml` allows, as pip-compile reads them: `make pins` pins them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

_BOUND = re.compile(r"([A-Za-z0-9_.-]+)>=([0-9.]+)")


def bounds(pyproject: str) -> dict[str, str]:
    """Return the lowest release of each dependency that the text of a `pyproject.toml` names.

    Raises:
        ValueError: A dependency has no lower bound.
    """
    read = tomllib.loads(pyproject)
    extras = read["project"]["optional-dependencies"].values()
    wanted = [*read["project"]["dependencies"], *(line for extra in extras for line in extra)]
    lowest = {}
    for line in wanted + read["build-system"]["requires"]:
        bound = _BOUND.fullmatch(line)
        if bound is None:
            raise ValueError(f"{line} has no lower bound, or more than that")
        lowest[bound[1]] = bound[2]
    return lowest


def lines(pyproject: str, tools: str) -> Iterator[str]:
    """Yield the requirements: the lowest dependencies, and of the tools of the tests those that are none."""
    yield "# The lowest releases that pyproject.toml allows, and the tools of test.in. Written by `make pins`."
    lowest = bounds(pyproject)
    yield from sorted(f"{name}=={release}" for name, release in lowest.items())
    for tool in tools.splitlines():
        if re.match("[a-z]", tool) and tool not in lowest:
            yield tool


if __name__ == "__main__":
    texts = (Path(name).read_text(encoding="utf-8") for name in ("pyproject.toml", "requirements/test.in"))
    print(*lines(*texts), sep="\n")
