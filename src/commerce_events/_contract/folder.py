"""Where the schema files are, and for which versions."""

import os.path

#: Every version has a base event.
BASE = "event.schema.json"

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: Inside an installed package, or beside `src/` in a checkout (an editable install).
_PACKAGED = os.path.join(_PACKAGE, "schemas")
_CHECKOUT = os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "schemas")


def schemas_folder() -> str:
    """The folder of all versions."""
    return _PACKAGED if os.path.isdir(_PACKAGED) else _CHECKOUT


def versions() -> tuple[str, ...]:
    """The versions of the contract that this release carries, sorted: `("v1",)`."""
    folder = schemas_folder()
    return tuple(sorted(name for name in os.listdir(folder) if os.path.isfile(os.path.join(folder, name, BASE))))
