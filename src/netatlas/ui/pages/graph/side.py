"""The column beside the graph: the card of the selected concept over the legends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from netatlas.drawing.graph.filter import GraphFilter
from netatlas.ui.pages.graph.card import ConceptCard
from netatlas.ui.pages.graph.legend import Legend
from netatlas.ui.pages.graph.measure_panel import MeasureLegendBox
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.graph.address import GraphOptions
    from netatlas.ui.pages.graph.loading import GraphLoaded

_WIDTH = 272
"""Pixels."""


class GraphSide(QWidget):
    """The card, and the legends of the measure and of the kinds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(parent)
        self.setObjectName("graphSide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(_WIDTH)
        self.card = ConceptCard()
        self.measure = MeasureLegendBox()
        self.legend = Legend()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.card, 1)
        column.addWidget(self.measure)
        column.addWidget(self.legend)

    def show_legend(self, loaded: GraphLoaded, options: GraphOptions, context: PageContext) -> None:
        """Show the kinds of what is drawn, which of them are switched off, and what the measure means."""
        coloured = not len(loaded.picture.content.inks)
        self.legend.show_kinds(loaded.kinds, options.kinds, context.theme, context.scale, coloured=coloured)
        self.measure.show_legend(loaded.measure, context.theme, context.scale)

    def show_card(self, loaded: GraphLoaded, options: GraphOptions, context: PageContext) -> None:
        """Show the selected concept, or without one what the graph has and how a concept is chosen."""
        atlas = context.opened.atlas
        if options.on:
            is_hidden = atlas.concepts[options.on].kind in options.kinds
            note = "Its kind is switched off, so that it is not drawn." if is_hidden else ""
            in_middle = options.on == options.around
            self.card.show_concept(options.on, context, options.relations, in_middle=in_middle, note=note)
            return
        content = loaded.picture.content
        shown = loaded.picture.shown(GraphFilter(options.kinds, options.relations))
        nodes, lines = shown.node_count, shown.line_count
        all_off = bool(content.ids) and not nodes
        note = "Nothing is drawn: all kinds of concepts are switched off." if all_off else ""
        title = listed([counted(nodes, "concept"), counted(lines, "connection")])
        self.card.show_help(title, context, note=note)
