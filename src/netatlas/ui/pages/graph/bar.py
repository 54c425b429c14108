"""The bar over the graph: its modes, the depth of neighbours, the relations that are shown, and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QPushButton, QWidget
from typing_extensions import override

from netatlas.ui.commands import SHOW_ALL_KEYS, ZOOM_IN_KEYS, ZOOM_OUT_KEYS, with_key
from netatlas.ui.pages.graph.address import DEPTHS, GraphMode
from netatlas.ui.pages.graph.also_menu import AlsoButton
from netatlas.ui.pages.graph.measure_panel import MeasureButton
from netatlas.ui.widgets.flow_layout import FlowLayout
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip, without_mnemonic
from netatlas.ui.widgets.segments import Segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from netatlas.ui.pages.graph.address import GraphOptions

_HEIGHT = 44
_MARGINS = (14, 7, 14, 7)
_BETWEEN, _BEFORE_DEPTH = 6, 12
"""Pixels between the left and the right part, and more of them between the modes and the depth."""
_AT_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STEPS = {1: "one step", 2: "two steps", 3: "three steps"}


class RelationCount(NamedTuple):
    """A kind of relation, and how many of it there are in the graph."""

    id: str
    label: str
    total: int


class GraphBar(QWidget):
    """The controls of the graph.

    Signals:
        mode_chosen: the ``GraphMode`` that was clicked, as text.
        depth_chosen: how many steps around a concept are wanted, as text.
        back_clicked: the map is wanted again.
        relations_changed: the ids of the relations that are switched off.
        zoom_clicked: 1 to zoom in, -1 to zoom out, 0 to show all.
        outline_toggled: whether the outline is wanted beside the picture.
    """

    mode_chosen = Signal(str)
    depth_chosen = Signal(str)
    back_clicked = Signal()
    relations_changed = Signal(object)
    zoom_clicked = Signal(int)
    outline_toggled = Signal(bool)

    def __init__(self, bookmark: QWidget, parent: QWidget | None = None) -> None:
        """Start with the map; ``bookmark`` is the button beside the modes."""
        super().__init__(parent)
        self._bookmark = bookmark
        self.setObjectName("graphBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.modes = _modes()
        self.depths = _depths()
        self._depth_label = named(plain_label("Depth"), "sectionHint")
        self._depth_label.setContentsMargins(_BEFORE_DEPTH, 0, 0, 0)
        self.also = AlsoButton()
        self.back = QPushButton("Back to map")
        set_tip(self.back, with_key("The map again, as you left it", "graph.neighbours"))
        self.relations = QPushButton("All relations")
        set_tip(self.relations, "Choose which relations are drawn")
        self._listed: tuple[RelationCount, ...] = ()
        self.menu = QMenu(self.relations)
        self._all = QAction("Show all", self)
        self._all.triggered.connect(lambda: self.relations_changed.emit(frozenset()))
        self.relations.setMenu(self.menu)
        self.measures = MeasureButton()
        self.outline = QPushButton("Outline")
        self.outline.setCheckable(True)
        set_tip(self.outline, with_key("The same as a tree, beside the picture", "graph.outline"))
        self.outline.clicked.connect(self.outline_toggled)
        self.zoom_out = self._zoom_button("−", "Zoom out", ZOOM_OUT_KEYS[0], -1)
        self.fit = self._zoom_button("Fit", "Show all", SHOW_ALL_KEYS[0], 0)
        self.zoom_in = self._zoom_button("+", "Zoom in", ZOOM_IN_KEYS[0], 1)
        self._lay_out()
        self.modes.chosen.connect(self.mode_chosen)
        self.depths.chosen.connect(self.depth_chosen)
        self.back.clicked.connect(self.back_clicked)

    def show_options(self, options: GraphOptions, *, can_show_neighbours: bool) -> None:
        """Show the mode and depth; Neighbours needs a concept."""
        self.modes.choose(options.mode)
        self.outline.setChecked(options.outline)
        self.measures.show_chosen(options.measure)
        is_around = options.mode is GraphMode.NEIGHBOURS
        self.modes.set_choice_reason(
            GraphMode.NEIGHBOURS, "" if can_show_neighbours or is_around else "Select a concept first"
        )
        self.depths.choose(str(options.depth))
        self.also.show_chosen(options.also)
        self._around.setVisible(is_around)

    def show_relations(self, relations: Sequence[RelationCount], hidden: frozenset[str]) -> None:
        """List relations with their numbers; those of ``hidden`` are switched off."""
        if tuple(relations) != self._listed:  # else a menu that is open now would lose its items
            self._listed = tuple(relations)
            self._fill_menu()
        shown = sum(relation.id not in hidden for relation in relations)
        self._all.setEnabled(shown < len(relations))
        for action in self.menu.actions():
            if action.isCheckable():
                action.setChecked(action.data() not in hidden)
        is_all = shown == len(relations)
        self.relations.setText("All relations" if is_all else f"{shown} of {len(relations)} relations")
        self.relations.setEnabled(bool(relations))

    def _fill_menu(self) -> None:
        self.menu.clear()
        self.menu.addAction(self._all)
        self.menu.addSeparator()
        for relation in self._listed:
            action = QAction(without_mnemonic(f"{relation.label}  ({relation.total:,})"), self.menu)
            action.setCheckable(True)
            action.setData(relation.id)
            action.triggered.connect(self._on_relation)
            self.menu.addAction(action)

    def show_zoomed(self, *, zoomed: bool) -> None:
        """Enable the buttons that show more if less than the whole is shown."""
        self.fit.setEnabled(zoomed)
        self.zoom_out.setEnabled(zoomed)

    def _zoom_button(self, text: str, what: str, key: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(what)
        set_tip(button, f"{what} ({key})")
        button.clicked.connect(lambda: self.zoom_clicked.emit(step))
        return button

    def _lay_out(self) -> None:
        self._around = _flow(_row(self._depth_label, self.depths), self.also, self.back)
        self._left = QWidget()
        self._left_grid = QGridLayout(self._left)
        self._left_grid.setContentsMargins(0, 0, 0, 0)
        self._left_grid.setSpacing(_BETWEEN)
        self._left_grid.addWidget(self.modes, 0, 0, _AT_LEFT)
        self._left_grid.addWidget(self._around, 0, 1, _AT_LEFT)
        zoom = (self.zoom_out, self.fit, self.zoom_in)
        self._right = _flow(self.relations, self.measures, self.outline, *zoom, self._bookmark)
        self._is_wrapped = self._is_left_wrapped = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(*_MARGINS)
        self._grid.setVerticalSpacing(6)
        self._grid.addWidget(self._left, 0, 0, _AT_LEFT)
        self._grid.addWidget(self._right, 0, 1, _AT_RIGHT)
        self._grid.setColumnStretch(0, 1)
        self.setMinimumHeight(_HEIGHT)

    @override
    def minimumSizeHint(self) -> QSize:
        parts = (self.modes, self._around, self._right)
        width = max(part.minimumSizeHint().width() for part in parts if not part.isHidden())
        return QSize(width + _MARGINS[0] + _MARGINS[2], super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._wrap()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # the depths came or went, or a text is longer
            self._wrap()
        return super().event(event)

    def _wrap(self) -> None:
        """Put the right part below the left, and within that the depth below the modes, if room is short."""
        room = self.width() - _MARGINS[0] - _MARGINS[2]
        parts = [part.sizeHint().width() for part in (self.modes, self._around) if not part.isHidden()]
        left = sum(parts) + _BETWEEN * (len(parts) - 1)
        if (is_left_narrow := left > room) != self._is_left_wrapped:
            self._is_left_wrapped = is_left_narrow
            self._left_grid.addWidget(self._around, *((1, 0) if is_left_narrow else (0, 1)), _AT_LEFT)
        is_narrow = left + self._right.sizeHint().width() + _BETWEEN > room
        if is_narrow != self._is_wrapped:
            self._is_wrapped = is_narrow
            row, column = (1, 0) if is_narrow else (0, 1)
            self._grid.addWidget(self._right, row, column, _AT_LEFT if is_narrow else _AT_RIGHT)

    @Slot()
    def _on_relation(self) -> None:
        hidden = (
            action.data() for action in self.menu.actions() if action.isCheckable() and not action.isChecked()
        )
        self.relations_changed.emit(frozenset(hidden))


def _row(*widgets: QWidget) -> QWidget:
    """Return widgets beside each other."""
    part = QWidget()
    row = QHBoxLayout(part)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    return part


def _flow(*widgets: QWidget) -> QWidget:
    """Return widgets beside each other, in as many lines as they need."""
    part = QWidget()
    flow = FlowLayout(part, spacing=_BETWEEN)
    for widget in widgets:
        flow.addWidget(widget)
    return part


def _modes() -> Segments:
    around = with_key("Only what is around the selected concept", "graph.neighbours")
    return Segments(
        [
            (GraphMode.MAP, "Map", "All concepts, each where it always is"),
            (GraphMode.NEIGHBOURS, "Neighbours", around),
            (GraphMode.PATH, "Path", with_key("What leads from one concept to another", "graph.path")),
        ],
        name="Mode",
    )


def _depths() -> Segments:
    return Segments(
        [
            (str(depth), str(depth), with_key(f"Concepts up to {_STEPS[depth]} away", f"graph.depth_{depth}"))
            for depth in DEPTHS
        ],
        name="Depth",
    )
