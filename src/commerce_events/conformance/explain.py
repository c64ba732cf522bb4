"""Results and their score → words."""

from collections.abc import Iterator

from commerce_events._json_types import Language
from commerce_events._messages import phrase
from commerce_events._shown import shown
from commerce_events._validate import check
from commerce_events.conformance.peer import Answer
from commerce_events.conformance.results import Compared, Failure, Result
from commerce_events.conformance.score import Score
from commerce_events.conformance.suite import Vector
from commerce_events.report import Violation
from commerce_events.reports.excerpt import excerpt, visible
from commerce_events.reports.words import cli_words

#: How much of what a peer printed last is shown, in lines, and of each line, in characters.
_LINES, _WIDTH = 8, 200


class Explainer:
    """Puts results into words of a language, for a version of the contract."""

    def __init__(self, lang: Language, version: str) -> None:
        self._lang = lang
        self._version = version
        self._words = cli_words(lang)["conformance"]

    def explain(self, result: Result) -> Iterator[str]:
        """A disagreement, or the failure of the peer, as lines; the first says which, the others are indented."""
        if isinstance(result, Failure):
            yield phrase(self._words["failures"][result.reason], result.params, self._lang)
            rows = self._failure(result)
        else:
            yield visible(result.vector.name)
            rows = self._disagreement(result)
        labels = self._words["labels"]
        width = max(len(label) for label in labels.values()) + 1
        for name, said in rows:
            yield f"  {labels[name] + ':' if name else '':{width}} {said}".rstrip()

    def summary(self, score: Score) -> str:
        """The sum of a score in a line."""
        summary, verdicts = self._words["summary"], score.points["verdict"]
        said = [
            phrase(summary["answered"], {"done": verdicts.compared, "count": score.vectors}, self._lang),
            *(
                phrase(summary[point], {"agreed": tally.agreed, "count": tally.compared}, self._lang)
                for point, tally in score.points.items()
                if tally.compared
            ),
        ]
        return ", ".join(said)

    def more(self, count: int) -> str:
        """How many disagreements are not explained."""
        return phrase(self._words["more"], {"count": count}, self._lang)

    def _disagreement(self, result: Compared) -> Iterator[tuple[str, str]]:
        vector = result.vector
        violation = next(iter(check(vector.body, version=self._version).violations), None)
        yield "payload", _excerpt(vector, violation)
        yield "expected", self._verdict(Answer(vector.valid, vector.code, vector.instance_location))
        if violation is not None:
            yield "because", f"{violation.message(self._lang)} {violation.hint(self._lang)}"
        if vector.keyword_location:
            yield "keyword", visible(vector.keyword_location)
        yield "answered", self._verdict(result.answer)

    def _failure(self, failure: Failure) -> Iterator[tuple[str, str]]:
        if failure.vector is not None:
            yield "vector", visible(failure.vector.name)
            yield "payload", _excerpt(failure.vector, None)
        for index, line in enumerate(failure.printed.splitlines()[-_LINES:]):
            yield "" if index else "printed", visible(line[:_WIDTH])

    def _verdict(self, answer: Answer) -> str:
        said = [self._words["verdicts"]["valid" if answer.valid else "invalid"]]
        if answer.code is not None:
            said.append(shown(answer.code))
        if answer.instance_location is not None:
            said.append(visible(answer.instance_location[:_WIDTH]) or self._words["root"])
        if answer.status is not None:
            said.append(f"HTTP {answer.status}")
        return ", ".join(said)


def _excerpt(vector: Vector, violation: Violation | None) -> str:
    """A line of the body, around the place of a violation if there is one."""
    lines = vector.body.decode("utf-8", "replace").split("\n")
    line, column = (violation and violation.line) or 1, (violation and violation.column) or 1
    return excerpt(lines[line - 1].removesuffix("\r"), column).text
