"""The words of the pages: the same in each language, and none without use."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES as MESSAGES
from commerce_events._messages import Template, codes, reported
from commerce_events.pages import older, site_context
from commerce_events.pages.examples import examples
from commerce_events.pages.site import pages
from commerce_events.pages.words import LANGUAGES, Words, texts, words
from commerce_events.publish.edition import edition
from commerce_events.publish.purposes import PURPOSES
from commerce_events.publish.source import ADDRESS
from tests.deprecated import deprecate
from tests.pages.generated import copied, site
from tests.pages.odd import add_odd_type, record_first, record_next

pytestmark = pytest.mark.slow

PROJECT = Path(__file__).parents[2]
Place = tuple[str, ...]


def spoken(template: Template) -> str:
    """All that a template may say."""
    return template if isinstance(template, str) else " ".join(map(spoken, template.values()))


class Recorder(Mapping[Place, Template]):
    """The texts of a language, which remembers those that were asked for."""

    def __init__(self, lang: Language) -> None:
        self._texts = texts(lang)
        self.used: set[Place] = set()

    def __getitem__(self, path: Place) -> Template:
        self.used.add(path)
        return self._texts[path]

    def __contains__(self, path: object) -> bool:
        return path in self._texts

    def __iter__(self) -> Iterator[Place]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


def test_the_languages_say_the_same_things() -> None:
    said: list[dict[Place, Any]] = [
        {path: {*re.findall(r"\{\w+\}", spoken(text))} for path, text in texts(lang).items()} for lang in LANGUAGES
    ]
    assert said[0] == said[1]


def test_a_language_of_the_site_has_messages() -> None:
    assert set(LANGUAGES) <= set(MESSAGES)
    assert LANGUAGES[0] == "en"


def test_no_text_stands_in_both_languages() -> None:
    """A text that was not translated would be the same in both; a few really are."""
    same = {path[-1] for path, text in texts("en").items() if texts("es")[path] == text}
    assert same == {"no", "size"}


def test_every_text_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    recorders = {lang: Recorder(lang) for lang in LANGUAGES}
    for module in (site_context, older):
        monkeypatch.setattr(module, "words", lambda lang: Words(lang, recorders[lang]))
    schemas = record_first(copied(tmp_path))
    record_next(schemas)
    deprecate(schemas / "v1")
    published = edition(schemas / "v1", "1.3.0", ADDRESS, "v1")
    add_odd_type(schemas)
    found = pages(schemas, published)
    older.moved("v1", older.leading_back(found, ["v1"]), "v2", found)
    for recorder in recorders.values():
        assert set(recorder) - recorder.used == set()


def test_every_code_and_every_purpose_has_its_words() -> None:
    assert {*words("en").names("codes")} == {*reported(), *codes()["input"]}
    assert set(words("en").names("purposes")) == {purpose.words for purpose in PURPOSES}


def test_the_titles_of_the_menu_differ() -> None:
    rows = examples(site().contract)
    for lang in LANGUAGES:
        assert len({row["titles"][lang] for row in rows}) == len(rows)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_files_that_are_named_are_there(lang: Language) -> None:
    named = {
        path for text in texts(lang).values() for path in re.findall(r"`((?:tests|examples)/[^`]+)`", spoken(text))
    }
    assert named == {"tests/test_body.py", "tests/test_warnings.py", "examples/good/php-client-sale.json"}
    assert all((PROJECT / path).exists() for path in named)


@pytest.mark.parametrize(
    ("number", "english", "spanish"),
    [(0, "0", "0"), (999, "999", "999"), (1503, "1,503", "1503"), (10000, "10,000", "10\u00a0000"),
     (1048576, "1,048,576", "1\u00a0048\u00a0576")],
)  # fmt: skip
def test_thousands_are_parted_as_the_language_wants(number: int, english: str, spanish: str) -> None:
    """Spanish parts them by a space, from five digits on, as everywhere on the site."""
    assert (site("en").number(number), site("es").number(number)) == (english, spanish)
