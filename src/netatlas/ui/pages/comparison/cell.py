"""What one cell of a comparison shows: its text, icon and colour. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.enums import State

if TYPE_CHECKING:
    from netatlas.ui.pages.comparison.grid import CellKind

SAME = "same"
_ICONS = {State.NO: "no", State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "not-applicable"}
_MUTED_STATES = (State.UNKNOWN, State.NOT_APPLICABLE)


class CellView(NamedTuple):
    """What one cell shows; it is painted and measured by this alone.

    Attributes:
        kind: what sort of cell it is.
        text: the value, the needs, or the labels of the folded rows.
        state: the state of a value; ``State.VALUE`` for all other cells.
        flag: whether the value is a flag that is set.
        old: what the notes said, or ''.
        difference: what is wrong with what the notes said, or ''.
        differs: whether it stands out from its row, or differs from the baseline; its background says so.
        ruled_out: whether its subject is ruled out by the needs.
        rules_out: whether this cell's fact rules the subject out.
        same: whether its value equals that of the baseline.
    """

    kind: CellKind
    text: str
    state: State = State.VALUE
    flag: bool = False
    old: str = ""
    difference: str = ""
    differs: bool = False
    ruled_out: bool = False
    rules_out: bool = False
    same: bool = False

    @property
    def shown_text(self) -> str:
        """The text that is painted."""
        return SAME if self.same else self.text

    @property
    def spoken_mark(self) -> str:
        """What its colours say, to be read after the cell."""
        return " As the baseline." if self.same else " Differs." if self.differs else ""

    @property
    def icon(self) -> str:
        """The icon before the text: for a set flag, no, unknown and does not apply; else ''."""
        return "" if self.same else _ICONS.get(self.state, "yes" if self.flag else "")

    @property
    def has_mark(self) -> bool:
        """Whether it has a mark that can be asked about: an icon, an old value, or that it is out."""
        return bool(self.icon or self.old or self.difference or self.rules_out)

    @property
    def colour(self) -> str:
        """The theme's name for the colour of the text; the fact that rules out a subject is not muted."""
        if self.rules_out:
            return "text"
        return "muted" if self.ruled_out or self.same or self.state in _MUTED_STATES else "text"
