"""Say whether a value is an event, for type checkers."""

from commerce_events._validate import default


def accepts(version: str, value: object) -> bool:
    """Return whether a value is a valid event as parsed JSON."""
    if not isinstance(value, dict):
        return False
    try:
        return default(version).is_valid(value)
    except TypeError:  # something is in it that JSON can't say
        return False
