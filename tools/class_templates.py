"""Have the templates of the classes of the event types."""

STRUCTS = '''\
"""The classes of the event types of version {version}, and their union.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from typing import TYPE_CHECKING, {typing}

{imports}from commerce_events.events._event import TypedEvent

if TYPE_CHECKING:
    from datetime import datetime
{deprecated}

{classes}

#: An event of any type.
Event = (
    {union}
)
'''

STRUCT = """\
{decorator}class {name}(TypedEvent, frozen=True, kw_only=True, tag="{name}"):
    {docstring}

    contract_version: ClassVar[str] = "{version}"
    type: ClassVar[Literal["{name}"]] = "{name}"
    {fields}

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            {parameters}
        ) -> None: ..."""

DICTS = '''\
"""The event types of version {version} as dictionaries, for type checkers, and their union.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from typing import TYPE_CHECKING, {typing}

from commerce_events.types._accepts import accepts

if TYPE_CHECKING:
    from typing_extensions import TypeIs


{classes}

#: An event of any type.
Event = (
    {union}
)


def is_event(value: object) -> "TypeIs[Event]":
    """Return whether a value is a valid event of version {version}, as parsed JSON.

    Examples:
        >>> from commerce_events import types
        >>> types.{version}.is_event({example})
        True
    """
    return accepts("{version}", value)
'''

DICT = """\
class {name}(TypedDict):
    {docstring}

    type: Literal["{name}"]
    {fields}"""

EXPORTS = {
    "events": '''\
"""Typed events: a frozen class for each event type of the contract, and `Event`, their union.

    from commerce_events.events import EventSale, EventSearch

    for event in commerce_events.load(body):
        match event:
            case EventSale(productCode=code, quantity=units): ...
            case EventSearch(query=text): ...

These are the classes of version {version}, which the calls take where none is given. Each version has a module of its
own, such as `commerce_events.events.{version}`.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from commerce_events.events._event import TypedEvent
from commerce_events.events.{version} import (
    {imports}
)

__all__ = [
    {names}
]
''',
    "types": '''\
"""Events as dictionaries, for type checkers: a `TypedDict` for each event type, and `Event`, their union.

For programs that keep parsed JSON as it is. These are the types of version {version}; each version has a module of its
own, such as `commerce_events.types.{version}`.

Generated from the schemas by `make schemas`: do not edit.
"""
# fmt: off

from commerce_events.types.{version} import (
    {imports}
)

__all__ = [
    {names}
]
''',
}

#: What type checkers are shown of a deprecated class, and what is there when it runs.
DEPRECATED = """\
    from typing_extensions import deprecated
else:
    from commerce_events.events._event import deprecated
"""
