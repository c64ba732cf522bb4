"""The matrix as a page of the docs, in each language: a table for each form of the contract, a row for each set-up."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from proofs.validators.known import VALIDATORS
from proofs.validators.matrix import Row
from proofs.validators.setups import Setup

#: The rows of each version of the contract, in the order of the set-ups, and how many vectors it has.
Found = Mapping[str, tuple[int, Sequence[Row]]]

_FILES = {"en": "matrix.md", "es": "matrix.es.md"}
_WORDS = {
    "en": {
        "generated": "Written by `make check-validators`. Do not edit: the next run writes it anew.",
        "title": "The agreement matrix",
        "intro": "On how many vectors each validator gives the verdict of the contract, in each form that it can read."
        " Vectors of raw text are left out, for no schema judges them.",
        "source": "the source files",
        "single": "the single file, {}",
        "head": "validator | release | for | agreed / vectors",
    },
    "es": {
        "generated": "Escrito por `make check-validators`. No lo edite: la siguiente ejecución lo escribe de nuevo.",
        "title": "La matriz de concordancia",
        "intro": "En cuántos vectores da cada validador el veredicto del contrato, con cada forma que sabe leer."
        " Los vectores de texto sin interpretar no cuentan, pues ningún esquema los juzga.",
        "source": "los archivos fuente",
        "single": "el archivo único, {}",
        "head": "validador | versión | para | coinciden / vectores",
    },
}


def write_pages(folder: Path, setups: Sequence[Setup], found: Found) -> None:
    """Write the page in each language."""
    folder.mkdir(parents=True, exist_ok=True)
    for lang, file in _FILES.items():
        (folder / file).write_text(page(setups, found, lang), encoding="utf-8")


def page(setups: Sequence[Setup], found: Found, lang: str) -> str:
    """The page in a language."""
    words = _WORDS[lang]
    parts = [f"# {words['title']}", f"<!-- {words['generated']} -->", words["intro"]]
    for version, (vectors, rows) in found.items():
        for form in dict.fromkeys(setup.form for setup in setups):
            name = words["source"] if form == "source" else words["single"].format(form)
            chosen = [(setup, row) for setup, row in zip(setups, rows, strict=True) if setup.form == form]
            parts += [f"## `{version}`: {name}", "\n".join(_table(chosen, vectors, lang))]
    return "\n\n".join(parts) + "\n"


def _table(chosen: Sequence[tuple[Setup, Row]], vectors: int, lang: str) -> Iterator[str]:
    yield f"| {_WORDS[lang]['head']} |"
    yield "| --- | --- | --- | ---: |"
    for setup, row in chosen:
        validator = VALIDATORS[setup.validator]
        agreed = _number(sum(row.agreed.values()), lang)
        score = f"{agreed} / {_number(vectors, lang)}"
        yield f"| `{validator.package}` | {validator.release()} | {validator.languages} | {score} |"


def _number(number: int, lang: str) -> str:
    """A number as the language writes it: Spanish parts thousands by a space, from five digits on."""
    if lang == "en":
        return f"{number:,}"
    return str(number) if len(str(number)) < 5 else f"{number:,}".replace(",", "\u00a0")  # noqa: PLR2004 five digits
