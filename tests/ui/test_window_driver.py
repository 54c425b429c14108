"""What drives the window for the tour and the screenshots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.ui.window_driver import came_true

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_condition_need_hold_only_once(qtbot: QtBot) -> None:
    """The screenshots would fail now and then, whenever a timer begins work just after a page is complete."""
    del qtbot  # there is an event loop
    answers = iter([False, False, True])
    assert came_true(lambda: next(answers, False))
