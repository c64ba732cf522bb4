"""Hold what a check finds, before it is put into words: what, where, by which keyword."""

import msgspec

from commerce_events._params import NONE, Params
from commerce_events._pointer import Path


class Finding(msgspec.Struct, frozen=True):
    """One mistake, or one thing that is suspicious.

    Attributes:
        code: What it is, one of the codes of `messages/codes.json`.
        path: The value concerned.
        schema_location: The keyword of the schemas that says so, as `file#pointer`; empty where none does.
        params: What the message is filled with: names as they are shown, and limits.
        on_name: The place to show is the property's name rather than its value.
        offset: Where it is in the text, in characters from 0, if known already.
        values: More to fill words with that is a value of the payload: it is shown only if asked for.
    """

    code: str
    path: Path = ()
    schema_location: str = ""
    params: Params = NONE
    on_name: bool = False
    offset: int | None = None
    values: Params = NONE
