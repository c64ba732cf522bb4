"""A project in a folder of its own, in which the tests of this folder release."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from commerce_events._contract.folder import schemas_folder
from tools import release, version
from tools.dispatch import rewrite

SOURCE, LOG, RECORD = "src/commerce_events/__init__.py", "CHANGELOG.md", "schemas/releases.json"
SALE, WORDS, BATCH = ("schemas/v1/events/EventSale.schema.json", "schemas/v1/locales/es.json",
                      "schemas/v1/event-batch.schema.json")  # fmt: skip
TODAY = "2026-07-31"
#: The event types that are left, so that a release takes less time: those of the examples, and two others.
KINDS = {"EventAddedToWishlist", "EventCouponApplied", "EventProductViewed", "EventSale", "EventSearch"}


def begin(folder: Path) -> None:
    """Write the files of a project without a release."""
    ignored = shutil.ignore_patterns("releases*", "vectors", "v[2-9]*")
    shutil.copytree(schemas_folder(), folder / "schemas", ignore=ignored)
    for file in (folder / "schemas/v1/events").iterdir():
        if file.name.partition(".")[0] not in KINDS:
            file.unlink()
    rewrite(folder / "schemas/v1")
    texts = {SOURCE: '__version__ = "0.0.0"\n', "docs/page.md": "pip install commerce-events==0.0.0\n"}
    for name, text in {**texts, LOG: "# Changelog\n\nIts words.\n"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def printed(call: Callable[[], int], status: int) -> str:
    """What a call prints that ends with a status."""
    with redirect_stdout(StringIO()) as out:
        assert call() == status, out.getvalue()
    return out.getvalue()


@dataclass(frozen=True)
class Project:
    """The files of a project that a release reads and writes."""

    folder: Path

    def read(self, file: str) -> str:
        return (self.folder / file).read_text("utf-8")

    def write(self, file: str, text: str) -> None:
        (self.folder / file).write_text(text, "utf-8")

    def edit(self, file: str, old: str, new: str) -> None:
        assert old in self.read(file)
        self.write(file, self.read(file).replace(old, new))

    def version(self, number: str, *options: str, status: int = 0) -> str:
        """What `make version` prints."""
        return printed(lambda: version.main([number, *options], self.folder, TODAY), status)

    def open(self, number: str) -> None:
        """Open a number, and say something of it."""
        self.version(number, "--open")
        self.edit(LOG, f"## {number} (unreleased)\n", f"## {number} (unreleased)\n\n- A change.\n")

    def release(self, number: str) -> None:
        """Open a number and release it; then commit and tag it, in a git checkout."""
        if f"## {number} " not in self.read(LOG):
            self.open(number)
        self.version(number)
        if (self.folder / ".git").exists():
            self.git("add", "--all")
            self.git("commit", "--quiet", "--message", number)
            self.git("tag", f"v{number}")

    def check(self, status: int = 0) -> str:
        """What `make release-check` prints."""
        return printed(lambda: release.main(self.folder), status)

    def git(self, *arguments: str) -> None:
        settings = ["-c", "user.name=A", "-c", "user.email=a@shop.test", "-c", "commit.gpgSign=false"]
        subprocess.run(["git", *settings, *arguments], check=True, capture_output=True, cwd=self.folder)  # noqa: S607

    def files(self) -> dict[str, bytes]:
        found = (file for file in self.folder.rglob("*") if file.is_file() and ".git" not in file.parts)
        return {str(file.relative_to(self.folder)): file.read_bytes() for file in found}

    def add_property(self, name: str, rules: str = '"type": "string"', kind: str = SALE) -> None:
        """Add an optional property, and its words."""
        self.edit(kind, '"properties": {', f'"properties": {{"{name}": {{"description": "{name}.", {rules}}},')
        words = json.loads(self.read(WORDS))
        file = kind.removeprefix("schemas/v1/")
        words[file][f"/properties/{name}/description"] = {"en": f"{name}.", "es": f"El {name}."}
        self.write(WORDS, json.dumps(words, ensure_ascii=False))

    def add_event_type(self) -> None:
        """Add an event type like the one for wish lists, and its words."""
        file = "schemas/v1/events/{}.schema.json"
        like, name = "EventAddedToWishlist", "EventAddedToList"
        self.write(file.format(name), self.read(file.format(like)).replace(like, name))
        words = json.loads(self.read(WORDS))
        words[f"events/{name}.schema.json"] = words[f"events/{like}.schema.json"]
        self.write(WORDS, json.dumps(words, ensure_ascii=False))
        rewrite(self.folder / "schemas/v1")

    def break_it(self, version: str = "v1") -> None:
        """Let a batch have fewer events."""
        self.edit(BATCH.replace("/v1/", f"/{version}/"), '"maxItems": 100', '"maxItems": 50')

    def second_version(self) -> None:
        """Copy v1 to v2."""
        shutil.copytree(self.folder / "schemas/v1", self.folder / "schemas/v2")
        for file in (self.folder / "schemas/v2").rglob("*.schema.json"):
            file.write_text(re.sub("/schemas/v1/", "/schemas/v2/", file.read_text("utf-8")), "utf-8")
