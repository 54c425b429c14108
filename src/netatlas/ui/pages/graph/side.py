"""The column beside the graph: the card of the selected concept over the legends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.drawing.graph.dotted import dotted_lines_of
from netatlas.drawing.graph.filter import GraphFilter
from netatlas.drawing.graph.spoken import short_counts
from netatlas.ui.pages.graph.card import ConceptCard
from netatlas.ui.pages.graph.legend import KindCount, Legend
from netatlas.ui.pages.graph.measure_panel import MeasureLegendBox
from netatlas.ui.widgets.column_area import ColumnArea
from netatlas.words import listed

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.drawing.graph.content import DrawnGraph
    from netatlas.drawing.graph.filter import Shown
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.graph.address import GraphOptions
    from netatlas.ui.pages.graph.loading import GraphLoaded

_WIDTH = 272
"""Pixels at a normal size of text; with a larger one it is wider, as far as the graph leaves it room."""
_LEFT, _RIGHT = 16, 14
"""Pixels left and right of the column; a scroll bar is in those at the right."""
_MOST_DOTTED = 3
"""Dotted lines that the card names; the outline has all of them."""


class GraphSide(ColumnArea):
    """The card, and the legends of the measure and of the kinds; in a low window they scroll."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__("graphSide", _RIGHT, parent)
        self.setMinimumWidth(_WIDTH)
        self.setMaximumWidth(_WIDTH)
        self.card = ConceptCard()
        self.measure = MeasureLegendBox()
        self.legend = Legend()
        self.column.setContentsMargins(_LEFT, 14, 0, 12)
        self.column.setSpacing(8)
        self.column.addWidget(self.card, 1)
        self.column.addWidget(self.measure)
        self.column.addWidget(self.legend)

    def show_legend(self, loaded: GraphLoaded, options: GraphOptions, context: PageContext) -> None:
        """Show the kinds of what is drawn, which of them are switched off, and what the measure means."""
        self.setMaximumWidth(round(_WIDTH * max(1.0, context.scale)))
        coloured = not len(loaded.picture.content.inks)
        records = [
            KindCount(count.sort, count.sort.plural, count.shown, is_record=True)
            for count in loaded.records
            if count.shown
        ]
        kinds = (*loaded.kinds, *records)
        self.legend.show_kinds(kinds, options.kinds, context.theme, context.scale, coloured=coloured)
        self.measure.show_legend(loaded.measure, context.theme, context.scale)

    def show_card(self, loaded: GraphLoaded, options: GraphOptions, context: PageContext) -> None:
        """Show the selected concept, or without one what the graph has and how a concept is chosen."""
        atlas, content = context.opened.atlas, loaded.picture.content
        if options.record in content.numbers:
            self.card.show_record(options.record, context)
            return
        shown = loaded.picture.shown(GraphFilter(options.kinds, options.relations))
        if options.on:
            is_hidden = atlas.concepts[options.on].kind in options.kinds
            note = "Its kind is switched off, so that it is not drawn." if is_hidden else ""
            note = note or _dotted_note(content, shown, options.on)
            in_middle = options.on == options.around
            self.card.show_concept(options.on, context, options.relations, in_middle=in_middle, note=note)
            return
        all_off = bool(content.ids) and not shown.node_count
        note = "Nothing is drawn: all kinds of concepts are switched off." if all_off else ""
        self.card.show_help(listed(short_counts(content, shown)), context, note=note)


def _dotted_note(content: DrawnGraph, shown: Shown, concept_id: str) -> str:
    """Return a sentence for each dotted line of a concept."""
    node = content.numbers.get(concept_id)
    lines = dotted_lines_of(content, shown, node) if node is not None else []
    return "\n".join(f"{line[:1].upper()}{line[1:]}." for line in lines[:_MOST_DOTTED])
