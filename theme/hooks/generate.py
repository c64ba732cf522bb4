"""What the site shows of the contract is made before it is built: pages, published files, playground.

Each maker is the command that anybody could run. The site takes what they wrote as if it stood in `docs/`.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files

PROJECT = Path(__file__).parents[2]
BUILD = PROJECT / "build"

#: Where in the site each folder of `build/` stands.
_PLACES = {"pages": "", "published": "schemas/", "playground/page": "assets/playground/"}

#: Links from a page to the published files.
_TO_FILES = re.compile(r'href="((?:\.\./)*schemas/)')


def on_pre_build(config: MkDocsConfig) -> None:
    """Make everything anew; both languages share what is made.

    Raises:
        PluginError: Something can't be made; it has said why.
    """
    if config.theme["language"] == "en":
        address = str(config.site_url).rstrip("/")
        # `-B`: without bytecode, which would count as a change of what `make serve` watches.
        command = ["make", "--silent", "site-parts", f"SITE_URL={address}", f"SITE_PYTHON={sys.executable} -B"]
        if subprocess.run(command, check=False, cwd=PROJECT).returncode:  # noqa: S603 the line above
            raise PluginError("the parts of the site can't be made")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made. What is no page stands at the root of the site, once for both languages."""
    for folder, place in _PLACES.items():
        for path in sorted(file for file in (BUILD / folder).rglob("*") if file.is_file()):
            name = place + path.relative_to(BUILD / folder).as_posix()
            file = File.generated(config, name, abs_src_path=str(path))
            if config.theme["language"] != "en" and not file.is_documentation_page():
                file.dest_uri = f"../{file.dest_uri}"
            files.append(file)
    return files


def on_page_content(html: str, config: MkDocsConfig, **_: Any) -> str:
    """Lead the links of the Spanish pages there, which mkdocs takes for links inside the Spanish site."""
    return html if config.theme["language"] == "en" else _TO_FILES.sub(r'href="../\1', html)
