"""The page of a published folder: its downloads with sizes and hashes; no scripts, nothing from elsewhere."""

import hashlib
from base64 import b64encode
from collections.abc import Mapping
from html import escape

_STYLE = (
    ":root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:64rem;margin:3rem auto;"
    "padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;"
    "border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}code{font-size:.75rem;"
    "overflow-wrap:anywhere}"
)


def page(title: str, files: Mapping[str, bytes]) -> str:
    """The page, as HTML."""
    digest = b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    rows = "\n".join(
        f'<tr><td><a href="{escape(path)}">{escape(path)}</a></td><td>{len(content):,}</td>'
        f"<td><code>{hashlib.sha256(content).hexdigest()}</code></td></tr>"
        for path, content in sorted(files.items())
    )
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{escape(title)}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>{escape(title)}</h1>\n<table>\n"
        f"<tr><th>File</th><th>Bytes</th><th>SHA-256</th></tr>\n{rows}\n</table>\n</html>\n"
    )
