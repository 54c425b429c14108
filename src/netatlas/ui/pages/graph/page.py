"""The page of the graph: the map of all concepts, what is around one, or a path; with words beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from typing_extensions import override

from netatlas.ui.canvas.path_canvas import PathCanvas
from netatlas.ui.copying import copy_document
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.pages.graph import showing
from netatlas.ui.pages.graph.address import DEPTHS, GraphMode, GraphOptions, graph_address, graph_options
from netatlas.ui.pages.graph.bar import GraphBar
from netatlas.ui.pages.graph.finding import go_to_match, matches, position_of
from netatlas.ui.pages.graph.frame import arrange
from netatlas.ui.pages.graph.loading import load_in_font
from netatlas.ui.pages.graph.measuring import Measuring
from netatlas.ui.pages.graph.moving import moving_commands
from netatlas.ui.pages.graph.node_address import node_address
from netatlas.ui.pages.graph.out import FORMATS, PictureCopy, graph_file
from netatlas.ui.pages.graph.outline_pane import OutlinePane, beside
from netatlas.ui.pages.graph.path_mode import PathMode
from netatlas.ui.pages.graph.reasons import reason_against
from netatlas.ui.pages.graph.side import GraphSide
from netatlas.ui.pages.graph.wanted import wanted
from netatlas.ui.pages.page import Page

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QWidget

    from netatlas.address import Address
    from netatlas.documents.blocks import Document
    from netatlas.ui.actions import Bindings
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext
    from netatlas.ui.pages.graph.address import Ids
    from netatlas.ui.pages.graph.loading import GraphLoaded
    from netatlas.ui.pages.graph.path_options import PathOptions
    from netatlas.ui.pages.graph.wanted import GraphWanted
    from netatlas.ui.pages.page import Content
    from netatlas.ui.panels.section import PanelSection

_ROOMY = 620
"""Least width of the page, in pixels, in which card and legend have room beside the graph."""


class GraphPage(Page):
    """The graph, in the modes Map, Neighbours and Path."""

    title = "Graph"
    formats = FORMATS
    has_column = True

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        """Start empty."""
        super().__init__(context, parent)
        self.setObjectName("page")
        self._context = context
        self._options = GraphOptions()
        self._map_options = GraphOptions()
        self._wanted: GraphWanted | None = None
        self._loaded: GraphLoaded | None = None
        self._loaded_for: GraphWanted | None = None
        self._moves = context.moves
        self._measuring = Measuring()
        self._job = LatestJob(context.jobs, self)
        self._picture_copy = PictureCopy(self)
        self.bar = GraphBar(self.bookmark.placed(is_small=True))
        self.canvas = PathCanvas(context.jobs)
        self.outline = OutlinePane(self.canvas)
        self.side = GraphSide()
        self.path = PathMode(self.canvas, context, self)
        arrange(self, self.bar, self.path, beside(self.outline, self.canvas), self.side)
        self._connect()

    @override
    def show_address(self, address: Address, context: PageContext) -> None:
        atlas = context.opened.atlas
        options = graph_options(address).known(atlas)
        self._context, self._options = context, options
        if options.mode is GraphMode.MAP:
            self._map_options = options
        self.title, self.has_column = options.title(atlas), options.path is None
        self.canvas.apply_theme(context.theme)
        self._show_side()
        self._load()
        if self._is_loaded:
            showing.show_part(self.canvas, self._options)
        self.path.show(options.path, context, keep_view=options.seen is not None or options.centred)

    @override
    def panel_sections(self) -> tuple[PanelSection, ...]:
        return (self.path.section,) if self._options.path is not None else ()

    @property
    def options(self) -> GraphOptions:
        """What is shown now, and how."""
        return self._options

    @property
    @override
    def is_ready(self) -> bool:
        return self._is_loaded and self.canvas.is_settled and self.path.is_ready

    @override
    def document(self) -> Document | None:
        is_path = self._options.path is not None
        return self.path.document() if is_path else showing.selected_document(self._options, self._context)

    @override
    def content(self, ending: str) -> Content | None:
        return graph_file(ending, self.canvas, self._context, self.title)

    @override
    def commands(self) -> Bindings:
        return {
            "graph.copy_picture": lambda: self._picture_copy.copy(self.canvas, self._context),
            "graph.neighbours": self._switch_mode,
            **{f"graph.depth_{depth}": partial(self._show_around, "", depth) for depth in DEPTHS},
            "graph.path": self._switch_path,
            "graph.swap_ends": self.path.swap,
            "graph.avoid_hubs": self.path.switch_hubs,
            "go.path_from": lambda: self.path.ask_with(start=self._options.on),
            "go.path_to": lambda: self.path.ask_with(end=self._options.on),
            "graph.show_all": lambda: self._switch(kinds=frozenset(), relations=frozenset()),
            "graph.measures": self.bar.measures.open_menu,
            "graph.outline": lambda: self._show_outline(not self._options.outline),
            **moving_commands(self._moves, self._context.opened.atlas, self.note_requested.emit),
        }

    @override
    def reason(self, command_id: str) -> str:
        return reason_against(command_id, self._options, self._moves)

    @override
    def focus_content(self) -> None:
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def find_text(self, text: str, *, backward: bool) -> bool:
        return go_to_match(self.canvas, text, backward=backward)

    @override
    def find_position(self, text: str) -> int:
        return position_of(self.canvas, text)

    @override
    def mark_all(self, text: str) -> int:
        return len(matches(self.canvas.picture, text))

    @override
    def copy(self) -> bool:
        """Copy the selected text of the card, else all that is said of what is selected, or of the path."""
        if self.side.card.relations.copy_selected() or self.path.section.told.copy_selected():
            return True
        has_words = bool(self._options.selected) or self._options.path is not None
        return has_words and copy_document(self.document())

    @override
    def deselect(self) -> bool:
        if self.side.card.relations.clear_selection() or self.path.section.told.clear_selection():
            return True
        had = bool(self.canvas.current)
        self.canvas.go_to("")
        return had

    @override
    def scroll_position(self) -> int:
        return 0

    @override
    def set_scroll_position(self, position: int) -> None:
        """Do nothing: the address says which part is seen."""

    @override
    def centre_on(self, record_id: str) -> bool:
        atlas = self._context.opened.atlas
        concept = atlas.owner_of(record_id) if record_id in atlas else ""
        if concept not in atlas.concepts or self._is_around:
            return False
        kind = atlas.concepts[concept].kind
        if kind in self._options.kinds:
            self._switch(kinds=self._options.kinds - {kind})
            self.note_requested.emit(showing.shown_again(atlas, concept))
        self.canvas.centre_on(concept)
        return True

    @override
    def hidden_records(self) -> frozenset[str]:
        return showing.hidden_concepts(self._context.opened.atlas, self._options)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_side()

    @override
    def pick_end(self, concept_id: str) -> None:
        self.path.pick(concept_id)

    def _show_side(self) -> None:
        """Show the column of Map and Neighbours if there is room for it; a path is told in any case."""
        self.side.setVisible(self.width() >= _ROOMY and self._options.path is None)

    @property
    def _is_around(self) -> bool:
        return bool(self._options.around)

    @property
    def _is_loaded(self) -> bool:
        """Whether the picture that is wanted is there, on the screen or about to be."""
        return self._loaded is not None and self._loaded_for == self._wanted

    def _connect(self) -> None:
        self.bar.mode_chosen.connect(self._show_mode)
        self.bar.depth_chosen.connect(lambda depth: self._show_around("", int(depth)))
        self.bar.back_clicked.connect(self._switch_mode)
        self.bar.also.chosen.connect(lambda sorts: self._switch(also=sorts))
        self.bar.relations_changed.connect(lambda relations: self._switch(relations=relations))
        self.bar.zoom_clicked.connect(self.canvas.zoom_by_step)
        self.bar.measures.chosen.connect(self._show_measure)
        self.bar.outline_toggled.connect(self._show_outline)
        self.outline.open_requested.connect(self._open_node)
        self._picture_copy.said.connect(self.note_requested)
        self.side.legend.hidden_changed.connect(lambda kinds: self._switch(kinds=kinds))
        self.side.legend.records_changed.connect(lambda sorts: self._switch(also=sorts))
        self.canvas.selected.connect(self._on_selected)
        self.canvas.view_settled.connect(self._on_view_settled)
        self.canvas.zoom_changed.connect(lambda zoomed: self.bar.show_zoomed(zoomed=zoomed))
        self.canvas.open_requested.connect(self._open_node)
        self.canvas.node_moved.connect(self._on_node_moved)
        self._moves.changed.connect(self._on_moves_changed)
        self._context.jobs.cancelled.connect(self._on_cancelled)
        self.side.card.open_clicked.connect(lambda: self._open_node(self._options.selected, False))
        self.side.card.neighbours_clicked.connect(
            lambda: self._show_around(self._options.on, self._options.depth)
        )
        self.side.card.link_activated.connect(self._on_link)
        self.side.card.path_clicked.connect(lambda command: self.commands()[command]())
        self.path.section.link_activated.connect(self._on_link)
        self.path.asked.connect(self._show_path)
        self.path.chosen.connect(lambda path: self._refine(replace(self._options, path=path, seen=None)))
        self.path.end_requested.connect(self.end_requested)

    def _load(self) -> None:
        """Have the picture made that is wanted, unless it is the one that is there."""
        context, options, before = self._context, self._options, self._wanted
        asked = wanted(context.opened, context.edition, options, self._moves.places, context.scale)
        self._show_controls()
        if asked == before:
            self._show_options()
            return
        self._wanted = asked
        if before is None or not asked.is_of_same_graph(before):
            self._loaded = None
            self.canvas.show_message("Arranging the concepts …")
        work = partial(load_in_font, asked, self.font().toString(), self._measuring)
        self._job.run(work, self._on_loaded, title="Arranging the graph")

    def _on_loaded(self, outcome: Outcome[GraphLoaded]) -> None:
        if outcome.error is not None:
            self._wanted = None
            self.canvas.show_message(f"The graph could not be arranged: {outcome.error}")
            return
        keep, self._loaded, self._loaded_for = self._loaded is not None, outcome.result, self._wanted
        self.canvas.movable = not self._is_around
        self.outline.centre = self._options.around
        self.canvas.show_picture(outcome.result.picture, keep_view=keep)
        self._show_options()
        if not keep:
            showing.show_part(self.canvas, self._options)
        self.path.draw()

    @Slot()
    def _on_cancelled(self) -> None:
        """Say that arranging was cancelled by the reader, unless it was begun again since."""
        if self._is_loaded or self._job.is_awaited:
            return
        self._wanted = None
        how = "Map, Neighbours or Path above begins it again."
        if self._loaded is not None and self._options.measure:
            self._show_measure("")
            self.note_requested.emit("Measuring was cancelled.")
        else:
            self.canvas.show_message(f"Arranging was cancelled. {how}")

    def _show_options(self) -> None:
        """Bring canvas, legend and card to the options, once there is a picture."""
        if self._loaded is not None:
            showing.show_looks(self._options, self._loaded, self._context, (self.bar, self.canvas, self.side))

    def _show_controls(self) -> None:
        self.bar.show_options(self._options, can_show_neighbours=bool(self._options.on))
        self.bar.show_zoomed(zoomed=self.canvas.zoomed)
        self.outline.setVisible(self._options.outline)
        self.commands_changed.emit()

    def _refine(self, options: GraphOptions) -> None:
        """Keep other options, and have them recorded in the page's address."""
        if options == self._options:
            return
        self._options = options
        if options.mode is GraphMode.MAP:
            self._map_options = options
        self.place_refined.emit(graph_address(options))
        self._show_controls()

    def _switch(self, **ids: Ids) -> None:
        """Switch kinds or relations off, sorts of records on."""
        self._refine(self._options.switched(**ids).known(self._context.opened.atlas))
        self._load()

    @Slot(str)
    def _on_selected(self, key: str) -> None:
        self._refine(self._options.selecting(key, self._context.opened.atlas.concepts))
        if self._loaded is not None:
            self.side.show_card(self._loaded, self._options, self._context)

    @Slot()
    def _on_view_settled(self) -> None:
        if self._loaded is not None and self.canvas.picture is not None:
            self._refine(replace(self._options, seen=self.canvas.place, centred=False))

    @Slot(str)
    def _show_measure(self, name: str) -> None:
        self._refine(replace(self._options, measure=name))
        self._load()

    @Slot(bool)
    def _show_outline(self, wanted: bool) -> None:
        self._refine(replace(self._options, outline=wanted))
        if wanted:
            self.outline.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focus_content()

    @Slot(str)
    def _show_mode(self, mode: str) -> None:
        options = self._options
        if mode == options.mode:  # it may have been cancelled
            self._load()
            self.path.show(options.path, self._context, keep_view=options.seen is not None)
        elif mode == GraphMode.PATH:
            self._show_path(self.path.offered(options.on))
        elif mode == GraphMode.NEIGHBOURS:
            self._show_around(options.on, options.depth)
        else:
            self._open(self._map_options.switched(options.kinds, options.relations, options.also))

    def _switch_mode(self) -> None:
        """Show what is around the selected concept, or go back to the map."""
        self._show_mode(GraphMode.MAP if self._is_around else GraphMode.NEIGHBOURS)

    def _switch_path(self) -> None:
        """Show the path that was shown last, or one from the selected concept; or go back to the map."""
        self._show_mode(GraphMode.PATH if self._options.path is None else GraphMode.MAP)

    @Slot(object)
    def _show_path(self, path: PathOptions) -> None:
        self._open(replace(self._options, around="", on="", path=path, seen=None, centred=False))

    def _open(self, options: GraphOptions) -> None:
        """Show the graph with other options, as a place of its own in the history."""
        self.open_requested.emit(str(graph_address(options)), False)

    def _show_around(self, concept_id: str, depth: int) -> None:
        """Show what is around a concept; with '' around that in the middle, else the selected one."""
        concept_id = concept_id or self._options.around or self._options.on
        if concept_id:
            around = replace(self._options, around=concept_id, on="", record="", path=None, depth=depth)
            self._open(replace(around, seen=None, centred=False))

    @Slot(str, bool)
    def _open_node(self, key: str, in_new_tab: bool) -> None:
        self.open_requested.emit(node_address(self._context.opened.atlas, key), in_new_tab)

    @Slot(str, bool)
    def _on_link(self, address: str, in_new_tab: bool) -> None:
        """Go to the concept that a relation leads to: on the graph if it is there, else to its page."""
        picture = self.canvas.picture
        if not in_new_tab and picture is not None and address in picture.content.numbers:
            self.canvas.go_to(address)
        else:
            self.follow_link(address, in_new_tab)

    @Slot(str, float, float)
    def _on_node_moved(self, key: str, x: float, y: float) -> None:
        self._moves.move(key, (x, y))
        self.note_requested.emit(f"{self._context.opened.atlas.display_name(key)} stays here.")

    @Slot()
    def _on_moves_changed(self) -> None:
        if self._wanted is not None:
            self._load()
