"""What a version deprecated until a day is in the next version until that day."""

import json

import pytest

from tests.tools.released import SALE, TODAY, WORDS, Project
from tools.dispatch import rewrite

pytestmark = pytest.mark.slow

KIND, PROPERTY = "EventAddedToWishlist", "size"
OF_KIND, OF_PROPERTY = f"events/{KIND}.schema.json#", f"{SALE.removeprefix('schemas/v1/')}#/properties/{PROPERTY}"
LATER = "2999-12-31"


def deprecate(project: Project, sunset: dict[str, str]) -> None:
    """Deprecate an event type and a property in v1."""
    project.add_property(PROPERTY, '"type": "string", "deprecated": true')
    file = f"schemas/v1/events/{KIND}.schema.json"
    project.write(file, json.dumps(json.loads(project.read(file)) | {"deprecated": True}))
    texts = {"en": "A.", "es": "B."}
    words = {"since": "2026-01-15", "release": "1.1.0", "why": texts, "instead": texts, **sunset}
    project.write("schemas/v1/deprecations.json", json.dumps({OF_KIND: words, OF_PROPERTY: words}))


def leave_out(project: Project, *, kind: bool = True) -> None:
    """Make a v2 without what is deprecated, or without the property alone."""
    project.second_version()
    folder = project.folder / "schemas/v2"
    gone = [OF_PROPERTY, OF_KIND] if kind else [OF_PROPERTY]
    sale = SALE.replace("/v1/", "/v2/")
    document = json.loads(project.read(sale))
    del document["properties"][PROPERTY]
    project.write(sale, json.dumps(document))
    words_file = WORDS.replace("/v1/", "/v2/")
    words = json.loads(project.read(words_file))
    del words[OF_PROPERTY.partition("#")[0]][f"/properties/{PROPERTY}/description"]
    if kind:
        del words[OF_KIND[:-1]]
        (folder / OF_KIND[:-1]).unlink()
    project.write(words_file, json.dumps(words, ensure_ascii=False))
    said = folder / "deprecations.json"
    kept = {place: words for place, words in json.loads(said.read_text("utf-8")).items() if place not in gone}
    said.write_text(json.dumps(kept), "utf-8")
    rewrite(folder)


def sentence(name: str, sunset: str) -> str:
    return f"v2 has no {name}, which v1 deprecates with the sunset {sunset}: keep it until then\n"


def test_a_removal_before_the_sunset_is_refused(released: Project) -> None:
    deprecate(released, {"sunset": LATER})
    leave_out(released)
    said = sentence(KIND, LATER) + sentence(f"EventSale.{PROPERTY}", LATER)
    before = released.files()
    assert released.version("2.0.0", "--open", status=1) == said
    assert released.files() == before


def test_a_property_alone_has_its_sunset(released: Project) -> None:
    deprecate(released, {"sunset": LATER})
    leave_out(released, kind=False)
    assert released.version("2.0.0", "--open", status=1) == sentence(f"EventSale.{PROPERTY}", LATER)


def test_what_stays_has_no_sunset_to_wait_for(released: Project) -> None:
    deprecate(released, {"sunset": LATER})
    released.second_version()
    released.open("2.0.0")
    assert released.check().startswith("2.0.0, not released yet")


@pytest.mark.parametrize("sunset", [{"sunset": TODAY}, {}])
def test_the_day_of_the_sunset_is_late_enough(released: Project, sunset: dict[str, str]) -> None:
    deprecate(released, sunset)
    leave_out(released)
    released.release("2.0.0")
    assert released.check().startswith("2.0.0, released on")


def test_the_day_before_the_sunset_is_too_early(released: Project) -> None:
    deprecate(released, {"sunset": "2026-08-01"})
    leave_out(released, kind=False)
    assert released.version("2.0.0", "--open", status=1) == sentence(f"EventSale.{PROPERTY}", "2026-08-01")


def test_a_check_compares_with_the_day_of_the_release(released: Project) -> None:
    deprecate(released, {"sunset": TODAY})
    leave_out(released)
    released.release("2.0.0")
    file = "schemas/v1/deprecations.json"
    released.write(file, released.read(file).replace(TODAY, LATER))
    assert sentence(KIND, LATER) in released.check(1)
