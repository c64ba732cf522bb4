"""What there is to say of a code. Its page shows it, and so does `commerce-events explain`."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from commerce_events._contract.contract import contract
from commerce_events._explaining.possible import possible_codes
from commerce_events._explaining.shapes import examples_of
from commerce_events._json_types import Language
from commerce_events._messages import codes, sentence
from commerce_events._shown import shown
from commerce_events.conformance.suite import published_vectors
from commerce_events.pages.answers import Answer, Sample, answers_of, labelled, sample, violations
from commerce_events.pages.examples import Commands, Pair, commands
from commerce_events.pages.markdown import code
from commerce_events.pages.site_context import SiteContext
from commerce_events.pages.variants import Variant, texts_by_reason
from commerce_events.pages.words import LANGUAGES

#: Where codes come from, in the order in which they are listed.
GROUPS = ("text", "schema", "warning", "input")

#: The pages that the words of codes refer to, by placeholder, each with the command that shows the same.
REFERENCES = {
    "types": ("events/index.md", "commerce-events types"),
    "type": ("events/index.md", "commerce-events show TYPE"),
    "timestamp": ("events/base-event.md#timestamp", ""),
}


@dataclass(frozen=True, slots=True)
class CodeEntry:
    """A code in the language of a site.

    Attributes:
        site: The contract and the language.
        group: Where the code comes from, one of `GROUPS`.
        name: The code.
    """

    site: SiteContext
    group: str
    name: str

    @property
    def title(self) -> str:
        """The code in a few words."""
        return self.site.text("codes", self.name, "title")

    @property
    def meaning(self) -> str:
        """What the code means: a clause without a full stop."""
        return self.site.text("codes", self.name, "meaning")

    @property
    def summary(self) -> str:
        """Where the code comes from, and what it means."""
        return self.site.text("code", self.group, meaning=self.meaning)

    @property
    def example(self) -> Pair | Commands | None:
        """What gets the code, and what does not; None if there is no example."""
        return commands()[self.name] if self.group == "input" else self.site.pairs.get(self.name)

    def samples(self) -> Iterator[tuple[str, Sample, tuple[Answer, ...]]]:
        """The examples, each with its heading and the answers to it."""
        site, example = self.site, self.example
        if isinstance(example, Commands):
            bad, good = (Sample("sh", line) for line in (example.bad, example.good))
            yield site.text("code", "bad-command"), bad, (Answer(self.name, "", labelled(site, **self.said(example))),)
            yield site.text("code", "good-command"), good, ()
        elif example:
            answers = tuple(answers_of(site, violations(site, example.bad)))
            yield site.text("code", "bad"), sample(site, example.bad), answers
            yield site.text("code", "good"), sample(site, example.good), ()

    def said(self, example: Commands) -> dict[str, str]:
        """The message and the hint of a command line."""
        return {part: sentence(self.name, part, example.params, self.site.lang) for part in ("message", "hint")}

    @property
    def excuse(self) -> str:
        """Why there is no example; nothing if there is one, or no vector was given that is one."""
        is_possible = self.group == "input" or self.name in possible_codes(self.site.contract)
        return "" if self.example or is_possible else self.site.text("code", "no-rule")

    def how_to_fix(self, refer: Callable[[str, str, str], str]) -> str:
        """How to fix it.

        Args:
            refer: Makes a reference of its label, a page, and the command that shows the same, which may be empty.
        """
        path = ("codes", self.name, "labels")
        labels = {name: self.site.text(*path, name) for name in self.site.words.names(*path)}
        filled = {name: refer(label, *REFERENCES[name]) for name, label in labels.items()}
        return self.site.text("codes", self.name, "mend", **filled)

    def variants(self) -> Iterator[Variant]:
        """The messages and hints of each reason, where the code has several reasons."""
        texts = {part: texts_by_reason(self.site.lang, self.name, part) for part in ("message", "hint")}
        several = {part: by_reason for part, by_reason in texts.items() if None not in by_reason}
        examples = examples_of(self.name)
        for reason in next(iter(several.values()), ()):
            rows = labelled(self.site, **{part: by_reason[reason] for part, by_reason in several.items()})
            yield Variant(shown(examples.get(reason or "", "")), rows)

    @property
    def keywords(self) -> list[str]:
        """The keywords of the schemas that have the code wherever they are."""
        return [keyword for keyword, name in codes()["by-keyword"].items() if name == self.name]

    @property
    def places(self) -> list[str]:
        """The places of the schemas that have the code, as `file#pointer`."""
        return [place for place, name in codes()["by-place"].items() if name == self.name]

    def keyword_lines(self) -> list[str]:
        """The keywords in words."""
        return [self.site.text("code", "keyword", keyword=code(keyword)) for keyword in self.keywords]


def entries(site: SiteContext, group: str) -> Iterator[CodeEntry]:
    """The codes of a group, in the order of the table."""
    return (CodeEntry(site, group, name) for name in codes()[group])


def entry(site: SiteContext, name: str) -> CodeEntry:
    """The code of a name."""
    return next(each for group in GROUPS for each in entries(site, group) if each.name == name)


def code_site(version: str, lang: Language) -> SiteContext:
    """What the codes of a version are explained from; in English where the pages are not in the language."""
    known = lang if lang in LANGUAGES else LANGUAGES[0]
    return SiteContext(contract(version), known, "", published_vectors(version))
