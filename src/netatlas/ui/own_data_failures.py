"""Shows in the window what of the user's own cannot be kept, for as long as that is so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.widgets.message_bar import Cause

if TYPE_CHECKING:
    from netatlas.ui.errors import ErrorReporter
    from netatlas.ui.map_moves import MapMoves
    from netatlas.ui.opened_recorder import OpenedRecorder
    from netatlas.ui.user_data import UserData


def show_failures(
    errors: ErrorReporter, moves: MapMoves, data: UserData, opened: OpenedRecorder, *, keeps: bool
) -> None:
    """Show failures from now on, and take each message away when it is settled.

    Args:
        errors: shows them, in its message bar.
        moves: keeps where concepts were dragged to.
        data: keeps notes, bookmarks and sheets.
        opened: counts what is opened for a text.
        keeps: whether anything is kept at all; else that is said once, elsewhere.
    """
    bar = errors.bar
    moves.failed.connect(lambda text: bar.show_message(text, Cause.MOVES))
    moves.recovered.connect(lambda: bar.settle(Cause.MOVES))
    data.failed.connect(lambda error: errors.show(error, Cause.OWN_DATA))
    data.recovered.connect(lambda: bar.settle(Cause.OWN_DATA))
    opened.message.connect(lambda text: bar.show_message(text, Cause.FORGETTING))
    if keeps:
        opened.failed.connect(lambda text: bar.show_message(text, Cause.OPENED))
    opened.recovered.connect(lambda: bar.settle(Cause.OPENED))
