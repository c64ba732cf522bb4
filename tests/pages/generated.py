"""The pages that the tests of this folder look at, and what they find in them."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import commerce_events as ce
from commerce_events._contract.contract import read_contract
from commerce_events._contract.folder import schemas_folder
from commerce_events._json_types import Language
from commerce_events.pages.site import pages
from commerce_events.pages.site_context import SiteContext
from commerce_events.publish.edition import edition
from commerce_events.publish.source import ADDRESS

SCHEMAS = Path(schemas_folder())
PUBLISHED = edition(SCHEMAS / "v1", ce.__version__, ADDRESS, "v1")
PAGES = pages(SCHEMAS, PUBLISHED)
ENGLISH = sorted(path for path in PAGES if not path.endswith(".es.md"))

_FENCE = re.compile(r"^(```+)(\w*)\n(.*?)\n\1$", re.MULTILINE | re.DOTALL)


def spanish(path: str) -> str:
    return path.removesuffix(".md") + ".es.md"


def lang_of(path: str) -> Language:
    return "es" if path.endswith(".es.md") else "en"


def without_code(text: str) -> str:
    return _FENCE.sub("", text)


def headings(text: str) -> list[str]:
    return re.findall(r"^#+ .*", without_code(text), re.MULTILINE)


def bodies(text: str) -> list[tuple[str, str]]:
    """Each body that a page shows as JSON, with the list below it, if that is its answer."""
    found = []
    for match in _FENCE.finditer(text):
        if match[2] == "json":
            below = text[match.end() :].lstrip("\n").partition("\n\n")[0]
            found.append((match[3], below if below.startswith(("- Code", "- Código", "- Warning", "- Aviso")) else ""))
    return found


def site(lang: Language = "en", schemas: Path = SCHEMAS, prefix: str = "schemas/v1/") -> SiteContext:
    return SiteContext(read_contract(str(schemas / "v1")), lang, prefix, {})


def copied(folder: Path) -> Path:
    """A copy of the schemas."""
    return Path(shutil.copytree(SCHEMAS, folder / "schemas"))


def edit(file: Path, change: Callable[[dict[str, Any]], Any]) -> None:
    """Change a JSON file."""
    document = json.loads(file.read_text("utf-8"))
    change(document)
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
