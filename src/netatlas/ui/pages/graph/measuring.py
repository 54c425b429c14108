"""The measures that the graph page offers, and their answers, which are computed in the page's job."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.errors import UsageError

if TYPE_CHECKING:
    from netatlas.api import OpenAtlas
    from netatlas.atlas.edition import Edition
    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.measured import MeasureLegend
    from netatlas.explore.measures import MeasureAnswer
    from netatlas.progress import Progress

MEASURES = {
    "degree": "Size: neighbours",
    "betweenness": "Size: shortest paths",
    "bridges": "Colour: bridges",
    "clusters": "Colour: clusters",
}
"""Titles by name. Named here too, so that the bar loads no networkx; a test holds the two together."""


class MeasureKey(NamedTuple):
    """What an answer depends on."""

    opened: OpenAtlas
    name: str
    edition: Edition


class Measuring:
    """Measures the graph, and keeps the last answer: the picture is often made anew for other reasons."""

    def __init__(self) -> None:
        """Start with nothing measured."""
        self._last: tuple[MeasureKey, MeasureAnswer] | None = None

    def shown_in(
        self, content: DrawnGraph, key: MeasureKey, progress: Progress
    ) -> tuple[DrawnGraph, MeasureLegend | None]:
        """Return a content that shows a measure, and its legend; called in a job.

        Where the measure is not offered, the content stays as it is, and the legend says why.

        Raises:
            Cancelled: it is not wanted any more.
        """
        from netatlas.drawing.graph.measured import MeasureLegend, measure_legend, measured_content

        if not key.name:
            return content, None
        try:
            answer = self._answer(key, progress)
        except UsageError as error:
            return content, MeasureLegend(MEASURES[key.name], str(error))
        return measured_content(content, answer), measure_legend(answer, key.opened.atlas.display_name)

    def _answer(self, key: MeasureKey, progress: Progress) -> MeasureAnswer:
        last = self._last
        if last is not None and last[0] == key:
            return last[1]
        answer = key.opened.measure(key.name, edition=key.edition, progress=progress)
        self._last = (key, answer)
        return answer
