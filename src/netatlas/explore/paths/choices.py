"""The ways between two concepts that a reader can choose from: journeys first, then paths over relations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Journey
    from netatlas.explore.paths.answer import PathAnswer
    from netatlas.explore.paths.steps import ConceptPath


class PathChoice(NamedTuple):
    """A journey, or a path over relations.

    Attributes:
        title: what it is called in a list.
        stops: the concepts that it passes in order; a journey may pass one several times.
        key: the ids that name it: of the journey, or of all its concepts.
        works: whether a packet arrives; of a path over relations nothing else is known.
        journey: the journey, or None.
        path: the path, or None.
    """

    title: str
    stops: tuple[ConceptId, ...]
    key: tuple[str, ...]
    works: bool = True
    journey: Journey | None = None
    path: ConceptPath | None = None


def choices_of(atlas: Atlas, answer: PathAnswer) -> tuple[PathChoice, ...]:
    """Return what there is to choose from: journeys that work, paths, and journeys that fail.

    Of the journeys those come first that begin and end where the question does.
    """
    start, end = answer.question.start, answer.question.end
    works = sorted(
        map(_of_journey, answer.journeys),
        key=lambda choice: (choice.stops[0] != start) + (choice.stops[-1] != end),
    )
    fails = tuple(map(_of_journey, answer.failing))
    return (*works, *(_of_path(atlas, path) for path in answer.paths), *fails)


def chosen_of(choices: Sequence[PathChoice], key: tuple[str, ...]) -> PathChoice | None:
    """Return the choice with a key, else the first; None if there is nothing to choose from."""
    return next((choice for choice in choices if choice.key == key), choices[0] if choices else None)


def _of_journey(journey: Journey) -> PathChoice:
    stops = tuple(hop.concept for hop in journey.hops)
    return PathChoice(journey.title, stops, (journey.id,), journey.works, journey=journey)


def _of_path(atlas: Atlas, path: ConceptPath) -> PathChoice:
    """Return a path under a title that tells it from the others: what it passes."""
    steps = counted(len(path.steps), "step")
    inner = [atlas.display_name(concept) for concept in path.concepts[1:-1]]
    title = f"{steps} over {listed(inner)}" if inner else f"{steps}: they are neighbours"
    return PathChoice(title, path.concepts, path.concepts, path=path)
