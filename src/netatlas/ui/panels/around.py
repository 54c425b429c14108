"""The section "Around here": the neighbours of the concept whose page is open, by relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QToolButton
from typing_extensions import override

from netatlas.atlas.edition import visible
from netatlas.ui.commands import with_key
from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.panels.section import PanelSection
from netatlas.ui.widgets.font_sizes import sized
from netatlas.ui.widgets.naming import named
from netatlas.ui.widgets.plain_text import plain_label, set_tip

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.drawing.graph.around import AroundContent, Neighbour
    from netatlas.ui.canvas.around_canvas import AroundCanvas
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.panels.section import PanelPlace

_TITLE = "Around here"
_NO_CONCEPT = "On the page of a concept, its neighbours are shown here, by the relations that join them."
_NO_RELATIONS = "No relation of this concept is known in this edition."


def around_content(atlas: Atlas, concept_id: str, edition: Edition) -> AroundContent:
    """Return the neighbours of a concept, by relation in the order of the vocabulary."""
    from netatlas.documents.connections import connection_groups
    from netatlas.drawing.graph.around import AroundContent, Direction, NeighbourGroup
    from netatlas.drawing.graph.atlas_content import is_denial

    groups: dict[tuple[str, str], NeighbourGroup] = {}
    for group in connection_groups(atlas, concept_id, edition):
        kind = atlas.relation_kinds[group.ends[0][0].relation]
        before = groups.get((kind.id, group.label))  # of a relation that reads the same from either side
        neighbours = tuple(_neighbour(atlas, other, edition) for _, other in group.ends)
        direction = Direction.IN if any(one.start != concept_id for one, _ in group.ends) else Direction.OUT
        if kind.label == kind.inverse:
            direction = Direction.BOTH
        if before is not None:
            neighbours = tuple(dict.fromkeys((*before.neighbours, *neighbours)))
        groups[kind.id, group.label] = NeighbourGroup(
            group.label, neighbours, direction, is_denial(kind.label)
        )
    return AroundContent(_neighbour(atlas, concept_id, edition), tuple(groups.values()))


def _neighbour(atlas: Atlas, concept_id: str, edition: Edition) -> Neighbour:
    from netatlas.drawing.graph.around import Neighbour

    concept = atlas.concepts[concept_id]
    return Neighbour(concept_id, concept.name, concept.kind, not visible(concept, edition))


class AroundSection(PanelSection):
    """The neighbours of a concept, found by a job.

    Attributes:
        sentence: what is shown where there are none.
        map_button: shows the concept on the map.

    Signals:
        map_requested: the concept that is wanted on the map.
    """

    map_requested = Signal(str)
    key = "around"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        """Start empty; ``jobs`` runs the search for neighbours."""
        super().__init__(_TITLE, parent)
        self._job = LatestJob(jobs, self)
        self._wanted: tuple[Atlas, str, Edition] | None = None
        self._shown_for: tuple[Atlas, str, Edition] | None = None
        self._shown: AroundContent | None = None
        self.map_button = named(QToolButton(), "panelLink")
        self.map_button.setText("On the map")
        set_tip(self.map_button, with_key("Show on the map", "go.show_on_map"))
        self.map_button.hide()
        self.add_to_head(self.map_button)
        self.sentence = named(plain_label(_NO_CONCEPT, wrap=True), "panelSentence")
        self.body.addWidget(self.sentence)
        self.map_button.clicked.connect(self._on_map_clicked)
        self._canvas: AroundCanvas | None = None

    @property
    def canvas(self) -> AroundCanvas:
        """The neighbours; made when some are shown, as the first page is seldom that of a concept."""
        if self._canvas is None:
            from netatlas.ui.canvas.around_canvas import AroundCanvas

            self._canvas = canvas = AroundCanvas()
            canvas.hide()
            self.body.addWidget(canvas)
            self.setTabOrder(
                self.map_button, canvas
            )  # else it comes after all sections that were there before
            canvas.open_requested.connect(self.open_requested)
            canvas.scroll_requested.connect(self._on_scroll_requested)
            if self._place is not None:
                canvas.apply_theme(self._place.context.theme)
        return self._canvas

    @property
    @override
    def is_ready(self) -> bool:
        return super().is_ready and self._is_found

    @property
    def _is_found(self) -> bool:
        return self._shown_for == self._wanted

    @override
    def is_about(self, place: PanelPlace) -> bool:
        return place.address.record_id in place.context.opened.atlas.concepts

    @override
    def show_place(self, place: PanelPlace) -> None:
        atlas, concept = place.context.opened.atlas, place.address.record_id
        if self._canvas is not None:
            self._canvas.apply_theme(place.context.theme)
        for widget, size in ((self.sentence, 13), (self.map_button, 12)):
            widget.setFont(sized(widget.font(), size * place.context.scale))
        if not self.is_about(place):
            self._job.cancel()
            self._wanted = None
            self._show(None, _NO_CONCEPT)
            return
        wanted = (atlas, concept, place.context.edition)
        if wanted == self._wanted:
            if self._is_found:
                self._show(self._shown, _NO_RELATIONS)  # in other colours, or another size
            return
        self._wanted = wanted

        def work(_task: Task) -> AroundContent:
            return around_content(*wanted)

        self._job.run(work, self._on_found, lane=Lane.INTERACTIVE)

    @override
    def focus_content(self) -> None:
        canvas = self._canvas
        (self.heading if self.is_folded or canvas is None or canvas.isHidden() else canvas).setFocus()

    def _on_found(self, outcome: Outcome[AroundContent]) -> None:
        if outcome.error is not None:
            self._wanted = None
            self._show(None, f"The neighbours could not be found: {outcome.error}")
        else:
            self._show(outcome.result, _NO_RELATIONS)

    def _show(self, content: AroundContent | None, sentence: str = "") -> None:
        """Show neighbours, or where there are none a sentence."""
        self._shown, self._shown_for = content, self._wanted
        self.set_title(f"Around {content.centre.name}" if content is not None else _TITLE)
        self.map_button.setVisible(content is not None)
        has_neighbours = content is not None and bool(content.groups)
        self.sentence.setText(sentence)
        self.sentence.setVisible(not has_neighbours)
        if has_neighbours or self._canvas is not None:
            self.canvas.setVisible(has_neighbours)
        if content is not None and has_neighbours and self._place is not None:
            self.canvas.show_content(content, self._place.context.scale)

    @Slot()
    def _on_map_clicked(self) -> None:
        if self._shown is not None:
            self.map_requested.emit(self._shown.centre.concept_id)

    @Slot(int, int)
    def _on_scroll_requested(self, top: int, bottom: int) -> None:
        self.scroll_requested.emit(self.canvas, top, bottom)
