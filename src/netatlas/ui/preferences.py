"""The preferences dialog; each choice takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QSpinBox, QVBoxLayout

from netatlas.atlas.edition import Edition
from netatlas.desk.settings import LARGEST_TEXT, SMALLEST_TEXT
from netatlas.ui.widgets.choice_box import ChoiceBox
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from netatlas.desk.settings import Settings

_THEMES = (("system", "As the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))
_MOTION = (("system", "As the system"), ("reduced", "Reduced"))
_EDITIONS = tuple((edition.value, edition.long_label) for edition in reversed(Edition))  # Both first


def open_preferences(
    parent: QWidget,
    settings: Settings,
    *,
    set_theme: Callable[[str], object],
    set_edition: Callable[[str], object],
    set_text: Callable[[int], object],
    set_motion: Callable[[str], object],
) -> QDialog:
    """Open the dialog and return it; each choice calls its function at once."""
    dialog = QDialog(parent)
    dialog.setWindowTitle("Preferences")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    percent = named(QSpinBox(), "textPercent", spoken="Size of the text")
    percent.setRange(SMALLEST_TEXT, LARGEST_TEXT)
    percent.setSingleStep(10)
    percent.setSuffix(" %")
    percent.setValue(settings.text_percent)
    percent.valueChanged.connect(set_text)
    form = QFormLayout()
    rows = {
        "Colours": _choice("Colours", _THEMES, settings.theme, set_theme),
        "Edition": _choice("Edition", _EDITIONS, settings.edition, set_edition),
        "Size of the text": percent,
        "Motion": _choice("Motion", _MOTION, settings.motion, set_motion),
    }
    for name, widget in rows.items():
        form.addRow(plain_label(name, buddy=widget), widget)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.close)
    column = QVBoxLayout(dialog)
    column.addLayout(form)
    column.addWidget(buttons)
    dialog.open()
    return dialog


def _choice(
    name: str, choices: tuple[tuple[str, str], ...], current: str, choose: Callable[[str], object]
) -> ChoiceBox:
    box = named(ChoiceBox(), name.lower(), spoken=name)
    for value, text in choices:
        box.addItem(text, value)
    box.setCurrentIndex([value for value, _text in choices].index(current))
    box.currentIndexChanged.connect(lambda index: choose(choices[index][0]))
    return box
