"""One spot of a comparison as it is painted and measured: its words, its sign, its ink. No Qt here."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.enums import State

if TYPE_CHECKING:
    from netatlas.ui.pages.comparison.grid import Place

SAME = "same"
_SIGNS = {State.NO: "no", State.UNKNOWN: "unknown", State.NOT_APPLICABLE: "not-applicable"}
_QUIET = (State.UNKNOWN, State.NOT_APPLICABLE)


class Drawn(NamedTuple):
    """A spot as it is painted and measured.

    Attributes:
        text: what is known there.
        state: the state of a cell; a value for all other spots.
        flag: whether it is a set flag.
        old: what the notes said, or ''.
        differs: whether it is washed.
        out: whether its subject is ruled out.
        ruling: whether this cell rules it out.
        same: whether it says what the baseline says.
    """

    place: Place
    text: str
    state: State = State.VALUE
    flag: bool = False
    old: str = ""
    differs: bool = False
    out: bool = False
    ruling: bool = False
    same: bool = False

    @property
    def words(self) -> str:
        """What is painted."""
        return SAME if self.same else self.text

    @property
    def sign(self) -> str:
        """The icon before the words: for a set flag, a no, an unknown, a does-not-apply; else ''."""
        return "" if self.same else _SIGNS.get(self.state, "yes" if self.flag else "")

    @property
    def ink(self) -> str:
        """The colour of the words: what rules out stands out of a subject that is out."""
        if self.ruling:
            return "bad"
        return "muted" if self.out or self.same or self.state in _QUIET else "text"
