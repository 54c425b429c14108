"""Colours: the same in all themes, and following the system; what shows a chosen line and the focus."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.style import style_sheet
from netatlas.ui.theme import Theme, ThemeControl, ThemeMode, load_theme
from netatlas.ui.widgets.chosen_line import paint_state
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
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


def test_pages_behind_are_not_styled(application: Application, opened: OpenAtlas, qapp: QApplication) -> None:
    """Another theme or size of the text would take longer with each tab that is open."""
    application.start()
    application.controller.show_atlas(opened)
    workspace, tabs = application.parts.workspace, application.window.tabs
    workspace.set_theme("light")
    changes: list[Callable[[], None]] = [
        lambda: workspace.set_theme("dark"),
        lambda: workspace.set_percent(120),
    ]
    for change in changes:
        for address in (
            "nat-gateway",
            "view:limits",
            "elastic-ip",
            "nat-gateway-vs-nat-instance",
            "nat-gateway",
        ):
            tabs.open(Address.parse(address), in_new_tab=True)
        qapp.processEvents()
        counted = _Styled()
        qapp.installEventFilter(counted)
        change()
        qapp.removeEventFilter(counted)
        assert tabs.page is not None
        styled = {one for one in counted.times if isinstance(one, QWidget)}
        inside = {one for one in styled if tabs.stack.isAncestorOf(one)}
        assert inside > {tabs.page}
        assert inside <= {tabs.stack, tabs.page, *tabs.page.findChildren(QWidget)}


def test_all_themes_name_the_same_colours() -> None:
    """A widget would find its colour in the light theme and crash in another one."""
    light = load_theme("light")
    for other in map(load_theme, ("dark", "contrast-light", "contrast-dark")):
        assert light.base.keys() == other.base.keys()
        assert light.kinds.keys() == other.kinds.keys()
    assert isinstance(light, Theme)


def test_who_asks_the_desktop_for_contrast_gets_it(qapp: QApplication, qtbot: QtBot) -> None:
    """Somebody with weak eyes would have set it for all programs, and NetAtlas would stay pale."""
    control = ThemeControl(qapp, ThemeMode.SYSTEM)
    hints = QGuiApplication.styleHints()
    seen = [control.theme.name]
    wants, dark = hints.accessibility().contrastPreferenceChanged, Qt.ColorScheme.Dark
    for signal, value in (
        (wants, Qt.ContrastPreference.HighContrast),
        (hints.colorSchemeChanged, dark),
        (wants, Qt.ContrastPreference.NoPreference),
    ):
        with qtbot.waitSignal(control.theme_changed):
            signal.emit(value)
        seen.append(control.theme.name)
    assert seen == ["light", "contrast-light", "contrast-dark", "dark"]
    assert control.theme.is_dark


def test_high_contrast_can_be_chosen_and_follows_the_desktop_at_night(qapp: QApplication) -> None:
    """Where the desktop has no such preference, nobody could have it; or it would glare in the dark."""
    control = ThemeControl(qapp, ThemeMode.CONTRAST)
    hints = QGuiApplication.styleHints()
    seen = [control.theme.name]
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    seen.append(control.theme.name)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    control.set_mode(ThemeMode.LIGHT)
    assert [*seen, control.theme.name] == ["contrast-light", "contrast-dark", "light"]


def _rules(sheet: str) -> dict[str, str]:
    rules: dict[str, str] = {}
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet):
        for selector in selectors.split(","):
            rules[selector.strip()] = rules.get(selector.strip(), "") + body
    return rules


@pytest.mark.parametrize("scale", [1, 1.1, 2])
def test_the_ring_of_two_pixels_moves_no_words(scale: float) -> None:
    """Each Tab would let the words of a button jump by a pixel, at some sizes of the text only."""
    rules = _rules(style_sheet(load_theme("light").base, scale))
    for control in ("QPushButton", "QToolButton", "QLineEdit", "QComboBox", "QAbstractSpinBox"):
        ring = rules[f"{control}:focus"]
        assert "border: 2px solid #0a6c8c" in ring
        rest, less = (
            [int(pixels) for pixels in re.findall(r"padding: (\d+)px (\d+)px", rule)[0]]
            for rule in (rules[control], ring)
        )
        assert less == [pixels - 1 for pixels in rest]


@pytest.mark.parametrize("name", ["light", "dark", "contrast-light", "contrast-dark"])
def test_a_chosen_line_has_a_bar_and_the_focus_a_ring(qapp: QApplication, name: str) -> None:  # noqa: ARG001
    """Who does not see a pale wash would not know what Enter opens."""
    theme = load_theme(name)
    accent, wash = theme.colour("accent"), theme.colour("accent_wash")
    states = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus
    pictures = [QImage(60, 20, QImage.Format.Format_RGB32) for _ in states]
    for picture, state in zip(pictures, states, strict=True):
        picture.fill(theme.colour("surface"))
        painter = QPainter(picture)
        paint_state(painter, theme, picture.rect(), state)
        painter.end()
    line, ring = pictures
    assert [line.pixelColor(x, 10) for x in (0, 2, 3, 59)] == [accent, accent, wash, wash]
    middle = [(0, 10), (1, 10), (58, 10), (59, 10), (30, 0), (30, 1), (30, 18), (30, 19), (0, 0)]
    assert {ring.pixelColor(x, y).name() for x, y in middle} == {accent.name()}
    assert ring.pixelColor(2, 10) == theme.colour("surface")


def test_nothing_of_a_program_that_ended_follows_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each program of an earlier test would style every later window anew."""
    close_application(create([], WindowOptions(home=tmp_path)))
    styled: list[QPalette] = []
    monkeypatch.setattr(QApplication, "setPalette", lambda _app, palette: styled.append(palette))
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert styled == []
