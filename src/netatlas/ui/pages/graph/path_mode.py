"""The mode Path of the graph: asks what leads from one concept to another, and shows the answer.

The row of ends is over the map, on which the chosen path is drawn as a numbered line. In words it is a
section of the right panel. Where that is not shown, the same section is below the map, as wide as the page: a
column beside the map would leave it no room in the narrowest windows, and would look like the panel that the
reader has just hidden; in lines this wide, most stops take one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from netatlas.ui.commands import key_of
from netatlas.ui.latest_job import LatestJob
from netatlas.ui.pages.graph.path_ends import PathEnds
from netatlas.ui.pages.graph.path_options import PathOptions
from netatlas.ui.pages.graph.path_section import PathSection
from netatlas.ui.pages.graph.path_strip import PathStrip

if TYPE_CHECKING:
    from netatlas.atlas.edition import Edition
    from netatlas.documents.blocks import Document
    from netatlas.explore.paths import PathAnswer, PathChoice
    from netatlas.ui.canvas.path_canvas import PathCanvas
    from netatlas.ui.jobs import Outcome, Task
    from netatlas.ui.page_context import PageContext

_HELP = (
    "Choose two concepts above, or click one on the map and press "
    f"{key_of('go.path_from')} for a path from here, {key_of('go.path_to')} for a path to here. Journeys of "
    "the pack come first, then paths over relations. Left and Right step along the path."
)


class PathMode(QObject):
    """Holds the question and its answer.

    Attributes:
        ends: the row over the map.
        section: the paths in words.
        strip: where they are below the map while the right panel is not shown.

    Signals:
        asked: the ``PathOptions`` of another question.
        chosen: the ``PathOptions`` with another of the ways that were found.
        end_requested: a concept is to be picked, for ``pick``.
    """

    asked = Signal(object)
    chosen = Signal(object)
    end_requested = Signal()

    def __init__(self, canvas: PathCanvas, context: PageContext, parent: QObject) -> None:
        """Draw on ``canvas``."""
        super().__init__(parent)
        self._canvas = canvas
        self._context = context
        self._options: PathOptions | None = None
        self._last = PathOptions()
        self._picks_start = True
        self._pending: tuple[Edition, PathOptions] | None = None
        self._answered: tuple[Edition, PathOptions] | None = None
        self._answer: PathAnswer | None = None
        self._choices: tuple[PathChoice, ...] = ()
        self._is_in_view = False
        self._job = LatestJob(context.jobs, self)
        self.ends = PathEnds()
        self.section = PathSection()
        self.strip = PathStrip(self.section)
        self.ends.start_clicked.connect(lambda: self._request_end(is_start=True))
        self.ends.end_clicked.connect(lambda: self._request_end(is_start=False))
        self.ends.swap_clicked.connect(self.swap)
        self.ends.hubs_toggled.connect(self.switch_hubs)
        canvas.stop_changed.connect(self.section.mark_stop)
        self.section.choice_changed.connect(self._on_choice_changed)
        context.jobs.cancelled.connect(self._on_cancelled)

    @property
    def is_ready(self) -> bool:
        """Whether there is nothing that is still looked for."""
        return self._pending is None

    def offered(self, selected: str) -> PathOptions:
        """Return what the mode begins with: the path shown last, else one from the selected concept."""
        last = self._last
        return last if last.is_complete else replace(last, start=selected or last.start)

    def show(self, options: PathOptions | None, context: PageContext, *, keep_view: bool) -> None:
        """Show what leads from one end to the other; with None leave the mode.

        Args:
            options: the ends and the chosen way.
            context: the atlas, the edition and the colours.
            keep_view: whether the part of the map that is seen stays; if not all stops are brought into view.
        """
        if context.opened is not self._context.opened:
            self._drop()  # ids may mean something else now
        self._options, self._context, self._is_in_view = options, context, keep_view
        self.ends.setVisible(options is not None)
        self.strip.set_wanted(options is not None)
        if options is None:
            self._canvas.show_path(())
            return
        self._last = options
        self.ends.show_options(options, context.opened.atlas)
        if not options.is_complete:
            self._drop()
            self.section.show_note(options.title(context.opened.atlas), _HELP, context)
        else:
            self._ask(options, context)

    def draw(self) -> None:
        """Draw the chosen way, once there are an answer and a map."""
        choice = self._choice
        if self._options is None or choice is None:
            self._canvas.show_path(())
            return
        self._canvas.show_path(choice.stops, works=choice.works)
        if not self._is_in_view and self._canvas.line is not None:
            self._is_in_view = True
            self._canvas.show_stops()

    def document(self) -> Document | None:
        """Return the whole answer as a page; None while there is none."""
        from netatlas.documents import answer_as_document

        return answer_as_document(self._context.opened.atlas, self._answer) if self._answer else None

    def pick(self, concept_id: str) -> None:
        """Take a concept for the end that was asked for."""
        self.ask_with(start=concept_id) if self._picks_start else self.ask_with(end=concept_id)

    def ask_with(self, *, start: str = "", end: str = "") -> None:
        """Ask again with another concept at one end; the other stays as it was last."""
        before = self._last
        self.asked.emit(replace(before, start=start or before.start, end=end or before.end, by=()))

    @Slot()
    def swap(self) -> None:
        """Ask for the path the other way round."""
        self.asked.emit(replace(self._last, start=self._last.end, end=self._last.start, by=()))

    @Slot()
    def switch_hubs(self) -> None:
        """Avoid hubs, or pass them again."""
        self.asked.emit(replace(self._last, avoid_hubs=not self._last.avoid_hubs, by=()))

    @property
    def _choice(self) -> PathChoice | None:
        if self._options is None or not self._choices:
            return None
        from netatlas.explore.paths import chosen_of  # there are choices, so that networkx could be loaded

        return chosen_of(self._choices, self._options.by)

    def _request_end(self, *, is_start: bool) -> None:
        self._picks_start = is_start
        self.end_requested.emit()

    def _ask(self, options: PathOptions, context: PageContext) -> None:
        key = (context.edition, replace(options, by=()))
        if key == self._answered:
            self._tell()
            return
        if key == self._pending:
            return
        self._drop()
        self._pending = key
        self.section.show_note(self._last.title(self._context.opened.atlas), "Looking for paths …", context)
        atlas, edition = context.opened.atlas, context.edition

        def work(task: Task) -> tuple[PathAnswer, tuple[PathChoice, ...]]:
            from netatlas.atlas.model import ConceptId
            from netatlas.explore.paths import PathQuestion, answer_to, choices_of

            ends = ConceptId(options.start), ConceptId(options.end)
            question = PathQuestion(*ends, edition, avoid_hubs=options.avoid_hubs)
            answer = answer_to(atlas, question, task)
            return answer, choices_of(atlas, answer)

        self._job.run(work, self._on_answered, title="Looking for paths")

    def _on_answered(self, outcome: Outcome[tuple[PathAnswer, tuple[PathChoice, ...]]]) -> None:
        key, self._pending = self._pending, None
        if outcome.error is not None:
            self.section.show_note(
                self._last.title(self._context.opened.atlas),
                f"No paths could be looked for: {outcome.error}",
                self._context,
            )
            return
        self._answer, self._choices = outcome.result
        self._answered = key
        self._tell()

    def _tell(self) -> None:
        """Show the answer in words and on the map."""
        from netatlas.documents import choice_document

        answer, choice, context = self._answer, self._choice, self._context
        if answer is None:
            return
        self.section.show_choices(self._last.title(self._context.opened.atlas), self._choices, context)
        index = self._choices.index(choice) if choice is not None else -1
        self.section.show_chosen(index, choice_document(context.opened.atlas, answer, choice), context)
        self.draw()
        self.section.mark_stop(self._canvas.stop)

    def _drop(self) -> None:
        """Forget the answer, and end the search for one."""
        self._job.cancel()
        self._answer, self._choices = None, ()
        self._pending = self._answered = None
        self._canvas.show_path(())

    @Slot(int)
    def _on_choice_changed(self, index: int) -> None:
        if self._options is None or not 0 <= index < len(self._choices):
            return
        self._options = self._last = replace(self._options, by=self._choices[index].key)
        self._is_in_view = False
        self.chosen.emit(self._options)
        self._tell()

    @Slot()
    def _on_cancelled(self) -> None:
        """Say that the search was cancelled by the reader, and how it is begun again."""
        if self._pending is not None and not self._job.is_awaited:  # else it was asked again since
            self._pending = None
            note = "Looking for paths was cancelled. Path, above, begins it again."
            self.section.show_note(self._last.title(self._context.opened.atlas), note, self._context)
