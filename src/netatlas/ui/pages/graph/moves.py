"""The concepts that were dragged on the map, with undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Place = tuple[float, float]


class Moves:
    """Where concepts were moved to, in this window; the pack's own places stay as they are."""

    def __init__(self) -> None:
        """Start with nothing moved."""
        self._done: list[tuple[str, Place]] = []
        self._undone: list[tuple[str, Place]] = []

    def move(self, concept_id: str, place: Place) -> None:
        """Keep a concept at a place."""
        self._done.append((concept_id, place))
        self._undone.clear()

    @property
    def places(self) -> Mapping[str, Place]:
        """The place of each concept that was moved."""
        return dict(self._done)

    @property
    def can_undo(self) -> bool:
        """Whether there is a move to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a move that was taken back."""
        return bool(self._undone)

    def undo(self) -> str:
        """Take the last move back; return the concept."""
        self._undone.append(self._done.pop())
        return self._undone[-1][0]

    def redo(self) -> str:
        """Make the move again that was taken back last; return the concept."""
        self._done.append(self._undone.pop())
        return self._done[-1][0]
