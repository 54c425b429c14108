"""Less motion: what moves on its own is kept still, and is as before when that is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QProgressBar

from netatlas.desk.settings import Settings
from netatlas.ui.motion import MotionControl

if TYPE_CHECKING:
    from netatlas.ui.app import Application

EFFECTS = (Qt.UIEffect.UI_General, Qt.UIEffect.UI_AnimateMenu)


def _moves(app: QApplication) -> tuple[bool, ...]:
    return (app.cursorFlashTime() > 0, *map(app.isEffectEnabled, EFFECTS))


def test_menus_and_cursor_keep_still_and_move_again(qapp: QApplication) -> None:
    """Who is made ill by motion would have to do without NetAtlas."""
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, enable=True)
    before, blink = _moves(qapp), qapp.cursorFlashTime()
    owner = QObject()
    control = MotionControl(Settings(motion="reduced"), owner)
    assert control.is_reduced
    assert _moves(qapp) == (False, False, False)
    control.set_mode("system")
    assert _moves(qapp) == before
    assert qapp.cursorFlashTime() == blink
    for effect in EFFECTS:
        qapp.setEffectEnabled(effect, enable=False)


@pytest.mark.parametrize("mode", ["system", "reduced"])
def test_the_bar_of_unknown_progress_keeps_still(application: Application, mode: str) -> None:
    """The one thing in the window that moves by itself would go on moving."""
    motion = application.parts.workspace.motion
    motion.set_mode(mode)
    application.jobs.busy_changed.emit("Working", -1.0)
    bar = application.window.findChild(QProgressBar)
    assert bar is not None
    is_moving = bar.maximum() == 0
    assert is_moving == (mode == "system")
    motion.set_mode("system")
