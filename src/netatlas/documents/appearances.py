"""The comparisons and journeys that a concept is part of, and those of its kinds, its parts and its whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.edition import visible
from netatlas.atlas.kin import Kin, kinds_and_parts, kinds_and_wholes
from netatlas.documents.blocks import MUTED, Bullets, Heading, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Comparison, Concept, Journey
    from netatlas.documents.blocks import Block, Inline
    from netatlas.documents.builder import DocumentBuilder

Appearance: TypeAlias = "Comparison | Journey"
_MOST_NEAR = 5
"""Lines of what is only connected: more would bury the page of a concept in those of its neighbours."""


def appearance_blocks(page: DocumentBuilder, concept: Concept) -> tuple[Block, ...]:
    """Return the lists of comparisons and of journeys, each with its heading.

    First come those of the concept itself, then those of its kinds and parts, each named with the one that
    it is about. Where that is nothing at all, those of what it is itself a kind or a part of, and where
    there is none either, a few of what it is connected with: so that a page leads on wherever it can.
    """
    atlas = page.atlas
    lists: list[tuple[str, Callable[[str], Iterable[Appearance]]]] = [
        ("Comparisons", atlas.comparisons_with),
        ("Journeys", atlas.journeys_with),
    ]
    found: list[tuple[str, tuple[Inline, ...]]] = []
    for relatives, most in ((kinds_and_parts, None), (kinds_and_wholes, None), (_neighbours, _MOST_NEAR)):
        near = relatives(atlas, concept.id)
        found = [(title, _own_and_of(page, concept, of, near)[:most]) for title, of in lists]
        if any(items for _title, items in found):
            break
    blocks: list[Block] = []
    for title, items in found:
        if items:
            blocks += [Heading(title, anchor=title.casefold()), Bullets(items)]
    return tuple(blocks)


def _neighbours(atlas: Atlas, concept_id: str) -> tuple[Kin, ...]:
    """Return what a concept is connected with by any relation, each once."""
    ends = [relation.end for relation in atlas.relations_from(concept_id)]
    ends += [relation.start for relation in atlas.relations_to(concept_id)]
    return tuple(Kin(one, "") for one in dict.fromkeys(ends))


def _own_and_of(
    page: DocumentBuilder,
    concept: Concept,
    of: Callable[[str], Iterable[Appearance]],
    relatives: Iterable[Kin],
) -> tuple[Inline, ...]:
    """Return a line for each record of the concept itself and of its relatives, each once."""
    lines: dict[str, Inline] = {}
    for record in of(concept.id):
        if visible(record, page.edition):
            lines[record.id] = (page.link(record.id), *_others(page, record, concept))
    for kin in relatives:
        name = page.atlas.concepts[kin.concept].name
        for record in of(kin.concept):
            if visible(record, page.edition) and record.id not in lines:
                role = f", {kin.role}" if kin.role else ""
                lines[record.id] = (page.link(record.id), Text(f", with {name}{role}", MUTED))
    return tuple(lines.values())


def _others(page: DocumentBuilder, record: Appearance, concept: Concept) -> Inline:
    """Return with what a comparison sets the concept side by side; nothing for a journey."""
    subjects = getattr(record, "subjects", ())
    names = [page.atlas.concepts[one].name for one in subjects if one != concept.id]
    return (Text(f", with {', '.join(names)}", MUTED),) if names else ()
