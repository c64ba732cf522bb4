"""Turn a contract into the source of Python classes: frozen structs, and dictionaries for type checkers."""

import json
import re
from collections.abc import Iterator, Mapping
from keyword import iskeyword
from textwrap import wrap
from typing import Any

from commerce_events._contract.contract import Contract
from commerce_events._contract.event_type import Deprecation
from commerce_events._contract.flatten import ContractError, FlatSchema
from tools.class_templates import DEPRECATED, DICT, DICTS, EXPORTS, STRUCT, STRUCTS

_WIDTH = 120
_KINDS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}

#: What a property can't be called: each class has these attributes already, or names its types so.
RESERVED = frozenset(
    {
        "Any",
        "ClassVar",
        "Literal",
        "UNSET",
        "bool",
        "check",
        "contract_version",
        "datetime",
        "float",
        "int",
        "moment",
        "str",
    }
)

#: What an event type can't be called: the modules have these names already.
_IMPORTED = frozenset({"Any", "ClassVar", "Event", "Literal", "NotRequired", "TypedDict", "TypedEvent"})


def structs(rules: Contract) -> str:
    """The source of the frozen classes of a contract.

    Raises:
        ContractError: A name can't be that of a class or of an attribute.
    """
    classes = "\n\n\n".join(_struct(rules, name, flat) for name, flat in rules.events.items())
    return STRUCTS.format(
        version=rules.version,
        typing=_used(classes, "Any", "ClassVar", "Literal"),
        imports="from msgspec import UNSET\n\n" if " = UNSET" in classes else "",
        deprecated=DEPRECATED if "@deprecated(" in classes else "",
        classes=classes,
        union="\n    | ".join(rules.events),
    )


def typed_dicts(rules: Contract) -> str:
    """The source of the types of a contract's events as dictionaries.

    Raises:
        ContractError: A name can't be that of a class or of an attribute.
    """
    classes = "\n\n\n".join(_dict(rules, name, flat) for name, flat in rules.events.items())
    example = min((flat.schema["examples"][0] for flat in rules.events.values()), key=len)
    return DICTS.format(
        version=rules.version,
        typing=_used(classes, "Any", "Literal", "NotRequired", "TypedDict"),
        classes=classes,
        union="\n    | ".join(rules.events),
        example=json.dumps(example, ensure_ascii=False),
    )


def exports(rules: Contract, part: str) -> str:
    """The source of the module that has the names of a version, of `events` or of `types`."""
    more = {"events": ["TypedEvent"], "types": ["is_event"]}[part]
    imported = ["Event", *rules.events, *(more if part == "types" else ())]
    return EXPORTS[part].format(
        version=rules.version,
        imports="\n    ".join(f"{name}," for name in imported),
        names="\n    ".join(f'"{name}",' for name in sorted({"Event", *rules.events, *more})),
    )


def _struct(rules: Contract, name: str, flat: FlatSchema) -> str:
    properties = _properties(name, flat)
    required = flat.schema["required"]
    gone = rules.deprecation(flat)
    defaults = {key: "" if key in required else f" = {_default(schema)}" for key, schema in properties.items()}
    kinds = {key: _or_none(_kind(schema), defaults[key]) for key, schema in properties.items()}
    return STRUCT.format(
        name=name,
        version=rules.version,
        decorator=f"@deprecated({_quoted(gone.summary())})\n" if gone else "",
        docstring=_docstring(rules, flat, properties),
        fields="\n    ".join(f"{key}: {kind}{defaults[key]}" for key, kind in kinds.items()),
        parameters="\n            ".join(f"{key}: {_given(key, kind)}{defaults[key]}," for key, kind in kinds.items()),
    )


def _dict(rules: Contract, name: str, flat: FlatSchema) -> str:
    properties = _properties(name, flat)
    kinds = {key: _kind(schema) for key, schema in properties.items()}
    required = flat.schema["required"]
    fields = [f"{key}: {kind if key in required else f'NotRequired[{kind}]'}" for key, kind in kinds.items()]
    return DICT.format(name=name, docstring=_docstring(rules, flat, properties), fields="\n    ".join(fields))


def _properties(name: str, flat: FlatSchema) -> Mapping[str, dict[str, Any]]:
    """The properties of an event type but for `type`.

    Raises:
        ContractError: A name can't be that of a class or of an attribute.
    """
    if iskeyword(name) or name in _IMPORTED:
        raise ContractError(f"{name}: this can't be the name of a class")
    for key in flat.schema["properties"]:
        if iskeyword(key) or key in RESERVED:
            raise ContractError(f"{name}: {key} can't be the name of an attribute")
    return {key: schema for key, schema in flat.schema["properties"].items() if key != "type"}


def _kind(schema: Mapping[str, Any]) -> str:
    """The type of a value; where there is none that says more, it is any JSON value."""
    choices = schema.get("enum", [schema["const"]] if "const" in schema else [])
    if choices and all(isinstance(choice, (str, int)) for choice in choices):
        return f"Literal[{', '.join(map(_source, choices))}]"
    return "Any" if choices else _KINDS.get(schema.get("type", ""), "Any")


def _default(schema: Mapping[str, Any]) -> str:
    """What an attribute is if the property is left out. A value that may be null has another mark."""
    if "default" in schema:
        return _source(schema["default"])
    return "UNSET" if _kind(schema) == "Any" else "None"


def _or_none(kind: str, default: str) -> str:
    return f"{kind} | None" if default == " = None" else kind


def _given(key: str, kind: str) -> str:
    """What a call of the class takes for a property: for a timestamp, a `datetime`, too."""
    return kind.replace("str", "str | datetime", 1) if key == "timestamp" else kind


def _source(value: Any) -> str:
    """The source of a value. Only values that can't be changed can be defaults."""
    if isinstance(value, (dict, list)):
        raise ContractError(f"{json.dumps(value)}: this can't be the default of an attribute")
    return _quoted(value) if isinstance(value, str) else repr(value)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _docstring(rules: Contract, flat: FlatSchema, properties: Mapping[str, Mapping[str, Any]]) -> str:
    """What a contract says of an event type and of its properties, as a docstring inside a class."""
    lines = [f'"""{flat.schema["title"]}.', ""]
    lines += _wrapped(_with(flat.schema["description"], rules.deprecation(flat)), "    ", "    ")
    lines += ["", "    Attributes:"]
    for key, schema in properties.items():
        text = _with(schema["description"], rules.deprecation(flat, "properties", key))
        lines += _wrapped(f"{key}: {text}", " " * 8, " " * 12)
    return re.sub(r'\\|(?<=.)"""', r"\\\g<0>", "\n".join([*lines, '    """'])[:-3]) + '"""'


def _wrapped(text: str, first: str, other: str) -> Iterator[str]:
    yield from wrap(
        text, _WIDTH, initial_indent=first, subsequent_indent=other, break_long_words=False, break_on_hyphens=False
    )


def _with(text: str, gone: Deprecation | None) -> str:
    return f"{text} Deprecated {gone.summary()}" if gone else text


def _used(text: str, *names: str) -> str:
    return ", ".join(name for name in names if re.search(rf"\b{name}\b", text))
