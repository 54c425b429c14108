"""The sources of a comparison's cell in full, for the line of details below the table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.citations import evidence_lines
from netatlas.atlas.edition import speaks_for_notes
from netatlas.atlas.enums import Confidence

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.atlas.model import Fact
    from netatlas.compare.table import Cell

CELL_HINT = "Every value has a source: move over the cells to see it; Enter tells it in full."


def full_sources(atlas: Atlas, cell: Cell, edition: Edition) -> str:
    """Return the sources of a cell in full: title, publisher, address, evidence, dates, corrections."""
    lines = [
        f"{source.title}, {source.publisher}. {source.url}"
        for source in (atlas.sources[source_id] for source_id in _distinct_sources(cell))
    ]
    evidence = cell_evidence(cell, edition).splitlines()
    return "\n".join([*lines, *evidence, *dict.fromkeys(_dates(fact) for fact in cell.facts)])


def cell_evidence(cell: Cell, edition: Edition) -> str:
    """Return what the facts of a cell were held against, where the edition shows what holds today."""
    return evidence_lines(fact for fact in cell.facts if not speaks_for_notes(fact, edition))


def _distinct_sources(cell: Cell) -> dict[str, None]:
    return dict.fromkeys(source for fact in cell.facts for source in fact.sources)


def _dates(fact: Fact) -> str:
    parts = [f"Checked {fact.checked}"]
    if fact.as_of:
        parts.append(f"as of {fact.as_of}")
    if fact.confidence is not Confidence.HIGH:
        parts.append(f"{fact.confidence} confidence")
    if fact.was is not None:
        since = f" since {fact.was.since}" if fact.was.since else ""
        parts.append(f"the notes are {fact.was.verdict.words}{since}")
    return f"{', '.join(parts)}."
