"""The commands that move concepts of the map back and again, and what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.actions import Bindings
    from netatlas.ui.map_moves import MapMoves


def moving_commands(moves: MapMoves, atlas: Atlas, say: Callable[[str], None]) -> Bindings:
    """Return the commands; ``say`` shows a sentence that says what they did."""

    def undo() -> None:
        say(_words(atlas, moves.undo(), "back where it was", "back where they were"))

    def redo() -> None:
        say(_words(atlas, moves.redo(), "moved again", "moved again"))

    def put_all_back() -> None:
        moves.put_all_back()
        say("Everything is back where the map has it.")

    return {"graph.undo": undo, "graph.redo": redo, "graph.put_all_back": put_all_back}


def _words(atlas: Atlas, concepts: tuple[str, ...], one: str, several: str) -> str:
    """Return a sentence on concepts that were moved; they may be of an atlas that is no longer open."""
    if len(concepts) == 1:
        return f"{atlas.display_name(concepts[0])} is {one}."
    return f"{len(concepts)} concepts are {several}." if concepts else "Nothing of what is open was moved."
