"""Read at which moment of a purchase the events of each type are sent: an order for people, which no verdict needs.

It is in a file of its own, `moments.json`. A type that it does not name has no moment, and a name of no type says
nothing. A version may have no such file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from commerce_events._contract.contract import Contract, contract
from commerce_events._contract.event_type import EventType
from commerce_events._contract.flatten import ContractError
from commerce_events._contract.folder import schemas
from commerce_events._contract.strict import strict
from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from commerce_events._resources import Folder, inside, is_file, text

MOMENTS = "moments.json"

_MEMBERS = {"title", "types"}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment of a purchase.

    Attributes:
        name: Its name, such as `browse`.
        titles: The same for people, by language; `title()` picks one.
        types: The names of the event types that are sent then, in the order in which they are shown.
    """

    name: str
    titles: Mapping[str, str]
    types: tuple[str, ...]

    def title(self, lang: Language) -> str:
        """The name for people, in a language."""
        return self.titles[lang]


def moments(version: str) -> tuple[Moment, ...]:
    """The moments of a version that this release carries.

    Raises:
        TypeError, ValueError: There is no such version.
    """
    return read_moments(inside(schemas(), version), contract(version))


def by_moment(
    kinds: Iterable[EventType], known: Iterable[Moment]
) -> Iterator[tuple[Moment | None, tuple[EventType, ...]]]:
    """The event types of each moment, in order; in the end, those that have none."""
    left = {kind.name: kind for kind in kinds}
    for moment in known:
        if found := tuple(left.pop(name) for name in moment.types if name in left):
            yield moment, found
    if left:
        yield None, tuple(left.values())


def read_moments(folder: Folder, rules: Contract) -> tuple[Moment, ...]:
    """The moments of the version in a folder.

    Raises:
        ContractError: The file names a type twice, or is not of its form.
    """
    if not is_file(folder, MOMENTS):
        return ()
    written = strict(str(inside(folder, MOMENTS)), text(folder, MOMENTS))
    found = tuple(_moment(name, said, ["en", *rules.translations]) for name, said in written.items())
    seen: set[str] = set()
    for moment in found:
        for name in moment.types:
            if name in seen:
                raise ContractError(f"{MOMENTS}: {moment.name}: {name} is there twice")
            seen.add(name)
    return found


def _moment(name: str, said: Any, languages: list[str]) -> Moment:
    place = f"{MOMENTS}: {name}"
    if not isinstance(said, dict) or said.keys() != _MEMBERS:
        raise ContractError(f"{place}: this is no object with {' and '.join(sorted(_MEMBERS))}")
    titles: Any = said["title"]
    types: Any = said["types"]
    if not isinstance(titles, dict):
        raise ContractError(f"{place}: title has words in {', '.join(languages)}")
    for lang in sorted({*languages} ^ {*titles}):
        known = lang in languages
        raise ContractError(
            f"{place}: title has {'no ' * known}words in '{lang}'{'' if known else ', no language of this'}"
        )
    if not all(isinstance(title, str) and title.strip() and title.isprintable() for title in titles.values()):
        raise ContractError(f"{place}: title has a text in one line for each language")
    if not isinstance(types, list) or not all(isinstance(each, str) for each in types):
        raise ContractError(f"{place}: types is a list of names")
    english: str = titles["en"]
    return Moment(name, {**dict.fromkeys(map(str, LANGUAGES), english), **titles}, tuple(types))
