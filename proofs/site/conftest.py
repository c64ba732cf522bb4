"""The site that `make docs` built, served on this machine, and Chromium, which looks at it."""

import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from proofs.site.built import SITE

#: Without them the browser asks hosts of its maker, and needs a screen.
_FLAGS = [
    *("--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

#: How many milliseconds a page has for what it is expected to do, on a machine that is busy.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)

#: The width of a small telephone, in pixels.
NARROW = 360

#: Opens a page; the options are those of a context of the browser: its size, its colours, and the like.
NewPage = Callable[..., Page]


class _Silent(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Say nothing of requests."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that has gone on to another page."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the site is served."""
    assert (SITE / "index.html").is_file(), "the site is not built: make docs"
    with _Server(("127.0.0.1", 0), partial(_Silent, directory=str(SITE))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=_FLAGS, chromium_sandbox=False)
        yield running
        running.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What went wrong in the pages of a test: errors, and requests to other hosts. At its end there must be none.

    A test that provokes some takes them out.
    """
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Browser, address: str, complaints: list[str]) -> Iterator[NewPage]:
    """Opens pages, which are watched; a path leads into the site."""
    contexts = []

    def new(**options: Any) -> Page:
        context = browser.new_context(base_url=address, **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        watch(page, address, complaints)
        return page

    yield new
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def _narrow(browser: Browser, address: str) -> Iterator[tuple[Page, list[str]]]:
    context = browser.new_context(base_url=address, viewport={"width": NARROW, "height": 740})
    context.set_default_timeout(PATIENCE)
    page, complaints = context.new_page(), list[str]()
    watch(page, address, complaints)
    yield page, complaints
    context.close()


@pytest.fixture
def narrow_page(_narrow: tuple[Page, list[str]]) -> Iterator[Page]:
    """One page for all tests that only open an address and look: what pages share is loaded once."""
    page, complaints = _narrow
    yield page
    found = [*complaints]
    complaints.clear()
    assert found == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A page of the usual size, in light colours."""
    return new_page()


@pytest.fixture
def clipboard_page(new_page: NewPage) -> Page:
    """A page that may read and write the clipboard."""
    return new_page(permissions=["clipboard-read", "clipboard-write"])


def watch(page: Page, address: str, complaints: list[str]) -> None:
    """Note what goes wrong in a page."""

    def of_console(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            complaints.append(f"{message.type}: {message.text}")

    def of_request(request: Request) -> None:
        if not request.url.startswith((f"{address}/", "data:", "blob:")):
            complaints.append(f"request: {request.url}")

    page.on("console", of_console)
    page.on("pageerror", lambda error: complaints.append(f"exception: {error}"))
    page.on("request", of_request)
