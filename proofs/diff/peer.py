"""Ask `jsonschema-rs`, which shares no code with this package, about payloads, and if a schema covers another."""

from typing import Any

import jsonschema_rs

from proofs.diff.edits import Documents

_BASE = "http://files.invalid/"


class RustPeer:
    """A contract as the other implementation reads it."""

    def __init__(self, documents: Documents) -> None:
        bare = {
            _BASE + file: {name: document[name] for name in document if name != "$id"}
            for file, document in documents.items()
        }
        self._canonical: dict[str, Any] = {}
        self._is_old = any("draft-07" in document["$schema"] for document in documents.values())
        draft = jsonschema_rs.Draft7 if self._is_old else jsonschema_rs.Draft202012
        if "" in documents:
            self._root: Any = bare[_BASE]
            self._validator = jsonschema_rs.validator_for(self._root, validate_formats=False)
            self._registry = None
            return
        self._registry = jsonschema_rs.Registry([*bare.items()], draft=draft)
        self._root = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": f"{_BASE}payload.schema.json"}
        self._validator = jsonschema_rs.validator_for(self._root, registry=self._registry, validate_formats=False)

    def accepts(self, payload: Any) -> bool:
        """Whether a payload is valid."""
        return bool(self._validator.is_valid(payload))

    def canonical(self, name: str) -> Any:
        """The canonical form of what an event of a type has to meet; it is asked for on both sides."""
        if name not in self._canonical:
            self._canonical[name] = self._made(name)
        return self._canonical[name]

    def _made(self, name: str) -> Any:
        event = {"properties": {"type": {"const": name}}, "required": ["type"], "type": "object"}
        if self._registry is None:
            keyword = "definitions" if self._is_old else "$defs"
            root = {
                "$schema": self._root["$schema"], keyword: self._root.get(keyword, {}),
                "allOf": [event, {word: self._root[word] for word in self._root if word not in ("$schema", keyword)}],
            }  # fmt: skip
            return jsonschema_rs.canonicalize(root)
        root = {"$schema": self._root["$schema"], "allOf": [event, {"$ref": self._root["$ref"]}]}
        return jsonschema_rs.canonicalize(root, registry=self._registry)

    def covers(self, old: "RustPeer", name: str) -> bool | None:
        """Whether it accepts all events of a type that an older one does; None if it can't say."""
        try:
            answer = self.canonical(name).covers(old.canonical(name))
        except (jsonschema_rs.canonical.CanonicalizationError, jsonschema_rs.ValidationError, ValueError):
            return None
        containment = jsonschema_rs.canonical.Containment
        return {containment.YES: True, containment.NO: False}.get(answer)
