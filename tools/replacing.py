"""Write several files: all of them, or, if anything fails, none."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path


def replace_all(files: Mapping[Path, str], gone: Iterable[Path] = ()) -> None:
    """Write files in the order of the mapping, then remove folders.

    Each is written in full beside its place first: a disk that is full is full by then. What takes the places of old
    files after that is renamed, the last one last; so whoever is killed in between has not written that one.

    Raises:
        OSError: Something can't be written; everything is as it was.
    """
    before = {file: file.read_bytes() if file.exists() else None for file in files}
    made = sorted({folder for file in files for folder in file.parents if not folder.exists()})
    parts = {file: file.with_name(f"{file.name}.part") for file in files}
    try:
        for folder in made:
            folder.mkdir()
        for file, text in files.items():
            _write(parts[file], text, file)
        for file, part in parts.items():
            part.replace(file)
    except BaseException:
        _restore(before, parts.values(), made)
        raise
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)


def _write(part: Path, text: str, file: Path) -> None:
    try:
        part.write_text(text, encoding="utf-8")
    except OSError as error:  # a disk that is full does not say what for
        raise OSError(error.errno, error.strerror, str(file)) from None


def _restore(before: Mapping[Path, bytes | None], parts: Iterable[Path], made: Sequence[Path]) -> None:
    for part in parts:
        part.unlink(missing_ok=True)
    for file, content in before.items():
        now = file.read_bytes() if file.exists() else None
        if now != content and content is None:
            file.unlink()
        elif now != content and content is not None:
            file.write_bytes(content)
    for folder in reversed(made):
        with suppress(FileNotFoundError):
            folder.rmdir()
