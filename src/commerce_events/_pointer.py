"""JSON Pointers (RFC 6901)."""

from typing import Any

#: Steps from the root of a JSON value to a place in it: names of properties, indices of items.
Path = tuple[str | int, ...]


def pointer(path: Path) -> str:
    """The JSON Pointer of a path: `("metadata", "a/b", 0)` is `/metadata/a~1b/0`.

    A lone surrogate in a name becomes `?`, so that a pointer can always be written as UTF-8.
    """
    # `str.__str__`: of a subclass, such as an enum of strings, the text itself.
    steps = [str.__str__(step) if isinstance(step, str) else str(step) for step in path]
    text = "".join(["/" + step.replace("~", "~0").replace("/", "~1") for step in steps])
    return text if text.isascii() else text.encode(errors="replace").decode()


def resolve(document: Any, text: str) -> Any:
    """The value that a JSON Pointer names in a document.

    Raises:
        LookupError, ValueError, TypeError: The pointer leads nowhere.
    """
    for step in text.split("/")[1:]:
        name = step.replace("~1", "/").replace("~0", "~")
        document = document[int(name)] if isinstance(document, list) else document[name]
    return document
