"""What a concept is connected with, in words: "receives traffic from Private subnet"."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.edition import visible
from netatlas.documents.blocks import MUTED, Paragraph, Text
from netatlas.documents.builder import DocumentBuilder, joined

if TYPE_CHECKING:
    from collections.abc import Container

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import ConceptId, Relation
    from netatlas.documents.blocks import Document


class ConnectionGroup(NamedTuple):
    """The relations of one kind in one direction, as a concept sees them.

    Attributes:
        label: the relation in words, from the concept's side ("receives traffic from").
        ends: each relation with the concept at its other end.
    """

    label: str
    ends: tuple[tuple[Relation, ConceptId], ...]


def connection_groups(
    atlas: Atlas, concept_id: str, edition: Edition, *, hidden: Container[str] = ()
) -> tuple[ConnectionGroup, ...]:
    """Return what a concept is connected with, by relation in the order of the vocabulary.

    Args:
        atlas: whose concept it is.
        concept_id: the concept.
        edition: relations that it hides are left out.
        hidden: kinds of relations that are left out too.
    """
    outgoing = [edge for edge in atlas.relations_from(concept_id) if visible(edge, edition)]
    incoming = [edge for edge in atlas.relations_to(concept_id) if visible(edge, edition)]
    groups = []
    for kind in atlas.relation_kinds.values():
        if kind.id in hidden:
            continue
        ends = tuple((edge, edge.end) for edge in outgoing if edge.relation == kind.id)
        starts = tuple((edge, edge.start) for edge in incoming if edge.relation == kind.id)
        groups += [
            ConnectionGroup(label, pairs)
            for label, pairs in ((kind.label, ends), (kind.inverse, starts))
            if pairs
        ]
    return tuple(groups)


def connections_document(
    atlas: Atlas, concept_id: str, edition: Edition, *, hidden: Container[str] = ()
) -> Document:
    """Return a line for each relation of a concept, with links to what is at its other end."""
    page = DocumentBuilder(atlas, edition)
    for group in connection_groups(atlas, concept_id, edition, hidden=hidden):
        links = joined((page.link(other),) for _, other in group.ends)
        page.add(Paragraph((Text(f"{group.label} ", MUTED), *links)))
    return page.document(atlas.display_name(concept_id), record=concept_id)
