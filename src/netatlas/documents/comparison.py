"""The document of a comparison table, and the words around the table that the window shows too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import visible
from netatlas.atlas.enums import AttributeType, State
from netatlas.documents.blocks import (
    MUTED,
    NO,
    PLAIN,
    STRONG,
    YES,
    Bullets,
    Callout,
    Heading,
    Inline,
    Link,
    Paragraph,
    Table,
    Tags,
    Text,
    plain,
)
from netatlas.documents.builder import (
    DocumentBuilder,
    difference_spans,
    differences_callout,
    differences_note,
    hidden_note,
    joined,
    old_spans,
    words,
)
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Choice, Comparison, ConceptId, Fact
    from netatlas.compare.deciding import Decision
    from netatlas.compare.table import Cell, ComparisonTable, Row
    from netatlas.documents.blocks import Document

ADVICE_TITLE = "When to choose which"
_MOST_NAMES, _FIRST_NAMES = 6, 4
"""Names in a title at most, and of more the first ones: the heads of the columns have all of them."""
_EDGE, _EDGE_COLUMNS = 16, 1.5
"""The first and the last column: their width in percent at most, and as a multiple of that of a subject."""


def comparison_document(
    atlas: Atlas,
    table: ComparisonTable,
    *,
    differences_only: bool = False,
    decision: Decision | None = None,
) -> Document:
    """Return a comparison as a document.

    Args:
        atlas: where the sources are.
        table: the comparison.
        differences_only: leave out the rows that do not differ.
        decision: what the reader's needs rule out; subjects that are out are marked so.
    """
    page = DocumentBuilder(atlas, table.edition)
    curated = _curated(table)
    if curated is not None:
        page.add(Tags("comparison", "Comparison", curated.aliases))
        if curated.summary:
            page.add(Paragraph(words(curated.summary), "lead"))
        page.cite(curated)
    rows = tuple(row for row in table.rows if row.differs or not differences_only)
    out: Collection[ConceptId] = ()
    if decision is not None and decision.needs:
        page.add(Callout(words(decision.sentence)), *_reasons(page, decision))
        out = decision.ruled_out
    page.add(Paragraph(words(_count(table, rows), MUTED), "muted"))
    page.add(*differences_callout(_facts(rows), table.edition))
    if rows:
        page.add(_table(page, table, rows, out))
    page.add(*hidden_note({"fact": table.hidden}))
    if advice := comparison_advice(table):
        page.add(Heading(ADVICE_TITLE, anchor="choose"), Bullets(advice))
    subjects = [subject.id for subject in table.subjects]
    record = table.comparison.id if table.comparison is not None else ""
    return page.document(comparison_title(table), subtitle="Comparison", record=record, whose=subjects)


def comparison_title(table: ComparisonTable) -> str:
    """Return the title of a curated comparison, or the names of the subjects: of many only the first."""
    if table.comparison is not None:
        return table.comparison.title
    return subjects_title([subject.name for subject in table.subjects])


def subjects_title(names: Sequence[str]) -> str:
    """Return the title of a comparison of these subjects that comes with no pack."""
    if len(names) <= _MOST_NAMES:
        return listed(names)
    return listed([*names[:_FIRST_NAMES], f"{len(names) - _FIRST_NAMES} more"])


def comparison_lead(table: ComparisonTable) -> str:
    """Return what a comparison is about, how many rows differ, and what the edition hides, as one text."""
    curated = _curated(table)
    parts = [
        curated.summary if curated is not None else "",
        _count(table, table.rows),
        differences_note(_facts(table.rows), table.edition),
        *(plain(note.inline) for note in hidden_note({"fact": table.hidden})),
    ]
    return " ".join(part for part in parts if part)


def comparison_advice(table: ComparisonTable) -> tuple[Inline, ...]:
    """Return when to choose which of the subjects, a sentence each; nothing where no pack advises."""
    curated = _curated(table)
    links = {subject.id: Link(subject.name, subject.id) for subject in table.subjects}
    return tuple(
        joined(((Text("Choose", STRONG),), (links[choice.subject],), _when(choice)), " ")
        for choice in (curated.choose if curated is not None else ())
        if choice.subject in links  # a part of a table may have left a subject out
    )


def _facts(rows: Iterable[Row]) -> list[Fact]:
    return [fact for row in rows for cell in row.cells for fact in cell.facts]


def _curated(table: ComparisonTable) -> Comparison | None:
    """Return the curated comparison if there is one and the edition shows it."""
    curated = table.comparison
    return curated if curated is not None and visible(curated, table.edition) else None


def _when(choice: Choice) -> Inline:
    return words(f"when {choice.when.rstrip('.')}.")


def _count(table: ComparisonTable, rows: Sequence[Row]) -> str:
    if not table.rows:
        return "There is no fact to compare."
    differing, total = table.differing, len(table.rows)
    count = f"{differing} of {counted(total, 'row')} {'differs' if differing == 1 else 'differ'}."
    left_out = total - len(rows)
    return f"{count} {counted(left_out, 'other')} left out." if left_out else count


def _reasons(page: DocumentBuilder, decision: Decision) -> tuple[Bullets, ...]:
    """Return the subjects that are ruled out, each with the fact that does it and its source."""
    items = tuple(
        (page.link(subject), Text(f" is out: {rulings[0].words}. "), *page.cite(rulings[0].fact))
        for subject, rulings in decision.ruled_out.items()
    )
    return (Bullets(items),) if items else ()


def _table(
    page: DocumentBuilder, table: ComparisonTable, rows: Sequence[Row], out: Collection[ConceptId]
) -> Table:
    edge = min(_EDGE, round(100 * _EDGE_COLUMNS / (len(table.subjects) + 2 * _EDGE_COLUMNS)))
    share = (100 - 2 * edge) // len(table.subjects)
    subjects: tuple[Inline, ...] = tuple(
        (Text(f"{subject.name} (out)", MUTED),) if subject.id in out else (page.link(subject.id),)
        for subject in table.subjects
    )
    return Table(
        columns=(words("Attribute"), *subjects, words("Source")),
        rows=tuple(_row(page, row) for row in rows),
        widths=(edge, *(share for _ in subjects), edge),
        highlighted=tuple(index for index, row in enumerate(rows) if row.differs),
        repeated=1,
    )


def _row(page: DocumentBuilder, row: Row) -> tuple[Inline, ...]:
    source = page.cite(*(fact for cell in row.cells for fact in cell.facts))
    return (words(row.label), *(_cell(page, row, cell) for cell in row.cells), source)


def _cell(page: DocumentBuilder, row: Row, cell: Cell) -> Inline:
    flag = page.atlas.attributes[row.attribute].type is AttributeType.FLAG
    now = Text(cell.text, _style(cell.state, flag=flag and len(cell.facts) == 1))
    return (now, *(old_spans(cell.old) if cell.old else difference_spans(cell.difference)))


def _style(state: State, *, flag: bool) -> str:
    if state in (State.UNKNOWN, State.NOT_APPLICABLE):
        return MUTED
    if not flag:
        return PLAIN
    return YES if state is State.VALUE else NO
