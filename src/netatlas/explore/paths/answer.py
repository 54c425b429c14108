"""The answer to "How does traffic get from here to there?": journeys, paths over relations, or why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import Edition, visible
from netatlas.atlas.networkx_loading import backend_errors_in_words, nx
from netatlas.explore.paths.search import MOST_PATHS, MOST_STEPS, Wanted, differing_paths, hubs
from netatlas.explore.paths.steps import path_over
from netatlas.explore.relation_graph import relation_graph
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Journey
    from netatlas.explore.paths.steps import ConceptPath
    from netatlas.explore.relation_graph import Graph
    from netatlas.progress import Progress


class PathQuestion(NamedTuple):
    """What is asked.

    Attributes:
        start: a concept's id.
        end: another's.
        edition: only what it shows is used.
        most: how many paths over relations are wanted.
        avoided: concepts that no path over relations may pass.
        avoid_hubs: also avoid the concepts that nearly everything is related to.
    """

    start: ConceptId
    end: ConceptId
    edition: Edition = Edition.TODAY
    most: int = MOST_PATHS
    avoided: frozenset[ConceptId] = frozenset()
    avoid_hubs: bool = False


class PathAnswer(NamedTuple):
    """What there is between the two.

    Attributes:
        question: what was asked.
        journeys: those that work and pass both, start first; the curated answer.
        paths: over relations, at first those that packets travel along.
        failing: journeys that pass both and fail, or whose hops a path would have held: each says why.
        reason: why there is neither a journey nor a path; else empty.
        common: where there is neither, the concept with the fewest steps to both, or None.
    """

    question: PathQuestion
    journeys: tuple[Journey, ...] = ()
    paths: tuple[ConceptPath, ...] = ()
    failing: tuple[Journey, ...] = ()
    reason: str = ""
    common: ConceptId | None = None


@backend_errors_in_words()
def answer_to(atlas: Atlas, question: PathQuestion, progress: Progress = SILENT) -> PathAnswer:
    """Return journeys and paths from ``question.start`` to ``question.end``.

    Raises:
        KeyError: one of the two is no concept of the atlas.
        CannotRunHere: networkx was told to compute with a backend that cannot be loaded.
        Cancelled: nobody waits for the answer any more.
    """
    for concept in (question.start, question.end):
        if concept not in atlas.concepts:
            raise KeyError(concept)
    shown = [journey for journey in atlas.journeys if visible(journey, question.edition)]
    if question.start == question.end:
        return _round_trips(question, shown)
    between = [journey for journey in shown if _holds(_stops(journey), (question.start, question.end))]
    search = _Search(atlas, question, [journey for journey in shown if not journey.works])
    paths = search.paths(progress)
    failing = {journey.id: journey for journey in between if not journey.works} | search.held
    answer = PathAnswer(
        question,
        journeys=tuple(journey for journey in between if journey.works),
        paths=tuple(paths),
        failing=tuple(failing.values()),
    )
    if answer.journeys or answer.paths:
        return answer
    everything = relation_graph(atlas, question.edition)
    common = _common(everything, question)
    return answer._replace(reason=_reason(atlas, answer, everything), common=common)


def _round_trips(question: PathQuestion, journeys: Sequence[Journey]) -> PathAnswer:
    """Return the journeys that end where they begin, or that there is none; no other path leads back."""
    ends = (question.start, question.start)
    round_trips = [one for one in journeys if (_stops(one)[0], _stops(one)[-1]) == ends]
    reason = "Both ends are the same concept; choose another for one of them."
    return PathAnswer(
        question,
        journeys=tuple(journey for journey in round_trips if journey.works),
        failing=tuple(journey for journey in round_trips if not journey.works),
        reason="" if round_trips else reason,
    )


class _Search:
    """Looks for paths that packets travel first, then for any; never for one that is known to fail.

    Attributes:
        held: the failing journeys whose hops a path would have held, by id.
    """

    def __init__(self, atlas: Atlas, question: PathQuestion, failing: Sequence[Journey]) -> None:
        self._atlas = atlas
        self._question = question
        ends = (question.start, question.end)
        self._failing = [(journey, _between(_stops(journey), *ends)) for journey in failing]
        self.held: dict[str, Journey] = {}

    def paths(self, progress: Progress) -> list[ConceptPath]:
        question = self._question
        everything = relation_graph(self._atlas, question.edition)
        traffic = relation_graph(self._atlas, question.edition, traffic_only=True)
        avoided = question.avoided | (hubs(everything) if question.avoid_hubs else frozenset())
        paths: list[ConceptPath] = []
        for graph in (traffic, everything):
            wanted = Wanted(
                question.start, question.end, question.most - len(paths), avoided, self._is_allowed
            )
            known = [path.concepts for path in paths]
            found = differing_paths(graph, wanted, known, progress)
            paths += (path_over(self._atlas, graph, concepts) for concepts in found)
        return paths

    def _is_allowed(self, concepts: Sequence[ConceptId]) -> bool:
        held = [journey for journey, stops in self._failing if _holds(concepts, stops)]
        self.held.update((journey.id, journey) for journey in held)
        return not held


def _stops(journey: Journey) -> tuple[ConceptId, ...]:
    return tuple(hop.concept for hop in journey.hops)


def _between(stops: Sequence[ConceptId], start: ConceptId, end: ConceptId) -> Sequence[ConceptId]:
    """Return the stops from ``start`` to ``end`` where both are among them in this order, else all."""
    if not _holds(stops, (start, end)):
        return stops
    first = stops.index(start)
    return stops[first : stops.index(end, first) + 1]


def _holds(concepts: Sequence[ConceptId], stops: Sequence[ConceptId]) -> bool:
    """Return True if all ``stops`` are among ``concepts`` in their order, with or without others between."""
    rest = iter(concepts)
    return all(stop in rest for stop in stops)


def _common(graph: Graph, question: PathQuestion) -> ConceptId | None:
    """Return the concept with the least sum of steps to both ends, or None where nothing reaches both."""
    from_start = nx.single_source_shortest_path_length(graph, question.start)
    from_end = nx.single_source_shortest_path_length(graph, question.end)
    both = (from_start.keys() & from_end.keys()) - {question.start, question.end}
    if not both:
        return None
    nearest: ConceptId = min(both, key=lambda concept: (from_start[concept] + from_end[concept], concept))
    return nearest


def _reason(atlas: Atlas, answer: PathAnswer, everything: Graph) -> str:
    """Return the sentence that says why there is no path."""
    question = answer.question
    start, end = atlas.display_name(question.start), atlas.display_name(question.end)
    if answer.failing:
        return f"No path from {start} to {end} works: {answer.failing[0].reason}"
    if not nx.has_path(everything, question.start, question.end):
        return f"No relation leads from {start} to {end}, not even over other concepts."
    steps = nx.shortest_path_length(everything, question.start, question.end)
    if steps > MOST_STEPS:
        return f"{start} and {end} are {steps} steps apart; paths of up to {MOST_STEPS} are shown."
    return f"All paths from {start} to {end} pass what you avoid; avoid less."
