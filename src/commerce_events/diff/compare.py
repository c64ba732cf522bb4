"""Compare two states of the contract, event type by event type; each break has a payload that shows it.

The schema of a payload is compared as a whole, for the values of each kind, and for events of each `type`. So nothing
that a payload may be is passed over. Everything called compatible is proved so; everything called breaking has a
payload that a validator accepts by the whole old contract, and refuses by the whole new one, or the other way round.
"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from commerce_events.diff.change import LEVELS, Change, Edit, Level, Reason, Side, level
from commerce_events.diff.edits import places_of, spelling, words, words_of_properties
from commerce_events.diff.events import ANY_EVENT
from commerce_events.diff.judge import Judge
from commerce_events.diff.kinds import Nodes, text_of
from commerce_events.diff.lay import lay
from commerce_events.diff.rules import Rules, core
from commerce_events.diff.way import BATCH_NAME, PAYLOAD_NAME, Way

__all__ = ["LEVELS", "Change", "Edit", "Level", "Reason", "Rules", "Side", "compare", "level"]


def compare(old: Rules, new: Rules) -> list[Change]:
    """What changed for the batch and for each event type, also where nothing did; and for the payload if it did."""
    judges = Judge(old.files), Judge(new.files)
    senders = Way(old, new, judges).reasons()
    receivers = {
        name: [replace(each, edits=tuple(edit.turned() for edit in each.edits)) for each in reasons]
        for name, reasons in Way(new, old, (judges[1], judges[0])).reasons().items()
    }
    names = [
        BATCH_NAME,
        *sorted({*old.events, *new.events, *senders, *receivers} - {BATCH_NAME, PAYLOAD_NAME, ANY_EVENT}),
    ]
    changes = [
        _change(name, tuple(senders.get(name, ())), tuple(receivers.get(name, ())), old, new)
        for name in [*names, ANY_EVENT, PAYLOAD_NAME]
    ]
    changes = [change for change in changes if change.name in names or change.level != "none"]
    if level(changes) == "none" and _is_rewritten(old, new):
        changes.append(Change(PAYLOAD_NAME, spelling=True))
    return changes


def _change(name: str, senders: tuple[Reason, ...], receivers: tuple[Reason, ...], old: Rules, new: Rules) -> Change:
    if name not in old.events or name not in new.events:
        is_worded = _roots(name, old) != _roots(name, new)
        return Change(name, senders, receivers, words=is_worded)
    roots = old.events[name], new.events[name]
    laid = [lay((node,), "object") for node in roots]
    described = [words_of_properties(each) for each in laid]
    shared = [
        (each, described[0][each], described[1][each]) for each in sorted(described[0].keys() & described[1].keys())
    ]
    shared.append(("type", words(roots[0]), words(roots[1])))
    defaults = []
    for each, before, after in shared:
        if _part(before, "default") != _part(after, "default"):
            nodes = [
                tuple(one.properties[each]) if each in one.properties else (root,)
                for one, root in zip(laid, roots, strict=True)
            ]
            edit = _edit((nodes[0], nodes[1]), (_stated(before), _stated(after)))
            defaults.append(Reason("default", "unknown", each, edits=(edit,), because="default"))
    return Change(
        name,
        _in_order(senders, defaults),
        _in_order(receivers, defaults),
        # What is not understood hides words, too; where it differs, there is a reason already.
        words=laid[0].atoms.keys() == laid[1].atoms.keys()
        and any(_described(before) != _described(after) for _, before, after in shared),
        spelling=text_of(spelling(roots[0])) != text_of(spelling(roots[1])),
        deprecated=tuple(each for each, before, after in shared
                         if before.get("deprecated", False) is not after.get("deprecated", False)),
    )  # fmt: skip


def _in_order(reasons: Iterable[Reason], defaults: Iterable[Reason]) -> tuple[Reason, ...]:
    """Reasons by property, and what is of none last."""
    last = ("event-type", "keyword", "others")
    key = lambda reason: (reason.code in last, reason.name, reason.code == "default")  # noqa: E731 used once
    return tuple(sorted((*reasons, *defaults), key=key))


def _part(found: dict[str, Any], keyword: str) -> str:
    """A text for a keyword's value, which is empty if it is not there, and not if it is `null`."""
    return text_of(found[keyword]) if keyword in found else ""


def _stated(found: dict[str, Any]) -> tuple[Any, ...]:
    return (found["default"],) if "default" in found else ()


def _described(found: dict[str, Any]) -> list[str]:
    return [_part(found, keyword) for keyword in ("title", "description", "examples")]


def _edit(nodes: tuple[Nodes, Nodes], values: tuple[tuple[Any, ...], tuple[Any, ...]]) -> Edit:
    old, new = (next((place for node in each for place in places_of(node, "default")), _where(each)) for each in nodes)
    return Edit("default", *values, old, new)


def _where(nodes: Nodes) -> str:
    return next((node.where() for node in nodes), "")


def _roots(name: str, rules: Rules) -> list[list[str]]:
    """The words of the schemas that are of no event type."""
    if name == BATCH_NAME:
        nodes = core(rules.payload, "array")
    elif name in (PAYLOAD_NAME, ANY_EVENT):
        nodes = (rules.payload,) if name == PAYLOAD_NAME else core(rules.payload, "object")
    else:
        return []
    return [_described(words(node)) for node in nodes]


def _is_rewritten(old: Rules, new: Rules) -> bool:
    """Whether the files of two folders differ, though it makes no difference to any payload."""
    documents = [
        {file: {name: document[name] for name in document if name not in ("$id", "$schema", "$comment")}
         for file, document in rules.files.documents.items()}
        for rules in (old, new)
    ]  # fmt: skip
    return old.origin == new.origin == "folder" and text_of(documents[0]) != text_of(documents[1])
