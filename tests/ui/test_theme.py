"""Colours: the same in both themes, and following the system."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from netatlas.ui.app import WindowOptions, create
from netatlas.ui.theme import Theme, ThemeControl, ThemeMode, load_theme
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application


class _Styled(QObject):
    """Counts how often each widget hears that its style has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.times: Counter[QObject] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.times[watched] += 1
        return False


def test_the_theme_follows_the_system(qapp: QApplication, qtbot: QtBot) -> None:
    """NetAtlas would stay light when the desktop turns dark."""
    control = ThemeControl(qapp, ThemeMode.SYSTEM)
    hints = QGuiApplication.styleHints()
    with qtbot.waitSignal(control.theme_changed):
        hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert control.theme.is_dark
    assert qapp.palette().base().color() == control.theme.colour("surface")
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert not control.theme.is_dark


def test_a_chosen_theme_stays_whatever_the_system_does(qapp: QApplication, qtbot: QtBot) -> None:
    """The choice of the light theme would be overruled by the desktop."""
    control = ThemeControl(qapp, ThemeMode.LIGHT)
    with qtbot.assertNotEmitted(control.theme_changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    control.set_mode(ThemeMode.SYSTEM)
    assert control.theme.is_dark
    control.set_mode(ThemeMode.LIGHT)


def test_each_widget_is_styled_once_by_another_theme(application: Application, qapp: QApplication) -> None:
    """A window with a few pages would stand still for a second, since Qt may style each many times."""
    application.window.show()
    application.themes.set_mode(ThemeMode.LIGHT)
    qapp.processEvents()
    counted = _Styled()
    qapp.installEventFilter(counted)
    application.window.set_theme(load_theme("dark"))
    qapp.removeEventFilter(counted)
    assert counted.times
    assert counted.times.most_common(1)[0][1] <= 2


def test_both_themes_name_the_same_colours() -> None:
    """A widget would find its colour in the light theme and crash in the dark one."""
    light, dark = load_theme("light"), load_theme("dark")
    assert light.base.keys() == dark.base.keys()
    assert light.kinds.keys() == dark.kinds.keys()
    assert isinstance(light, Theme)


def test_nothing_of_a_program_that_ended_follows_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each program of an earlier test would style every later window anew."""
    close_application(create([], WindowOptions(home=tmp_path)))
    styled: list[QPalette] = []
    monkeypatch.setattr(QApplication, "setPalette", lambda _app, palette: styled.append(palette))
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert styled == []
