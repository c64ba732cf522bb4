"""The contract with the titles and descriptions of another language in the place of the English ones."""

from typing import Any

from commerce_events._contract.contract import Contract, assemble
from commerce_events._contract.flatten import ContractError

_WORDS = frozenset({"title", "description"})


def translated(contract: Contract, lang: str) -> Contract:
    """The contract in a language that it has words in.

    Raises:
        ContractError: A text of it has no words in that language.
    """
    if lang == "en":
        return contract
    words = contract.translations.get(lang, {})

    def said(value: Any, place: str) -> Any:
        if isinstance(value, list):
            return [said(item, f"{place}/{index}") for index, item in enumerate(value)]
        if not isinstance(value, dict):
            return value
        return {name: _word(name, inner, f"{place}/{name}") for name, inner in value.items()}

    def _word(name: str, value: Any, place: str) -> Any:
        if name in _WORDS and isinstance(value, str):
            if place not in words:
                raise ContractError(f"{place} has no words in {lang!r}")
            return words[place]
        return value if name == "examples" else said(value, place)

    documents = {file: said(document, f"{file}#") for file, document in contract.documents.items()}
    return assemble(contract.version, documents, contract.translations)
