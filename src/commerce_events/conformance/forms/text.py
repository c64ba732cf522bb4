"""The score as text for people: the first disagreements, explained; the score by facet; a line that sums up."""

from rich.console import Console
from rich.text import Text

from commerce_events.conformance.explain import Explainer
from commerce_events.conformance.forms.form import Setting
from commerce_events.conformance.results import Failure, Result
from commerce_events.conformance.score import Score, Tally
from commerce_events.reports.excerpt import visible
from commerce_events.reports.words import cli_words

_WRONG, _HEADING = "bold red", "bold"


class TextForm:
    """A block for each disagreement that is shown, and one for the failure of the peer, as they come."""

    def __init__(self, setting: Setting) -> None:
        self._show = setting.show
        self._hidden = 0
        self._explainer = Explainer(setting.lang, setting.version)
        self._words = cli_words(setting.lang)["conformance"]
        self._console = Console(
            file=setting.stream, highlight=False, soft_wrap=True, force_terminal=False if setting.is_file else None
        )

    def add(self, result: Result) -> None:
        """Write a result, if it is to be explained."""
        if not isinstance(result, Failure):
            if result.agrees:
                return
            if not self._show:
                self._hidden += 1
                return
            self._show -= 1
        first, *others = self._explainer.explain(result)
        self._print(first, _WRONG)
        for line in others:
            self._print(line)
        self._print()

    def finish(self, score: Score) -> None:
        """Write the score."""
        if self._hidden:
            self._print(self._explainer.more(self._hidden))
            self._print()
        for facet, tallies in score.facets.items():
            if tallies:
                self._print(self._words["facets"][facet], _HEADING)
                self._table(tallies)
                self._print()
        self._print(self._explainer.summary(score))

    def _table(self, tallies: dict[str, Tally]) -> None:
        names, digits = max(map(len, tallies)), len(str(max(tally.compared for tally in tallies.values())))
        for value in sorted(tallies):
            tally = tallies[value]
            share = f"{tally.agreed:{digits}} / {tally.compared:{digits}}"
            self._print(f"  {value:{names}}  {share}", "" if tally.agreed == tally.compared else _WRONG)

    def _print(self, line: str = "", style: str = "") -> None:
        self._console.print(Text(visible(line, self._console.encoding), style))
