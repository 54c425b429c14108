"""The dialog that asks whether a pack takes the place of the version that is open, and says what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QScrollArea, QVBoxLayout, QWidget

from netatlas.documents.pack_update import Age, update_lead, update_parts
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.words import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.documents.pack_update import PackUpdate
    from netatlas.ui.pack_reading import OtherVersion

_WIDTH = 560
_HIGHEST = 520
_STAYS = "Your notes, bookmarks and sheets stay, and belong to the version that is open then."
_BUTTON = QDialogButtonBox.StandardButton


class ReplacingDialog(QDialog):
    """Says what other versions of open packs change; ``replace_button`` opens them."""

    def __init__(self, parent: QWidget, versions: Sequence[OtherVersion]) -> None:
        """Show what differs."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Replace the open pack?")
        self._said: list[str] = []
        inner = named(QWidget(), "replacingBody")
        self._column = QVBoxLayout(inner)
        self._column.setSpacing(4)
        for version in versions:
            self._show(version)
        self._add(_STAYS, "sectionHint", above=10)
        self.setAccessibleDescription(" ".join(self._said))
        buttons = QDialogButtonBox(_BUTTON.Cancel)
        self.replace_button = buttons.addButton("Replace", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel_button = buttons.button(_BUTTON.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.addWidget(area, 1)
        column.addWidget(buttons)
        is_newer = all(version.update.age is Age.NEWER for version in versions)
        first = self.replace_button if is_newer else self.cancel_button
        first.setDefault(True)  # once it is in the dialog: before, the box makes its first one the default
        first.setFocus()
        self.setMinimumWidth(_WIDTH)
        margins = column.contentsMargins()
        width = _WIDTH - margins.left() - margins.right()
        needed = inner.heightForWidth(width) + buttons.sizeHint().height() + 3 * margins.top()
        self.resize(_WIDTH, min(needed, _HIGHEST))

    @property
    def text(self) -> str:
        """All that the dialog says, a line for each of its labels."""
        return "\n".join(self._said)

    def _show(self, version: OtherVersion) -> None:
        update: PackUpdate = version.update
        self._add(f"{quoted(update.after.title)} is open already", "replacingTitle")
        self._add(update_lead(update))
        self._add(str(version.other), "sectionHint")
        for part in update_parts(update):
            self._add(part.heading, "sectionTitle", above=8)
            self._add("\n".join(part.lines))  # one label for all: each costs a millisecond

    def _add(self, text: str, name: str = "", *, above: int = 0) -> None:
        if above:
            self._column.addSpacing(above)
        label = plain_label(text, wrap=True, selectable=True)
        self._column.addWidget(named(label, name) if name else label)
        self._said.append(text)


def ask_to_replace(
    parent: QWidget,
    versions: Sequence[OtherVersion],
    replace: Callable[[], None],
    leave: Callable[[], None],
) -> ReplacingDialog:
    """Ask whether other versions of packs take the place of those that are open.

    Args:
        parent: the window.
        versions: the packs and what differs.
        replace: called if they do.
        leave: called if they do not.
    """
    dialog = ReplacingDialog(parent, versions)
    dialog.accepted.connect(replace)
    dialog.rejected.connect(leave)
    dialog.open()
    return dialog
