"""Finds text in a comparison, also in the rows that a heading hides. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.pages.comparison.groups import RowHeading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.compare.table import Row
    from netatlas.ui.pages.comparison.grid import Grid


def found_places(grid: Grid, text: str) -> list[tuple[int, int]]:
    """Return row and column of all cells that contain a text, in the order of the view.

    A row's label counts as its first cell. A heading counts if it contains the text, or if a row does that it
    hides: so nothing is said to be nowhere because it is folded.
    """
    wanted = text.casefold()
    return sorted(
        grid.position(line, subject)
        for line, shown in enumerate(grid.lines if wanted else ())
        for subject in (
            _in_heading(shown, wanted) if isinstance(shown, RowHeading) else _in_row(shown, wanted)
        )
    )


def _in_heading(heading: RowHeading, wanted: str) -> Iterator[int]:
    hidden = heading.rows if heading.closed else ()
    if wanted in heading.label.casefold() or any(True for row in hidden for _ in _in_row(row, wanted)):
        yield 0


def _in_row(row: Row, wanted: str) -> Iterator[int]:
    """Yield the subjects whose cell contains a text, the first one also for the label."""
    for subject, cell in enumerate(row.cells):
        if wanted in cell.text.casefold() or (subject == 0 and wanted in row.label.casefold()):
            yield subject
