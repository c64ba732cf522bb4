"""The base address: what is one, and what is told of one that is none."""

import json

import pytest

from commerce_events._messages import LANGUAGES
from commerce_events.publish.address import base_address
from commerce_events.publish.refusal import PublishError
from tests.rows import each_row


@pytest.mark.parametrize(
    ("given", "base"),
    [
        ("https://shop.test", "https://shop.test"),
        ("https://shop.test/", "https://shop.test"),
        ("HTTPS://Shop.Test:8443/Schemas/a-b/", "https://shop.test:8443/Schemas/a-b"),
        ("http://localhost:8000/x", "http://localhost:8000/x"),
        ("http://127.0.0.1/x", "http://127.0.0.1/x"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://cdn.test/npm/@shop/events@1/caf%C3%A9", "https://cdn.test/npm/@shop/events@1/caf%C3%A9"),
        ("https://shop.test/a..b/.well-known", "https://shop.test/a..b/.well-known"),
    ],
)
def test_a_base_address(given: str, base: str) -> None:
    assert base_address(given) == base


HOSTS = ["-x", "x-", "a..b", ".a", "a.", "a_b", "ñ.test", "x y", "[::1", "[x]", "[1.2.3.4]", "x:a", "x:99999", ":80",
         "a.test\\b", f"{'a' * 64}.test", "a." * 127 + "a"]  # fmt: skip
PATHS = ["/a?", "?a", "/#", "#a", "/a b", "/a\tb", "/a\n", "/../a", "/a/..", "/./a", "/%2e%2E/a", "/.%2e", "//",
         "/a//b", "/%", "/%zz", "/ñ", '/"', "/<", "/a\\b", "/{a}"]  # fmt: skip
BAD = {
    "scheme": [
        "",
        "shop.test",
        "ftp://x.test",
        "ftp://me:secret@x.test",
        "https:",
        "https://",
        "https:///x",
        "//x.test",
    ],
    "user": ["https://me@x.test", "https://me:secret@x.test/a", "https://@x.test", "https://me:secret@x.test/?a"],
    "host": [f"https://{host}" for host in HOSTS] + ["https://me:secret@[x"],
    "path": [f"https://x.test{path}" for path in PATHS],
}


@each_row((reason, given) for reason in BAD for given in BAD[reason])
def test_what_is_none(reason: str, given: str) -> None:
    with pytest.raises(PublishError) as raised:
        base_address(given)
    assert raised.value.reason == reason
    for lang in LANGUAGES:
        assert "secret" not in raised.value.message(lang)
        assert json.dumps(raised.value.message(lang)).isprintable()
