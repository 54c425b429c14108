"""The words around a comparison's table: title, what stands below it, and the long form of a source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import Confidence

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact
    from netatlas.compare.table import Cell, ComparisonTable

CELL_HINT = "Every value has a source: move over the cells to see it; Enter tells it in full."


def title(table: ComparisonTable) -> str:
    """Return the title of a curated comparison, or the names of the subjects."""
    if table.comparison is not None:
        return table.comparison.title
    *head, last = [subject.name for subject in table.subjects]
    return f"{', '.join(head)} and {last}"


def lead(table: ComparisonTable) -> str:
    """Return the summary, how many rows differ, and what cannot be told."""
    if not table.rows:
        return "The pack holds no facts of these subjects in this edition."
    same = sum(row.complete and not row.differs for row in table.rows)
    parts = [f"{table.differing} of {len(table.rows)} rows differ"]
    if same:
        parts.append("1 is the same" if same == 1 else f"{same} are the same")
    holes = sum(not row.complete and not row.differs for row in table.rows)
    if holes:
        parts.append(f"{holes} cannot be told, as something is unknown")
    if table.hidden:
        hidden = "1 fact is" if table.hidden == 1 else f"{table.hidden} facts are"
        parts.append(f"{hidden} hidden that the notes did not hold")
    counts = "; ".join(parts) + "."
    summary = table.comparison.summary if table.comparison else ""
    return f"{summary} {counts}".strip()


def advice(table: ComparisonTable) -> str:
    """Return when to choose which subject, a line each, or nothing."""
    if table.comparison is None:
        return ""
    names = {subject.id: subject.name for subject in table.subjects}
    lines = [f"Choose {names[choice.subject]} when {choice.when}" for choice in table.comparison.choose]
    return "\n".join(line if line.endswith(".") else f"{line}." for line in lines)


def full_sources(atlas: Atlas, cell: Cell) -> str:
    """Return the sources of a cell in full: title, publisher, address, dates, and what was corrected."""
    lines = [
        f"{source.title}, {source.publisher}. {source.url}"
        for source in (atlas.sources[one] for one in _once(cell))
    ]
    return "\n".join([*lines, *dict.fromkeys(_dates(fact) for fact in cell.facts)])


def _once(cell: Cell) -> dict[str, None]:
    return dict.fromkeys(source for fact in cell.facts for source in fact.sources)


def _dates(fact: Fact) -> str:
    parts = [f"Checked {fact.checked}"]
    if fact.as_of:
        parts.append(f"as of {fact.as_of}")
    if fact.confidence is not Confidence.HIGH:
        parts.append(f"{fact.confidence} confidence")
    if fact.was is not None:
        since = f" since {fact.was.since}" if fact.was.since else ""
        parts.append(f"the notes are {fact.was.verdict}{since}")
    return f"{', '.join(parts)}."
