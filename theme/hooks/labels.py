"""The theme's dialog for searching gets a name, which readers of the screen need."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_DIALOG = 'data-md-component="search" role="dialog"'
_NAMES = {"en": "Search", "es": "Búsqueda"}


def on_post_page(output: str, config: MkDocsConfig, **_: Any) -> str:
    """Name the dialog, where the page has one."""
    return output.replace(_DIALOG, f'{_DIALOG} aria-label="{_NAMES[config.theme["language"]]}"')


def on_post_template(output_content: str, config: MkDocsConfig, **_: Any) -> str:
    """Likewise on the page that is shown where there is none."""
    return on_post_page(output_content, config)
