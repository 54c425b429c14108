"""The dialog that asks what is to be exported, in which format and how; where to is asked after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from netatlas.atlas.edition import Edition
from netatlas.export.endings import FileFormat, Holds
from netatlas.ui.exporting.choice import ExportChoice, Offer, What, export_name, offers, topics
from netatlas.ui.exporting.format_list import FormatList
from netatlas.ui.paper.options_bar import PaperOptionsBar
from netatlas.ui.widgets.choice_box import ChoiceBox
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label
from netatlas.ui.widgets.text_link import TextLink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.desk.sheet import SheetLayout
    from netatlas.ui.exporting.choice import Front
    from netatlas.ui.page_context import PageContext

_SIZE = (600, 660)
_TEXT = 14
_ALL_BOOKMARKS = "All bookmarks"
_NO_GROUP = "Without a group"
_AS_OF_TODAY = "As of today, with what the notes said in words."
_OWN_PAPER = "The sheet keeps its own paper."


class ExportDialog(QDialog):
    """Asks for what, format, edition and paper.

    Attributes:
        offered: what can be exported, as the first box lists it.
        what, which: what is exported, and which topic or group of bookmarks.
        formats: the formats that can hold it.
        remark: what to know of the chosen format, or why it cannot be written.
        edition, paper, folder: whose values, how a PDF is laid out, how a new folder is called.
        status: why something was refused.

    Signals:
        target_wanted: all of it is chosen; the file or folder is to be asked for.
        help_wanted: the page that says what each format is for.
    """

    target_wanted = Signal()
    help_wanted = Signal()

    def __init__(self, context: PageContext, front: Front, last: ExportChoice, parent: QWidget) -> None:
        """Offer what there is, with what was chosen the last time."""
        super().__init__(parent)
        self.setWindowTitle("Export")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        atlas, items = context.opened.atlas, context.own_data.items
        self._front, self._last = front, last
        self._has_notes = atlas.has_notes
        self.offered = offers(front, atlas, items)
        self._which = {
            What.TOPIC: list(topics(atlas)),
            What.BOOKMARKS: [
                ("", _ALL_BOOKMARKS),
                *(
                    (f"={name}", name or _NO_GROUP)
                    for name in ("", *items.groups)
                    if any(one.group == name for one in items.bookmarks)
                ),
            ],
        }
        self._layout = last.layout
        self._suggested = ""
        self._reasons: Mapping[str, str] = {}
        self.what = named(ChoiceBox(), "exportWhat", spoken="What")
        self.which = named(ChoiceBox(), "exportWhich")
        self.formats = FormatList(context.theme, context.scale)
        self.remark = named(plain_label(wrap=True), "pageSentence")
        self.edition = named(ChoiceBox(), "exportEdition", spoken="Edition")
        self.paper = PaperOptionsBar(context.theme, of_sheet=False)
        self.folder = named(QLineEdit(), "exportFolder", spoken="Name of the folder")
        self.status = named(plain_label(wrap=True), "warningSentence")
        self.help = TextLink("What each format is for")
        self.cancel, self.export = QPushButton("Cancel"), QPushButton("Export…")
        self._build()
        self._fill()
        self._apply_scale(context)
        self._connect()
        self._on_what_chosen()

    @property
    def choice(self) -> ExportChoice:
        """What is chosen."""
        which = str(self.which.currentData() or "")
        what = self.offer.what
        return ExportChoice(
            what=what,
            topic=which if what is What.TOPIC else self._last.topic,
            group=(which[1:] if which else None) if what is What.BOOKMARKS else self._last.group,
            form=self.formats.form or self._last.form,
            edition=Edition(self.edition.currentData()),
            layout=self._layout,
        )

    @property
    def offer(self) -> Offer:
        """What is chosen to be exported."""
        return self.offered[max(0, self.what.currentIndex())]

    @property
    def form(self) -> FileFormat:
        """The chosen format."""
        return next(one for one in self.offer.formats if one.name == self.formats.form)

    @property
    def name(self) -> str:
        """The name that the file has at first, or that the folder is to have."""
        if self.form.is_folder:
            return self.folder.text().strip()
        return export_name(self._title, self.form)

    def show_reasons(self, reasons: Mapping[str, str]) -> None:
        """Say of some formats, by name, why they cannot be written now."""
        self._reasons = reasons
        self.formats.show_formats(self.offer.formats, reasons, self.formats.form)

    def refuse(self, sentence: str) -> None:
        """Say why what was chosen cannot be done."""
        self.status.setText(sentence)
        self.status.setVisible(bool(sentence))

    @property
    def _title(self) -> str:
        if self.offer.what in {What.TOPIC, What.BOOKMARKS} and self.which.currentData():
            return self.which.currentText().rpartition(": ")[2]
        return self.offer.title

    def _build(self) -> None:
        self._form = QFormLayout()
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.addRow(plain_label("What", buddy=self.what), self.what)
        self._form.addRow(plain_label("Which", buddy=self.which), self.which)
        below = QFormLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        below.addRow(plain_label("Edition", buddy=self.edition), self.edition)
        below.addRow(plain_label("Name of the folder", buddy=self.folder), self.folder)
        self._below = below
        self.paper.gauge.hide()  # how full the pages are is known only when they are laid out
        self.paper.setObjectName("exportPaper")
        if (inside := self.paper.layout()) is not None:
            inside.setContentsMargins(0, 0, 0, 0)
        for box in (self.what, self.which, self.edition):  # long names must not widen the dialog
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        content = named(QWidget(), "exportContent")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._form)
        column.addWidget(plain_label("Format", buddy=self.formats))
        column.addWidget(self.formats, 1)
        column.addWidget(self.remark)
        column.addLayout(below)
        column.addWidget(self.paper)
        self._lay_out(content)

    def _lay_out(self, content: QWidget) -> None:
        """Put the buttons below what scrolls."""
        self.export.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.help)
        buttons.addStretch(1)
        for button in (self.cancel, self.export):
            buttons.addWidget(button)
        area = named(QScrollArea(), "exportArea")  # a small screen with large text has no room for all of it
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(content)
        whole = QVBoxLayout(self)
        whole.setSpacing(10)
        whole.addWidget(area, 1)
        whole.addWidget(self.status)
        whole.addLayout(buttons)

    def _fill(self) -> None:
        for offer in self.offered:
            is_named = offer.what in {What.PAGE, What.SELECTION} and offer.title
            self.what.addItem(f"{offer.what}: {offer.title}" if is_named else str(offer.what))
        known = [offer.what for offer in self.offered]
        usable = [offer.what for offer in self.offered if not offer.reason]
        first = self._last.what if self._last.what in usable else usable[0]
        self.what.setCurrentIndex(known.index(first))
        for edition in reversed(Edition):
            self.edition.addItem(edition.long_label, edition.value)
        self.edition.setCurrentIndex(self.edition.findData(self._last.edition.value))
        self.refuse("")

    def _apply_scale(self, context: PageContext) -> None:
        for widget in self.findChildren(QWidget):
            if isinstance(widget, (QLabel, QPushButton, QComboBox, QLineEdit)):
                widget.setFont(sized(widget.font(), _TEXT * context.scale))
        self.paper.apply_theme(context.theme, context.scale)
        width, height = _SIZE
        window = self.parentWidget()
        room = (
            window.screen().availableGeometry() if window is not None else self.screen().availableGeometry()
        )
        self.resize(
            min(round(width * context.scale), room.width()), min(round(height * context.scale), room.height())
        )

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(self._on_what_chosen)
        self.which.currentIndexChanged.connect(self._on_which_chosen)
        self.formats.form_chosen.connect(self._on_form_chosen)
        self.formats.itemDoubleClicked.connect(self.export.click)
        self.paper.layout_chosen.connect(self._on_layout_chosen)
        self.folder.textChanged.connect(self._refresh)
        self.export.clicked.connect(self._on_export_clicked)
        self.cancel.clicked.connect(self.reject)
        self.help.clicked.connect(self.help_wanted)
        for button in (self.help, self.cancel):
            button.setAutoDefault(False)  # else Enter would press them and not export

    @Slot()
    def _on_what_chosen(self) -> None:
        """Offer what can be chosen of it, and the formats that can hold it."""
        what = self.offer.what
        choices = self._which.get(what, [])
        self.which.blockSignals(True)
        self.which.clear()
        for value, text in choices:
            self.which.addItem(text, value)
        group = "" if self._last.group is None else f"={self._last.group}"
        wanted = self._last.topic if what is What.TOPIC else group
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)))
        self.which.blockSignals(False)
        self.which.setAccessibleName("Topic" if what is What.TOPIC else "Group of bookmarks")
        self._form.setRowVisible(self.which, bool(choices))
        chosen = self.formats.form or self._last.form
        self.formats.show_formats(self.offer.formats, self._reasons, chosen)

    @Slot()
    def _on_which_chosen(self) -> None:
        self._on_form_chosen()

    @Slot()
    def _on_form_chosen(self) -> None:
        """Show what matters for the chosen format."""
        form = self.form
        reason = self._reasons.get(form.name, "")
        remark = f"{form.remark[:1].upper()}{form.remark[1:]}."
        if not form.has_edition and self._has_notes:
            remark = f"{remark} {_AS_OF_TODAY}"
        is_paper = form.holds is Holds.PAPER
        keeps_paper = is_paper and self.offer.what is What.PAGE and self._front.paper is not None
        if keeps_paper:
            remark = f"{remark} {_OWN_PAPER}"
        left_out = "Bookmarks of views and notes are no part of packs, and are left out."
        if self.offer.what is What.BOOKMARKS:
            remark = f"{remark} {left_out}"
        self.remark.setText(self.offer.reason or reason or remark)
        self._below.setRowVisible(self.edition, self._has_edition(form) and not keeps_paper)
        self._below.setRowVisible(self.folder, form.is_folder)
        self.paper.setVisible(is_paper and not keeps_paper)
        self.paper.show_layout(self._layout)
        name = export_name(self._title, form)
        if form.is_folder and name != self._suggested:  # else a name that was typed would be lost
            self._suggested = name
            self.folder.setText(name)
        self._refresh()

    def _has_edition(self, form: FileFormat) -> bool:
        """Return True if an edition can be chosen; notes, and what is no record, are as they are."""
        front = self._front
        match self.offer.what:
            case What.NOTES:
                return False
            case What.PAGE if not front.name:
                return False
            case What.SELECTION if front.selected_document is not None:
                return False
        return self._has_notes and form.has_edition

    @Slot()
    def _refresh(self) -> None:
        reason = self.offer.reason or self._reasons.get(self.form.name, "")
        if not reason and self.form.is_folder and not _is_name(self.folder.text()):
            reason = "A folder needs a name without slashes."
            self.refuse(reason)
        else:
            self.refuse("")
        self.export.setEnabled(not reason)

    @Slot(object)
    def _on_layout_chosen(self, layout: SheetLayout) -> None:
        self._layout = layout
        self.paper.show_layout(layout)

    @Slot()
    def _on_export_clicked(self) -> None:
        self.refuse("")
        self.target_wanted.emit()


def _is_name(text: str) -> bool:
    name = text.strip()
    return bool(name) and name not in {".", ".."} and not any(letter in name for letter in '/\\:*?"<>|')
