"""Groups the rows of a comparison under headings that fold. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from netatlas.compare.table import Row

GENERAL = "General"
"""The heading of the rows that have no group, or are alone in theirs."""
SAME = "same"
"""The key of the line that folds the rows which do not differ."""
_GROUP = "group:"
_FEWEST_ROWS = 2
"""A heading above one row alone would take as much room as the row."""
_FEWEST_GROUPS = 2
"""How many groups of several rows it takes for headings to be of use."""


class RowHeading(NamedTuple):
    """A line that heads some rows, and shows or hides them.

    Attributes:
        key: names it within its table; no attribute has such an id.
        label: the words of it.
        rows: the rows below it.
        closed: whether they are hidden.
    """

    key: str
    label: str
    rows: tuple[Row, ...]
    closed: bool

    @property
    def group(self) -> str:
        """The group that it heads, or '' for the rows that do not differ."""
        return self.key.removeprefix(_GROUP) if self.key != SAME else ""


def grouped(rows: Iterable[Row], closed: Collection[str]) -> list[Row | RowHeading]:
    """Return rows under the headings of their groups, the general ones first; without any if that is no use.

    Args:
        rows: in the order in which they are shown; the first row of a group decides where the group is.
        closed: the groups whose rows are hidden.
    """
    rows = tuple(rows)
    by_group: dict[str, list[Row]] = {}
    for row in rows:
        by_group.setdefault(row.group or GENERAL, []).append(row)
    large = {group for group, some in by_group.items() if len(some) >= _FEWEST_ROWS and group != GENERAL}
    if len(large) < _FEWEST_GROUPS:
        return list(rows)
    shown = {GENERAL: [row for row in rows if row.group not in large]}
    shown |= {group: some for group, some in by_group.items() if group in large}
    lines: list[Row | RowHeading] = []
    for group, some in shown.items():
        if some:
            lines.append(RowHeading(_GROUP + group, group, tuple(some), group in closed))
            lines += () if group in closed else some
    return lines


def same_heading(rows: tuple[Row, ...], *, closed: bool) -> RowHeading:
    """Return the line that folds the rows which do not differ."""
    return RowHeading(SAME, f"{len(rows)} rows are the same", rows, closed)
