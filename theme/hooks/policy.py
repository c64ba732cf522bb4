"""Each page says itself what it may load and run: its Content-Security-Policy.

Nothing comes from another host. The theme's few scripts inside the page are allowed by their hashes, none else.
"""

import hashlib
import re
from base64 import b64encode

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FIRST = '<meta charset="utf-8">'


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Add the policy, before anything that it is about."""
    return output if _is_preview(config) else with_policy(output, page.meta.get("connect", "'self'"))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Likewise for the page that is shown where there is none."""
    is_page = template_name.endswith(".html") and not _is_preview(config)
    return with_policy(output_content, "'self'") if is_page else output_content


def with_policy(html: str, connect: str) -> str:
    """The page with its policy; `connect` is where its scripts may send to, or fetch from."""
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in _SCRIPT.findall(html)})
    policy = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *hashes]),
        "style-src": "'self'",
        "img-src": "'self' data:",
        "connect-src": connect,
        "worker-src": connect,
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    content = "; ".join(f"{directive} {sources}" for directive, sources in policy.items())
    return html.replace(_FIRST, f'{_FIRST}\n      <meta http-equiv="Content-Security-Policy" content="{content}">', 1)


def _is_preview(config: MkDocsConfig) -> bool:
    """Whether `mkdocs serve` shows the site, which adds a script of its own to each page."""
    return str(config.site_url).startswith(f"http://{config.dev_addr}/")


def _digest(script: str) -> str:
    return b64encode(hashlib.sha256(script.encode()).digest()).decode()
