"""What the page of the playground keeps to itself: it sends nothing, and runs nothing that it was given."""

import pytest
from playwright.sync_api import Page

from commerce_events._json_types import Language
from commerce_events._messages import LANGUAGES
from proofs.site.conftest import PATIENCE
from proofs.site.playground import Playground

#: What sends something in a page, or fetches it; each is refused, some at once and some by an event.
_SENDING = [
    "fetch('/?sent')",
    "new Promise((_, no) => { const r = new XMLHttpRequest(); r.onerror = no; r.open('GET', '/?sent'); r.send(); })",
    "new Promise((_, no) => { new EventSource('/?sent').onerror = no; })",
    "new Promise((_, no) => { new WebSocket('ws://127.0.0.1:9/?sent').onerror = no; })",
    "new Promise((_, no) => { new Worker('/assets/playground/page.js?sent').onerror = no; })",
    "new Promise((_, no) => { const i = new Image(); i.onerror = no; i.src = 'http://localhost:9/?sent'; })",
]


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("attempt", _SENDING)
def test_the_page_can_send_nothing(page: Page, complaints: list[str], lang: Language, attempt: str) -> None:
    answers: list[str] = []
    Playground(page, lang).open()
    page.on("response", lambda response: answers.append(response.url))
    answer = page.evaluate(f"new Promise((_, no) => no()).catch(() => {attempt}).then(() => 'sent', () => 'refused')")
    assert answer == "refused"
    assert [url for url in answers if url.endswith("?sent")] == []
    assert "Content Security Policy" in complaints[0]
    complaints.clear()


#: What else a page can hold that sends, loads or runs something, and the part of the policy that refuses it.
_HELD = [
    ("connect-src", "navigator.sendBeacon('/?sent')"),
    ("form-action", "put('<form method=post action=/?sent>').submit()"),
    ("frame-src", "put('<iframe src=/?sent>')"),
    ("object-src", "put('<object data=/?sent>')"),
    ("media-src", "put('<video src=/?sent>')"),
    ("style-src-elem", "put('<style>p { background: url(/?sent) }</style>')"),
    ("style-src-attr", "put('<p style=\"background: url(/?sent)\">')"),
    ("script-src-attr", "put('<img src=data:, onerror=\"window.ran = true\">')"),
    ("script-src-elem", "put('<a href=\"javascript:window.ran = true\">').click()"),
    ("worker-src", "new Worker(URL.createObjectURL(new Blob(['fetch(\"/?sent\")'])))"),
    ("base-uri", "put('<base href=http://localhost:9/>')"),
]

_PUT = """const put = (html) => {
  const held = document.createElement('div');
  held.innerHTML = html;
  document.body.append(held);
  return held.firstChild;
};"""


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(("directive", "attempt"), _HELD, ids=[row[0] for row in _HELD])
def test_what_a_page_can_hold_is_refused(
    page: Page, complaints: list[str], lang: Language, directive: str, attempt: str
) -> None:
    answers: list[str] = []
    Playground(page, lang).open()
    page.on("response", lambda response: answers.append(response.url))
    told = "document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));"
    later = f"setTimeout(() => {{ try {{ {attempt}; }} catch {{ }} }}); setTimeout(() => done('nothing'), {PATIENCE});"
    assert page.evaluate(f"new Promise((done) => {{ {_PUT} {told} {later} }})") == directive
    assert page.evaluate("window.ran") is None
    assert [url for url in answers if url.endswith("?sent")] == []
    complaints.clear()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("attempt", ["eval('1')", "new Function('return 1')()", "setTimeout('1')"])
def test_no_text_becomes_a_program(page: Page, complaints: list[str], lang: Language, attempt: str) -> None:
    Playground(page, lang).open()
    # Later, and not within the call of the test: that one may.
    later = f"setTimeout(() => {{ try {{ done({attempt} ? 'ran' : 'refused'); }} catch {{ done('refused'); }} }})"
    assert page.evaluate(f"new Promise((done) => {later})") == "refused"
    assert all("Content Security Policy" in each for each in complaints)
    complaints.clear()
