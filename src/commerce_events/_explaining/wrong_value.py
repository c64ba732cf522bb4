"""Find what a value of the right type was meant to be that is below its limit, or none of the allowed ones."""

from typing import Any

from commerce_events._explaining.aliases import is_counted, part_meant, value_meant
from commerce_events._explaining.suggest import LONGEST
from commerce_events._judging.keywords import Breach


def too_small(breach: Breach) -> str:
    """Return the reason that the hint about a number below a limit has."""
    if not (breach.path and is_counted(str(breach.path[-1]))) or breach.value > 0:
        return "limit"
    return "negative" if breach.value < 0 else "no-units"


def about_choice(breach: Breach) -> dict[str, Any]:
    """Return what the words are filled with: the allowed value that was meant, if a text can mean one of several."""
    value, choices = breach.value, breach.limit
    if isinstance(value, str) and isinstance(choices, list) and len(value) <= LONGEST and breach.path:
        texts = [choice for choice in choices if isinstance(choice, str)]
        if found := value_meant(str(breach.path[-1]), value, texts):
            return {"reason": "meant", "suggestion": found}
        if part := part_meant(str(breach.path[-1]), value, texts):
            return {"reason": "part", "suggestion": part.choice, "rest": part.belongs}
    return {"reason": "list"}
