"""Brings canvas, legend and card of the graph page to the options of its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents import connections_document, record_document
from netatlas.drawing.graph.filter import GraphFilter

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.ui.canvas.graph_canvas import GraphCanvas
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.graph.address import GraphOptions
    from netatlas.ui.pages.graph.bar import GraphBar
    from netatlas.ui.pages.graph.loading import GraphLoaded
    from netatlas.ui.pages.graph.side import GraphSide


def show_looks(
    options: GraphOptions,
    loaded: GraphLoaded,
    context: PageContext,
    parts: tuple[GraphBar, GraphCanvas, GraphSide],
) -> None:
    """Show what is switched off and selected, once there is a picture."""
    bar, canvas, side = parts
    canvas.set_filter(GraphFilter(options.kinds, options.relations))
    if options.selected != canvas.current:
        canvas.select(options.selected)
    bar.show_relations(loaded.relations, options.relations)
    bar.also.show_counts(loaded.records)
    side.show_legend(loaded, options, context)
    side.show_card(loaded, options, context)


def show_part(canvas: GraphCanvas, options: GraphOptions) -> None:
    """Show the part of the graph that the options name."""
    if options.centred and options.on:
        canvas.centre_on(options.on)
    elif options.seen is not None:
        canvas.show_view(*options.seen)
    else:
        canvas.show_part(None)


def hidden_concepts(atlas: Atlas, options: GraphOptions) -> frozenset[str]:
    """Return the concepts that the map does not show, because their kind is switched off."""
    if not options.kinds or options.around:
        return frozenset()
    return frozenset(one.id for one in atlas.concepts.values() if one.kind in options.kinds)


def shown_again(atlas: Atlas, concept_id: str) -> str:
    """Return the sentence about a hidden concept that was looked for."""
    kind = atlas.kinds[atlas.concepts[concept_id].kind].label
    return f"{atlas.concepts[concept_id].name} was hidden; concepts of the kind {kind} are shown again."


def selected_document(options: GraphOptions, context: PageContext) -> Document | None:
    """Return what there is in words of the node that is selected, or None without one."""
    atlas, edition = context.opened.atlas, context.edition
    if options.record:
        return record_document(atlas, options.record, edition=edition)
    if not options.on:
        return None
    return connections_document(atlas, options.on, edition, hidden=options.relations)
