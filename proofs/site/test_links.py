"""Links lead somewhere, in both languages, and each page has its twin."""

from urllib.parse import urljoin

import pytest

from proofs.site.built import INTERNAL, SITE, foreign, links, lost, pages

#: The other sites that pages link to. They are not asked; a new one is looked at before it gets its row.
_FOREIGN = {
    "ajv.js.org", "click.palletsprojects.com", "github.com", "mutmut.readthedocs.io", "semver.org", "www.apache.org",
    "www.rfc-editor.org", "www.unicode.org",
}  # fmt: skip


def test_the_site_is_there() -> None:
    assert len(pages()) > 100, "run make docs"


def test_links_lead_somewhere() -> None:
    found = {path: lost(path) for path in pages()}
    assert {path: targets for path, targets in found.items() if targets} == {}


def test_links_out_of_the_site_are_known() -> None:
    assert foreign() == _FOREIGN


def test_each_page_has_its_twin_unless_it_is_internal() -> None:
    spanish = {path.removeprefix("es/") for path in pages() if path.startswith("es/")}
    english = {path for path in pages() if not path.startswith(("es/", "schemas/"))}
    assert spanish == english - INTERNAL
    assert english >= INTERNAL
    for path in spanish:
        for here, twin in ((path, f"es/{path}"), (f"es/{path}", path)):
            led = {urljoin(f"http://site/{here}", target) for target in links(here).targets}
            assert f"http://site/{twin}" in led, here


def test_the_spanish_site_links_to_each_internal_page() -> None:
    for path in ("es/", "es/about/", "es/start/sender/"):
        led = {urljoin(f"http://site/{path}", target) for target in links(path).targets}
        assert {f"http://site/{internal}" for internal in INTERNAL} <= led, path
    for path in INTERNAL:
        led = {urljoin(f"http://site/{path}", target) for target in links(path).targets}
        assert "http://site/es/" in led, path


@pytest.mark.parametrize("name", ["search/search_index.json", "sitemap.xml", "assets/site.css"])
def test_each_language_has_its_own(name: str) -> None:
    assert (SITE / name).is_file()
    assert (SITE / "es" / name).is_file()
