"""The table that sets any two to twelve concepts side by side, differences first.

The content of cells and which rows differ is decided here; how a table looks is not.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from netatlas.atlas.edition import THE_NOTES, Edition, difference, reading, speaks_for_notes, visible
from netatlas.atlas.enums import State
from netatlas.atlas.equivalent_values import Form
from netatlas.atlas.model import AttributeId, Comparison, Concept, ConceptId, Fact, Record
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.atlas.values import UNKNOWN, key_words, value_text
from netatlas.errors import NotFound, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Attribute

SIZE_RULE = f"A comparison takes {FEWEST_SUBJECTS} to {MOST_SUBJECTS} concepts"
NOT_IN_NOTES = "Not in the notes"
_STRONGEST_FIRST = (State.VALUE, State.NO, State.NOT_APPLICABLE, State.UNKNOWN)


class Cell(Record, frozen=True, kw_only=True):
    """What is known of one subject for one attribute.

    Attributes:
        state: the strongest state of its facts; unknown where there is none.
        text: all its facts in words, joined by "; ".
        old: what the notes said instead, to be struck through (edition Both), else empty.
        difference: what is wrong with what it says (edition As the notes), else empty.
        facts: the facts that it shows.
        citations: their sources and dates in small print, each once.
        readings: forms of its known values, equal in two cells of a row that mean the same; empty if it
            has none.
    """

    state: State
    text: str
    old: str = ""
    difference: str = ""
    facts: tuple[Fact, ...] = ()
    citations: tuple[str, ...] = ()
    readings: frozenset[Form] = frozenset()

    @property
    def cite(self) -> str:
        """The sources and dates as one text."""
        return "; ".join(self.citations)


class Row(Record, frozen=True, kw_only=True):
    """One attribute of all subjects.

    Attributes:
        group: the heading under which the vocabulary lists it; empty for the general ones.
        differs: whether two known readings differ; unknown is never a reading.
        complete: whether nothing in it is unknown.
    """

    attribute: AttributeId
    label: str
    cells: tuple[Cell, ...]
    differs: bool
    complete: bool
    group: str = ""


class ComparisonTable(Record, frozen=True, kw_only=True):
    """Subjects side by side.

    Attributes:
        subjects: in the order in which they were asked for.
        rows: those that differ, then those with an unknown, then those that agree.
        comparison: the curated comparison of exactly these subjects, if there is one.
        hidden: how many facts the edition hides.
    """

    subjects: tuple[Concept, ...]
    rows: tuple[Row, ...]
    comparison: Comparison | None
    hidden: int
    edition: Edition

    @property
    def differing(self) -> int:
        """How many rows differ."""
        return sum(row.differs for row in self.rows)


def compare(
    atlas: Atlas,
    ids: Sequence[str],
    *,
    edition: Edition = Edition.TODAY,
    curated: Comparison | None = None,
    own: bool = False,
) -> ComparisonTable:
    """Set concepts side by side.

    A curated comparison gives the order of its rows; other attributes follow if at least two subjects have
    a fact for them. Without one, each attribute of any subject is a row, in the order of the curated
    comparison that has most of the subjects, then in the vocabulary's.

    Args:
        atlas: where the concepts are.
        ids: two to twelve different concepts.
        edition: As the notes leaves out the facts that the notes did not hold.
        curated: the curated comparison to follow, where several have these subjects; else the first.
        own: follow none, also where one has these subjects: it is one of the reader's own.

    Raises:
        UsageError: too few, too many, one twice, or something that is no concept.
        NotFound: nothing has one of the ids.
    """
    subjects = subjects_of(atlas, ids)
    asked = {subject.id for subject in subjects}
    fitting = [one for one in atlas.comparisons if set(one.subjects) == asked and not own]
    comparison = curated if curated in fitting else next(iter(fitting), None)
    rows: list[Row] = []
    hidden = 0
    for attribute in _attributes(atlas, subjects, comparison):
        facts = [atlas.facts_of(subject.id, attribute) for subject in subjects]
        shown = [tuple(fact for fact in some if visible(fact, edition)) for some in facts]
        hidden += sum(map(len, facts)) - sum(map(len, shown))
        if edition is not Edition.NOTES or any(shown):
            rows.append(_row(atlas, attribute, shown, edition))
    rows.sort(key=lambda row: 0 if row.differs else 2 if row.complete else 1)
    return ComparisonTable(
        subjects=subjects, rows=tuple(rows), comparison=comparison, hidden=hidden, edition=edition
    )


def subjects_of(atlas: Atlas, ids: Sequence[str]) -> tuple[Concept, ...]:
    """Return the concepts with these ids, which can be compared.

    Raises:
        UsageError: too few, too many, one twice, or something that is no concept.
        NotFound: nothing has one of the ids.
    """
    if not FEWEST_SUBJECTS <= len(ids) <= MOST_SUBJECTS:
        raise UsageError(f"{SIZE_RULE}; this one has {len(ids)}.")
    subjects: dict[str, Concept] = {}
    for one in ids:
        try:
            record = atlas.get(one)
        except KeyError:
            raise NotFound(one) from None
        if not isinstance(record, Concept):
            raise UsageError(f"“{atlas.display_name(one)}” is no concept; only concepts can be compared.")
        if record.id in subjects:
            raise UsageError(f"“{record.name}” stands in the comparison twice; name each concept once.")
        subjects[record.id] = record
    return tuple(subjects.values())


def _attributes(
    atlas: Atlas, subjects: Sequence[Concept], comparison: Comparison | None
) -> tuple[AttributeId, ...]:
    holders = Counter(attribute for subject in subjects for attribute in {f.attribute for f in subject.facts})
    fewest = 1 if comparison is None else FEWEST_SUBJECTS
    others = tuple(attribute.id for attribute in atlas.attributes.values() if holders[attribute.id] >= fewest)
    if comparison is not None:
        return tuple(dict.fromkeys((*comparison.attributes, *others)))
    nearest = _nearest_curated(atlas, {subject.id for subject in subjects})
    first = (one for one in nearest.attributes if one in others) if nearest is not None else ()
    return tuple(dict.fromkeys((*first, *others)))


def _nearest_curated(atlas: Atlas, subjects: set[ConceptId]) -> Comparison | None:
    """Return the curated comparison with most of some subjects, and fewest others; None if none has two."""

    def nearness(comparison: Comparison) -> tuple[int, int]:
        return len(subjects & set(comparison.subjects)), -len(comparison.subjects)

    nearest = max(atlas.comparisons, key=nearness, default=None)
    return nearest if nearest is not None and nearness(nearest)[0] >= FEWEST_SUBJECTS else None


def _row(atlas: Atlas, attribute_id: AttributeId, facts: Sequence[tuple[Fact, ...]], edition: Edition) -> Row:
    attribute = atlas.attributes[attribute_id]
    cells = tuple(_cell(atlas, attribute, some, edition) for some in facts)
    readings = {cell.readings for cell in cells if cell.readings}
    return Row(
        attribute=attribute_id,
        label=attribute.label,
        cells=cells,
        differs=len(readings) > 1,
        complete=all(cell.state is not State.UNKNOWN for cell in cells),
        group=attribute.group,
    )


def _cell(atlas: Atlas, attribute: Attribute, facts: tuple[Fact, ...], edition: Edition) -> Cell:
    if not facts:
        return Cell(state=State.UNKNOWN, text=NOT_IN_NOTES if edition is Edition.NOTES else UNKNOWN)
    read = [(fact, reading(fact, edition)) for fact in facts]
    states = {one.value.state for _fact, one in read}
    return Cell(
        state=next(state for state in _STRONGEST_FIRST if state in states),
        text="; ".join(key_words(fact, attribute) + value_text(one.value, attribute) for fact, one in read),
        old="; ".join(
            key_words(fact, attribute) + value_text(one.old, attribute)
            for fact, one in read
            if one.old is not None
        ),
        difference="; ".join(
            key_words(fact, attribute) + one for fact in facts if (one := difference(fact, edition))
        ),
        facts=facts,
        citations=tuple(dict.fromkeys(part for fact in facts for part in _citations(atlas, fact, edition))),
        readings=frozenset(
            (fact.key, atlas.equivalent_values.form(fact.attribute, one.value))
            for fact, one in read
            if one.value.state is not State.UNKNOWN
        ),
    )


def fact_text(atlas: Atlas, fact: Fact, edition: Edition) -> str:
    """Return a fact as an edition reads it, behind the key that distinguishes it within its attribute."""
    attribute = atlas.attributes[fact.attribute]
    return key_words(fact, attribute) + value_text(reading(fact, edition).value, attribute)


def cite_fact(atlas: Atlas, fact: Fact, edition: Edition) -> str:
    """Return a fact's sources and date as short text (``VPC guide, 2026-11``), or that of the notes."""
    return "; ".join(_citations(atlas, fact, edition))


def _citations(atlas: Atlas, fact: Fact, edition: Edition) -> tuple[str, ...]:
    if speaks_for_notes(fact, edition):
        return (THE_NOTES,)
    return tuple(citation.text for citation in atlas.citations(fact))
