"""The pages of what is published: downloads with sizes and hashes; no scripts, nothing from elsewhere."""

import hashlib
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping
from html import escape

from commerce_events.publish.manifest import MANIFEST, SUMS, sha256
from commerce_events.publish.purposes import by_purpose

#: By this a page is known as ours, when another one is to take its place.
MARK = '<meta name="generator" content="commerce-events publish">'

_STYLE = (
    ":root{color-scheme:light dark;background:Canvas;color:CanvasText}body{font:16px/1.5 system-ui,sans-serif;"
    "max-width:64rem;margin:3rem auto;padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;"
    "padding:.3rem .6rem;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}"
    "a,code{overflow-wrap:anywhere}code{font-size:.75rem}"
)


def page(title: str, files: Mapping[str, bytes]) -> str:
    """The page of one folder, as HTML."""
    sections = "\n".join(_sections(files))
    checks = f"Sizes, hashes and purposes for programs: {_link(MANIFEST)}, {_link(SUMS)}."
    return _html(title, f"{sections}\n<p>{checks}</p>")


def root_page(folders: Iterable[str]) -> str:
    """The page above the folders, which leads to the newest of each major version, and to the releases."""
    names = sorted(folders, key=_order, reverse=True)
    newest, releases = ([name for name in names if ("." in name) is numbered] for numbered in (False, True))
    parts = ["<h2>The newest of each version</h2>", _list(newest), "<h2>Releases, which never change</h2>"]
    return _html("Commerce events", "\n".join([*parts, _list(releases)]))


def _order(name: str) -> tuple[int, ...]:
    return tuple(map(int, name.removeprefix("v").split(".")))


def _list(folders: Iterable[str]) -> str:
    rows = (f'<li><a href="{escape(name)}/index.html">{escape(name)}</a></li>' for name in folders)
    return "<ul>\n" + "\n".join(rows) + "\n</ul>"


def _sections(files: Mapping[str, bytes]) -> Iterator[str]:
    for purpose, paths in by_purpose(files).items():
        yield f"<h2>{escape(purpose.words)}</h2>\n<table>\n<tr><th>File</th><th>Bytes</th><th>SHA-256</th></tr>"
        for path in paths:
            cells = (_link(path), f"{len(files[path]):,}", f"<code>{sha256(files[path])}</code>")
            yield "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
        yield "</table>"


def _link(path: str) -> str:
    return f'<a href="{escape(path)}">{escape(path)}</a>'


def _html(title: str, body: str) -> str:
    digest = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n{MARK}\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>{escape(title)}</h1>\n{body}\n</html>\n"
    )
