"""What axe finds in a page: barriers for people who read it in another way."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_SCRIPT = Path(__file__).parent / "node_modules/axe-core/axe.min.js"

_SERIOUS = {"serious", "critical"}


def barriers(page: Page) -> list[str]:
    """The serious and the critical ones of a page, as it is now, each with the elements concerned."""
    page.evaluate(_SCRIPT.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = page.evaluate("axe.run().then(({violations}) => violations)")
    return [
        f"{each['id']}: {', '.join(str(node['target']) + ' ' + node['failureSummary'] for node in each['nodes'])}"
        for each in found
        if each["impact"] in _SERIOUS
    ]
