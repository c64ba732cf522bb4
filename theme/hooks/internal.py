"""Pages about the inside of the project are in English alone: the Spanish site links to the English ones.

mkdocs knows one site at a time. So the links are written as full addresses first, which it leaves alone, and made
relative once the page is there.
"""

import re
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import urlsplit

from internal_pages import INTERNAL
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_LINK = re.compile(r"\]\(([^)#\s]+\.md)(?=[)#])")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Take the pages out of the Spanish site, and lead its navigation to the English ones."""
    if config.theme["language"] == "es":
        for file in [file for file in files.documentation_pages() if file.src_uri in INTERNAL]:
            files.remove(file)
        config.nav = _led(config.nav, _english(config))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Mark an internal page for the theme; in Spanish, lead links to the English pages."""
    if config.theme["language"] == "en":
        page.meta["internal"] = page.file.src_uri in INTERNAL
        return markdown

    def led(link: re.Match[str]) -> str:
        name = normpath(join(dirname(page.file.src_uri), link[1]))
        return f"]({_address(name, _english(config))}" if name in INTERNAL else link[0]

    return _LINK.sub(led, markdown)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Make these links relative, so that the site can be served anywhere."""
    return _relative(output, "../" * (page.file.dest_uri.count("/") + 1), config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Likewise on the page that is shown where there is none, which is served at any depth."""
    is_page = template_name.endswith(".html")
    return _relative(output_content, urlsplit(_english(config)).path, config) if is_page else output_content


def _relative(html: str, root: str, config: MkDocsConfig) -> str:
    if config.theme["language"] == "es":
        for name in INTERNAL:
            html = html.replace(f'href="{_address(name, _english(config))}', f'href="{_address(name, root)}')
    return html


def _led(nav: Any, root: str) -> Any:
    """The navigation, with full addresses in the place of internal pages."""
    if isinstance(nav, dict):
        return {title: _led(part, root) for title, part in nav.items()}
    if isinstance(nav, list):
        return [_led(entry, root) for entry in nav]
    return _address(nav, root) if nav in INTERNAL else nav


def _english(config: MkDocsConfig) -> str:
    """The address of the English site, which has the Spanish one inside."""
    return str(config.site_url).removesuffix("es/")


def _address(name: str, root: str) -> str:
    return f"{root}{name.removesuffix('.md')}/"
