"""Pick the form of a phrase that goes with a number, by the plural rules of CLDR (UTS #35, part 3, section 5).

The rules of a language stand in its file, by category, as CLDR writes them: `n % 10 = 2..4 and n % 100 != 12..14`.
"""

import re
from collections.abc import Mapping

#: The categories of CLDR; `other` is what no rule applies to.
CATEGORIES = ("zero", "one", "two", "few", "many", "other")

#: `n % 10 = 2..4,9`: an operand, perhaps its remainder, and the numbers that it is or is not.
_RELATION = re.compile(r"\s*([nivwftce])\s*(?:%\s*(\d+)\s*)?(!?)=\s*(\d+(?:\.\.\d+)?(?:\s*,\s*\d+(?:\.\.\d+)?)*)\s*")


def form(forms: Mapping[str, str], count: int, rules: Mapping[str, str]) -> str:
    """The form for a number: that of just this number (`=1`), or else that of its category, or else `other`."""
    exact = forms.get(f"={count}")
    return forms.get(category(count, rules), forms["other"]) if exact is None else exact


def category(count: int, rules: Mapping[str, str]) -> str:
    """The category of an integer that is not negative: the first whose rule holds, or else `other`.

    Raises:
        ValueError: A rule is not written as CLDR writes them.
    """
    return next((name for name, rule in rules.items() if _holds(rule, count)), "other")


def _holds(rule: str, count: int) -> bool:
    return any(all(_is_related(part, count) for part in each.split("and")) for each in rule.split("or"))


def _is_related(relation: str, count: int) -> bool:
    match = _RELATION.fullmatch(relation)
    if match is None:
        raise ValueError(f"not a plural rule of CLDR: {relation}")
    operand, modulus, negation, numbers = match.groups()
    value = count if operand in "ni" else 0  # the others count decimals, or exponents, which an integer has none of
    if modulus:
        value %= int(modulus)
    ranges = (each.partition("..") for each in numbers.split(","))
    return any(int(first) <= value <= int(last or first) for first, _, last in ranges) is not bool(negation)
