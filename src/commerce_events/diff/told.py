"""Put a comparison into words: what changed, from what to what and where, and what follows from it."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from commerce_events._json_types import Language
from commerce_events._messages import fill
from commerce_events.diff.change import SIDES, Change, Reason, Side
from commerce_events.diff.kinds import text_of
from commerce_events.diff.rules import Rules
from commerce_events.reports.excerpt import visible
from commerce_events.reports.words import cli_words, counted

#: How many events of a payload are shown, how many characters of a text, and of a keyword's value.
_EVENTS, _LETTERS, _VALUE = 3, 80, 100
#: How many names are listed.
_NAMES = 3
#: What is certain, though no payload shows it.
_CERTAIN = ("default", "keyword")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of the contract, and what changed from one to the other."""

    old: Rules
    new: Rules
    changes: Sequence[Change]

    def groups(self) -> list[tuple[list[str], Change]]:
        """What is to be said once, and the names of all that it is said of: of each change, each part once."""
        parts: dict[Any, tuple[list[str], Change]] = {}
        for change in self.changes:
            for key, part in _parts(change):
                parts.setdefault(key, ([], part))[0].append(change.name)
        groups: dict[tuple[str, ...], list[Change]] = {}
        for names, part in parts.values():
            groups.setdefault(tuple(names), []).append(part)
        return [
            ([*names], _together(found)) for names, found in sorted(groups.items(), key=lambda group: -len(group[0]))
        ]


def _parts(change: Change) -> Iterator[tuple[Any, Change]]:
    """What is to be said of a change, part by part, each with what makes it the same as another."""
    for side in SIDES:
        for reason in change.reasons(side):
            edits = [(edit.keyword, text_of([edit.before, edit.after])) for edit in reason.edits]
            key = (side, reason.code, reason.verdict, reason.name, *edits)
            part = Change(change.name, (reason,)) if side == "senders" else Change(change.name, receivers=(reason,))
            yield key, part
    if change.deprecated:
        yield change.deprecated, Change(change.name, deprecated=change.deprecated)
    if change.words:
        yield "words", Change(change.name, words=True)
    elif change.level == "patch":
        yield "spelling", Change(change.name, spelling=True)


def _together(parts: Sequence[Change]) -> Change:
    return Change(
        parts[0].name,
        tuple(reason for part in parts for reason in part.senders),
        tuple(reason for part in parts for reason in part.receivers),
        words=any(part.words for part in parts),
        spelling=any(part.spelling for part in parts),
        deprecated=tuple(name for part in parts for name in part.deprecated),
    )


def named(rules: Rules, words: Mapping[str, Any]) -> str:
    """What a state of the contract is called, by the words for `diff`: `the folder next (v1)`."""
    parts = {"name": visible(rules.name.partition(":")[0] if rules.origin == "release" else rules.name)}
    found = fill(words["origins"][rules.origin], parts)
    return f"{found} ({rules.version})" if rules.version else found


@dataclass(frozen=True, slots=True)
class Teller:
    """The words of one language."""

    comparison: Comparison
    lang: Language

    @property
    def words(self) -> dict[str, Any]:
        """The words of this verb."""
        found: dict[str, Any] = cli_words(self.lang)["diff"]
        return found

    def compared(self) -> str:
        """Which states were compared."""
        names = {"old": named(self.comparison.old, self.words), "new": named(self.comparison.new, self.words)}
        return fill(self.words["compared"], names)

    def names(self, names: list[str]) -> str:
        """The event types that a block is about."""
        types = {*self.comparison.old.events, *self.comparison.new.events}
        if types and set(names) == types and len(types) > 1:
            return fill(self.words["all-types"], {"count": str(len(types))})
        return ", ".join(self.words["parts"].get(name, visible(name)) for name in names)

    def remarks(self, change: Change) -> list[str]:
        """What changed beside what is accepted."""
        found = [self.words["words"]] if change.words else []
        found += [self.words["spelling"]] if change.spelling else []
        names = ", ".join(f"`{visible(name)}`" for name in change.deprecated)
        return found + ([fill(self.words["deprecated"], {"names": names})] if names else [])

    def verdict(self, change: Change, side: Side) -> str:
        """The verdict for a side: what became narrower breaks senders, what became wider breaks receivers."""
        verdict: str = self.words["verdicts"][change.verdict(side)]
        return f"{verdict} ({self.words['direction'][side]})" if change.verdict(side) == "breaking" else verdict

    def reason(self, reason: Reason, side: Side) -> str:
        """Why a side is not compatible, or may not be."""
        found = fill(self.words["reasons"][side][reason.code], self._named(reason))
        if reason.verdict == "breaking":
            return found
        because = self.words["because"][reason.because]
        return fill(
            self.words["certain" if reason.code in _CERTAIN else "perhaps"], {"reason": found, "because": because}
        )

    def _named(self, reason: Reason) -> dict[str, str]:
        """What the sentences about a reason are filled with; of many names a few."""
        names = [f"`{visible(each)}`" for each in reason.name.split(", ")]
        listed = ", ".join(names[:_NAMES])
        more = len(names) - _NAMES
        listed = fill(self.words["more"], {"names": listed, "count": more}) if more > 0 else listed
        return {"name": visible(reason.name), "names": listed}

    def edits(self, reason: Reason) -> Iterator[str]:
        """Which keyword changed, from what to what, and where."""
        for edit in reason.edits:
            place = edit.new if edit.after or not edit.before else edit.old
            before, after = self._value(edit.before), self._value(edit.after)
            yield f"`{visible(edit.keyword)}`: {before} → {after} ({visible(place)})"

    def _value(self, values: tuple[Any, ...]) -> str:
        text = " + ".join(json.dumps(value, ensure_ascii=False) for value in values) or self.words["absent"]
        return visible(text if len(text) <= _VALUE else f"{text[:_VALUE]}…")

    def to_do(self, reason: Reason, side: Side) -> str:
        """What the side has to do."""
        code = reason.code if reason.verdict == "breaking" or reason.code == "default" else "unknown"
        return fill(self.words["do"][side][code], self._named(reason))

    def shown(self, side: Side) -> str:
        """What a payload shows."""
        valid, invalid = ("old", "new") if side == "senders" else ("new", "old")
        return fill(self.words["shown"], {"valid": self.words[valid], "invalid": self.words[invalid]})

    def payload(self, reason: Reason) -> str:
        """The payload in one line: of a long batch the first event, of a long text the start, each with its size."""
        payload = self._shortened(reason.payload)
        if isinstance(payload, list) and len(payload) > _EVENTS:
            text = f"[{json.dumps(payload[0])}, …] ({counted('events', len(payload), self.lang)})"
        else:
            text = json.dumps(payload)
        return f"{text} {self.words['line-break']}" if _ends_in_break(reason.payload) else text

    def _shortened(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {self._shortened(name): self._shortened(member) for name, member in value.items()}
        if isinstance(value, list):
            return [self._shortened(item) for item in value]
        if isinstance(value, str) and len(value) > _LETTERS:
            return f"{value[:_LETTERS]}… ({counted('characters', len(value), self.lang)})"
        return value


def _ends_in_break(value: Any) -> bool:
    """Whether a text in a payload ends in a line break, which is so only where no other text would show the break."""
    if isinstance(value, (dict, list)):
        return any(map(_ends_in_break, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and value.endswith("\n")
