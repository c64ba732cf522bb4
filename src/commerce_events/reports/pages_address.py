"""Find the addresses of the pages of the site: that of the site is in the metadata of the package."""

from functools import cache

from commerce_events._json_types import Language
from commerce_events._messages import languages_in

#: The entry of `[project.urls]` in `pyproject.toml` that has the address of the site.
LABEL = "Documentation"

_SCHEMES = ("https://", "http://")


@cache
def site_address() -> str:
    """The address of the site, without a slash at its end; empty if the package's metadata has none.

    There is no metadata where the package was not installed, as in a zip archive.
    """
    from importlib.metadata import PackageNotFoundError, metadata  # not above, for start-up time

    try:
        urls = metadata("commerce-events").get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    parts = (url.partition(",") for url in urls)
    found = next((address.strip() for label, _, address in parts if label.strip() == LABEL), "")
    return found.rstrip("/") if found.startswith(_SCHEMES) else ""


def page_address(page: str, lang: Language) -> str:
    """The address of a page, such as `codes/too-long.md`, in a language; empty if the site has no address.

    The site is in English where it is not in the language.
    """
    if not (site := site_address()):
        return ""
    path, mark, anchor = page.partition("#")
    folder = f"{lang}/" if lang != "en" and lang in languages_in("pages/words") else ""
    place = path.removesuffix(".md").removesuffix("index").rstrip("/")
    return f"{site}/{folder}{place}/{mark}{anchor}"
