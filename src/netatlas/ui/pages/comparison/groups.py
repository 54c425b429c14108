"""Groups the rows of a comparison under headings that fold. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from netatlas.compare.table import Row

GENERAL = "General"
"""The heading of the rows that have no group."""
SAME = "same"
"""The key of the line that folds the rows which do not differ."""
_GROUP = "group:"
_FEWEST_ROWS = _FEWEST_GROUPS = 2
"""Headings are of use where so many groups have so many rows; else there would be one for nearly each row."""


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


def grouped(rows: Sequence[Row], order: Sequence[str], closed: Collection[str]) -> list[Row | RowHeading]:
    """Return rows under the headings of their groups, the general ones first; without any if that is no use.

    Args:
        rows: in the order in which they are shown.
        order: the groups as the vocabulary has them, so that they never change places; others follow.
        closed: the groups whose rows are hidden.
    """
    by_group: dict[str, list[Row]] = {"": [], **{group: [] for group in order}}
    for row in rows:
        by_group.setdefault(row.group, []).append(row)
    several = [group for group, some in by_group.items() if group and len(some) >= _FEWEST_ROWS]
    if len(several) < _FEWEST_GROUPS:
        return list(rows)
    lines: list[Row | RowHeading] = []
    for group, some in by_group.items():
        name = group or GENERAL
        if some:
            lines.append(RowHeading(_GROUP + name, name, tuple(some), name in closed))
            lines += () if name in closed else some
    return lines


def same_heading(rows: tuple[Row, ...], *, closed: bool) -> RowHeading:
    """Return the line that folds the rows which do not differ."""
    return RowHeading(SAME, f"{len(rows)} rows are the same", rows, closed)
