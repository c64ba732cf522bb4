"""The playground as its users see it: what is on the page, and what they do with it."""

import json
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Locator, Page, expect

from commerce_events._json_types import Language

GOOD = '{"type": "EventSale", "customerCode": "D314K1432", "productCode": "N30122"}'
BAD = """[
  {"type": "EventSale", "timestamp": "2025-11-18T07:21:16Z", "customerCode": "D314K1432", "quantiy": 2},
  {"type": "EventBrandViewed", "customerCode": "D314K1432", "brandCode": "OW142302"}
]"""
MIB = 1024 * 1024

#: A body as large as may be, which takes a while to judge.
LARGE = f"[{'{},' * (MIB // 3 - 2)}{{}}]"

PATHS = {"en": "/playground/", "es": "/es/playground/"}

#: In the page: what its own script says of bodies, as JSON text, since half a character passes in no other way.
_CHECK = """async (told) => {
  const {check} = await import(document.querySelector('script[type=module]').src);
  const body = ({text, bytes}) => text ?? Uint8Array.from(bytes);
  return JSON.stringify(JSON.parse(told).map((each) => ['en', 'es'].map((lang) => check(body(each)).toDict(lang))));
}"""


class Playground:
    """A page with the playground."""

    def __init__(self, page: Page, lang: Language = "en") -> None:
        self.page = page
        self.lang = lang
        self.field = page.locator(".ce-editor__field")
        self.verdict = page.locator(".ce-verdict")
        self.findings = page.locator(".ce-finding")
        self.note = page.locator(".ce-play__note")

    def open(self, fragment: str = "") -> "Playground":
        """Go to the page, anew."""
        self.page.goto("about:blank")
        self.page.goto(f"{PATHS[self.lang]}{fragment}")
        expect(self.field).to_be_visible()
        return self

    def button(self, name: str) -> Locator:
        """One of the buttons, by all of its words."""
        return self.page.get_by_role("button", name=name, exact=True)

    def expect(self, verdict: str, codes: Sequence[str] | None = None) -> None:
        """Wait for a verdict, and for the codes of errors and warnings in their order."""
        expect(self.verdict).to_have_attribute("data-verdict", verdict)
        if codes is not None:
            expect(self.findings.locator("a code")).to_have_text(codes)

    def reports(self, bodies: list[str | bytes]) -> list[list[dict[str, Any]]]:
        """What the page's script says of bodies: the report in each language."""
        told = [{"text": body} if isinstance(body, str) else {"bytes": list(body)} for body in bodies]
        answers: list[list[dict[str, Any]]] = json.loads(self.page.evaluate(_CHECK, json.dumps(told)))
        return answers

    def put(self, text: str) -> None:
        """Put a text of any size and kind into the field, as pasting does."""
        script = "(field, text) => { field.value = JSON.parse(text); field.dispatchEvent(new Event('input')); }"
        self.field.evaluate(script, json.dumps(text))

    def selected(self) -> str:
        """What is selected in the field."""
        text: str = self.field.evaluate("(field) => field.value.slice(field.selectionStart, field.selectionEnd)")
        return text


def packed(content: bytes) -> str:
    """Bytes as a link carries them."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return urlsafe_b64encode(pack.compress(content) + pack.flush()).decode().rstrip("=")


def link_to(text: str) -> str:
    """The fragment that carries a body."""
    return f"#body={packed(text.encode())}"


def copied(page: Page, button: Locator) -> str:
    """What stands on the clipboard, once a button has put something there."""
    page.evaluate("navigator.clipboard.writeText('')")
    button.click()
    for _ in range(300):
        if text := str(page.evaluate("navigator.clipboard.readText()")):
            return text
        page.wait_for_timeout(100)
    raise AssertionError("nothing was copied")
