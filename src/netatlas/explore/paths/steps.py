"""A path from concept to concept: each step is one relation, told in the direction in which it is walked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import sentence_text
from netatlas.explore.relation_graph import relations_between

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import ConceptId, Relation
    from netatlas.explore.relation_graph import Graph


class PathStep(NamedTuple):
    """One step of a path.

    Attributes:
        start: where it begins.
        end: where it leads.
        relation: the record that says so; it may point the other way.
        sentence: the relation in words, seen from ``start``, with its note: "A subnet is part of a VPC".
    """

    start: ConceptId
    end: ConceptId
    relation: Relation
    sentence: str


class ConceptPath(NamedTuple):
    """A path over relations, none of whose concepts comes twice.

    Attributes:
        steps: at least one.
        traffic: whether packets travel along every step.
    """

    steps: tuple[PathStep, ...]
    traffic: bool

    @property
    def concepts(self) -> tuple[ConceptId, ...]:
        """The concepts that it passes, from one end to the other."""
        return (self.steps[0].start, *(step.end for step in self.steps))

    @property
    def inner(self) -> frozenset[ConceptId]:
        """The concepts between the two ends."""
        return frozenset(self.concepts[1:-1])


def path_over(atlas: Atlas, graph: Graph, concepts: Sequence[ConceptId]) -> ConceptPath:
    """Return the path over ``concepts``, each of which is a neighbour of the one before it in ``graph``."""
    steps = []
    for start, end in pairwise(concepts):
        relations = relations_between(graph, start, end)
        traffic = [relation for relation in relations if atlas.relation_kinds[relation.relation].traffic]
        relation = (traffic or relations)[0]
        steps.append(PathStep(start, end, relation, _sentence(atlas, relation, start)))
    is_traffic = all(atlas.relation_kinds[step.relation.relation].traffic for step in steps)
    return ConceptPath(tuple(steps), traffic=is_traffic)


def _sentence(atlas: Atlas, relation: Relation, seen_from: ConceptId) -> str:
    kind = atlas.relation_kinds[relation.relation]
    form = kind.sentence if relation.start == seen_from else kind.inverse_sentence
    sentence = sentence_text(form, atlas.display_name(relation.start), atlas.display_name(relation.end))
    note = f" ({relation.note})" if relation.note else ""
    return f"{sentence[:1].upper()}{sentence[1:]}{note}"
