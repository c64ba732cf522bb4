"""The score as one JSON document, all of it ASCII; every disagreement is in it."""

import json
from typing import Any

from commerce_events.conformance.explain import Explainer
from commerce_events.conformance.forms.form import Setting
from commerce_events.conformance.results import Compared, Failure, Result
from commerce_events.conformance.score import Score


class JsonForm:
    """`{"version": …, "disagreements": […], "failure": …, "score": {…}}`."""

    def __init__(self, setting: Setting) -> None:
        self._stream = setting.stream
        self._version = setting.version
        self._explainer = Explainer(setting.lang, setting.version)
        self._disagreements: list[dict[str, Any]] = []
        self._failure: dict[str, Any] | None = None

    def add(self, result: Result) -> None:
        """Keep a result that there is something to say about."""
        if isinstance(result, Failure):
            self._failure = self._failed(result)
        elif not result.agrees:
            self._disagreements.append(self._disagreement(result))

    def finish(self, score: Score) -> None:
        """Write the document."""
        members = {
            "version": self._version,
            "disagreements": self._disagreements,
            "failure": self._failure,
            "score": score.to_dict(),
        }
        self._stream.write(f"{json.dumps(members, indent=2)}\n")

    def _disagreement(self, result: Compared) -> dict[str, Any]:
        vector, answer = result.vector, result.answer
        return {
            "file": vector.file,
            "description": vector.description,
            "in": [point for point, agrees in result.points.items() if not agrees],
            "expected": _verdict(vector.valid, vector.code, vector.instance_location),
            "answered": _verdict(answer.valid, answer.code, answer.instance_location),
            "explanation": list(self._explainer.explain(result)),
        }

    def _failed(self, failure: Failure) -> dict[str, Any]:
        return {
            "reason": failure.reason,
            "params": failure.params.to_dict(),
            "vector": failure.vector and {"file": failure.vector.file, "description": failure.vector.description},
            "explanation": list(self._explainer.explain(failure)),
        }


def _verdict(valid: bool, code: str | None, location: str | None) -> dict[str, Any]:  # noqa: FBT001 - a row of values
    members = {"valid": valid, "code": code, "instanceLocation": location}
    return {name: member for name, member in members.items() if member is not None}
