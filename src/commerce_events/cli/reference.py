"""Refer to a page of the site where there are no links."""

from collections.abc import Callable

from commerce_events.pages.site_context import SiteContext
from commerce_events.reports.pages_address import page_address


def reference(site: SiteContext) -> Callable[[str, str, str], str]:
    """What names a page by its label, with its address, or else with a command that shows the same."""

    def refer(label: str, page: str, command: str) -> str:
        address = page_address(page, site.lang)
        target = address or (command and f"`{command}`")
        return f"{label} ({target})" if target else label

    return refer
