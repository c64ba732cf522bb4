"""Two languages in one folder: `page.md` is English, `page.es.md` is its Spanish twin. Each has a site of its own.

The English one is built first and has the Spanish one inside, at the same paths below `es/`. So each language has an
index for the search, and links between pages are the same in both. Pages about the inside of the project have no twin:
the Spanish site links to the English ones (`internal.py`).
"""

from fnmatch import fnmatch
from typing import Any

from internal_pages import INTERNAL
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

_SPANISH = ".es.md"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Keep the pages of the language that is being built, under the names that both languages share.

    Raises:
        PluginError: A page has no twin in the other language and is not listed as internal, or the other way round.
    """
    pages = {file.src_uri: file for file in files.documentation_pages()}
    twins = {name.removesuffix(_SPANISH) + ".md": file for name, file in pages.items() if name.endswith(_SPANISH)}
    english = {name: file for name, file in pages.items() if not name.endswith(_SPANISH)}
    if wrong := (english.keys() ^ twins.keys()) ^ INTERNAL:
        raise PluginError(f"not in both languages, or not as internal_pages.py says: {', '.join(sorted(wrong))}")
    for name, file in twins.items():
        files.remove(file)
        if config.theme["language"] == "es":
            files.remove(english[name])
            files.append(File.generated(config, name, abs_src_path=str(file.abs_src_path)))
    config.nav = _expanded(config.nav, [file.src_uri for file in files.documentation_pages()])
    return files


def on_post_build(config: MkDocsConfig) -> None:
    """Build the Spanish site inside the English one."""
    if config.theme["language"] == "en":
        inside = {"site_dir": f"{config.site_dir}/es", "site_url": f"{str(config.site_url).rstrip('/')}/es/"}
        build(load_config("mkdocs.es.yml", **inside, dev_addr=str(config.dev_addr)))


def _expanded(nav: Any, names: list[str]) -> Any:
    """The navigation with each pattern, such as `events/*.md`, replaced by the pages that it does not name itself."""
    if isinstance(nav, dict):
        return {title: _expanded(part, names) for title, part in nav.items()}
    if not isinstance(nav, list):
        return nav
    named = {entry for entry in nav if isinstance(entry, str)}
    expanded: list[Any] = []
    for entry in nav:
        if isinstance(entry, str) and "*" in entry:
            expanded += sorted(name for name in names if fnmatch(name, entry) and name not in named)
        else:
            expanded.append(_expanded(entry, names))
    return expanded
