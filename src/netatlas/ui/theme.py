"""The light and the dark theme, both also of high contrast, and the choice between them.

Colours are read from ``resources/themes``; no other module names one. Widgets get them from
``ThemeControl.theme`` and listen to ``theme_changed``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from netatlas.drawing.colours import ThemeColours, load_colours

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class ThemeMode(StrEnum):
    """The themes to choose from; SYSTEM follows the desktop, CONTRAST does so but for the contrast."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class Theme(ThemeColours):
    """The colours of one theme, for Qt."""

    __slots__ = ()

    def colour(self, role: str) -> QColor:
        """Return a base colour.

        Raises:
            KeyError: there is no such role.
        """
        return QColor(self.base[role])

    def kind(self, kind: str) -> QColor:
        """Return the colour of a kind of record; kinds without a colour have that of concepts."""
        return QColor(self.of_kind(kind))

    @property
    def is_dark(self) -> bool:
        """Whether this is a dark theme."""
        return self.name.endswith("dark")


def load_theme(name: str) -> Theme:
    """Read a theme from ``resources/themes/NAME.toml``."""
    colours = load_colours(name)
    return Theme(name=colours.name, base=colours.base, kinds=colours.kinds)


class ThemeControl(QObject):
    """Applies the theme of the chosen mode, which for SYSTEM is that of the desktop.

    Who asks the desktop for more contrast gets it without choosing anything here.

    Signals:
        theme_changing: other colours are about to be applied, which costs for each widget that there is.
        theme_changed: they were applied; the theme.
    """

    theme_changing = Signal()
    theme_changed = Signal(object)

    def __init__(
        self, app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, parent: QObject | None = None
    ) -> None:
        """Apply the theme at once and follow the desktop for as long as this object lives."""
        super().__init__(parent)
        self._app = app
        self._mode = mode
        hints = QGuiApplication.styleHints()
        self._system_scheme = hints.colorScheme()
        self._system_contrast = hints.accessibility().contrastPreference()
        self.theme = load_theme(self._theme_name())
        self._apply()
        hints.colorSchemeChanged.connect(self._on_system_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_contrast_changed)

    @property
    def mode(self) -> ThemeMode:
        """The mode that the user has chosen."""
        return self._mode

    def set_mode(self, mode: ThemeMode) -> None:
        """Change the mode, and with it the theme."""
        self._mode = mode
        self._refresh()

    @Slot(Qt.ColorScheme)
    def _on_system_scheme_changed(self, scheme: Qt.ColorScheme) -> None:
        self._system_scheme = scheme
        self._refresh()

    @Slot(Qt.ContrastPreference)
    def _on_system_contrast_changed(self, preference: Qt.ContrastPreference) -> None:
        self._system_contrast = preference
        self._refresh()

    def _theme_name(self) -> str:
        if self._mode in (ThemeMode.LIGHT, ThemeMode.DARK):
            return self._mode.value
        is_high = self._system_contrast is Qt.ContrastPreference.HighContrast
        scheme = "dark" if self._system_scheme is Qt.ColorScheme.Dark else "light"
        return f"contrast-{scheme}" if is_high or self._mode is ThemeMode.CONTRAST else scheme

    def _refresh(self) -> None:
        if self.theme.name == self._theme_name():
            return
        self.theme_changing.emit()
        self.theme = load_theme(self._theme_name())
        self._apply()
        self.theme_changed.emit(self.theme)

    def _apply(self) -> None:
        self._app.setPalette(_palette(self.theme))


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: "background",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "background",
        role.Text: "text",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.ToolTipBase: "surface",
        role.ToolTipText: "text",
        role.PlaceholderText: "muted",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent",
        role.LinkVisited: "accent",
        role.Accent: "accent",
        role.Light: "surface",
        role.Midlight: "line",
        role.Mid: "line",
        role.Dark: "line",
        role.Shadow: "shadow",
    }
    palette = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        for which, name in colours.items():
            palette.setColor(group, which, theme.colour(name))
    for which, name in colours.items():
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, theme.colour("muted"))
    return palette
