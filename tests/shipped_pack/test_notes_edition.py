"""The edition As the notes over the whole shipped pack: nobody may take an old value for today's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition, visible
from netatlas.compare import compare
from netatlas.documents import comparison_document, concept_document, limits_document
from netatlas.documents.blocks import BAD, GOOD, OUTDATED, Callout, FactList, Table, Text, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document


def _texts(page: Document) -> Iterator[Text]:
    for block in page.blocks:
        rows = block.rows if isinstance(block, FactList | Table) else ()
        yield from (span for row in rows for cell in row for span in cell if isinstance(span, Text))


def _counted(page: Document) -> int:
    """Return how many values the callout says are out of date."""
    said = [plain(block.inline) for block in page.blocks if isinstance(block, Callout)]
    return next((int(one.split()[0]) for one in said if "of the notes here" in one), 0)


def test_every_old_value_of_a_page_is_marked_and_counted(atlas: Atlas) -> None:
    """A student who chose As the notes long ago would learn 45 Gbps, with nothing that says otherwise."""
    for concept in atlas.concepts.values():
        page = concept_document(atlas, concept.id, edition=Edition.NOTES)
        events = [event for event in atlas.events.values() if event.lane == concept.id]
        records = (*concept.facts, *concept.limits, *events)
        old = [one for one in records if getattr(one, "was", None) and visible(one, Edition.NOTES)]
        marks = [span for span in _texts(page) if span.style == OUTDATED]
        assert len(marks) == _counted(page) == len(old), concept.id


def test_old_values_are_marked_in_tables_too(atlas: Atlas) -> None:
    """The page of a concept would warn, and the table that is printed before the exam would not."""
    limits = limits_document(atlas, edition=Edition.NOTES)
    pages = [
        comparison_document(atlas, compare(atlas, one.subjects, edition=Edition.NOTES))
        for one in atlas.comparisons
    ]
    assert any(_counted(page) for page in pages)
    for page in (limits, *pages):
        marked = any(span.style == OUTDATED for span in _texts(page))
        assert marked == bool(_counted(page)), page.title


def test_no_value_is_called_good_or_bad(atlas: Atlas) -> None:
    """A security group that is not needed would look like a fault, in red."""
    pages = [concept_document(atlas, one, edition=Edition.BOTH) for one in atlas.concepts]
    pages += [comparison_document(atlas, compare(atlas, one.subjects)) for one in atlas.comparisons]
    judged = {(page.title, span.text) for page in pages for span in _texts(page) if span.style in (GOOD, BAD)}
    assert judged == set()
