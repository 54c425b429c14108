"""Lays a paper out in a job and paints its pages; what comes back are images and plain figures.

A layout holds Qt's documents, which belong to the thread that made them, so it ends with the job. The next
job measures only what is new, since heights are kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QTimer

from netatlas.ui.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QImage

    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.sheet import LeftOut, SheetContent
    from netatlas.printing.paper.layout import PaperLayout
    from netatlas.printing.paper.measuring import Measures
    from netatlas.progress import Progress
    from netatlas.ui.jobs import Jobs, Outcome

    PaperMaker = Callable[[Progress], tuple[SheetContent, SheetLayout]]
    """Makes what is on a paper and says how it is laid out; called in a worker thread."""

_MM_PER_DOT = 25.4 / 720


class PaperFacts(NamedTuple):
    """What is known of a paper that was laid out.

    Attributes:
        pages: how many there are.
        width, height: of a page in millimetres.
        columns: on each page.
        type_size: of the smallest type, in points.
        gauge: how much of the pages everything takes; above 1 something is left out.
        spread: by how much columns of a page end apart, in millimetres; of the page that is worst.
        shares: by the key of each item how much of the pages it takes.
        titles: by the key of each item the title of its one section, where it has one.
        left_out: what does not fit.
        missing: what the open packs do not have.
    """

    pages: int
    width: float
    height: float
    columns: int
    type_size: float
    gauge: float
    spread: float
    shares: dict[str, float]
    titles: dict[str, str]
    left_out: tuple[LeftOut, ...]
    missing: tuple[LeftOut, ...]


class PaperPicture(NamedTuple):
    """A paper as it is shown: its figures, images of some of its pages by number from 0, and what it says."""

    facts: PaperFacts
    images: dict[int, QImage]
    content: SheetContent


class PaperRenderer:
    """Renders the newest state of one paper; an older job ends without an outcome.

    Attributes:
        is_busy: whether a job is under way.
    """

    def __init__(self, jobs: Jobs, owner: QObject) -> None:
        """Render for ``owner`` in the background."""
        self._job = LatestJob(jobs, owner)
        self._spare: list[Measures] = []
        self.is_busy = False
        self._begin: Callable[[], None] | None = None
        # In the next turn: several changes are laid out once, and the page before this one is gone by then.
        self._timer = QTimer(owner, singleShot=True, interval=0)
        self._timer.timeout.connect(self._start)

    def render(
        self,
        make: PaperMaker,
        *,
        width: int,
        pages: range,
        done: Callable[[Outcome[PaperPicture]], None],
    ) -> None:
        """Lay a paper out and paint ``pages`` of it, each ``width`` pixels of the screen wide."""
        self.is_busy = True
        spare = self._spare

        def work(progress: Progress) -> PaperPicture:
            return rendered(make, width=width, pages=pages, spare=spare, progress=progress)

        def on_done(outcome: Outcome[PaperPicture]) -> None:
            self.is_busy = False
            done(outcome)

        self._begin = lambda: self._job.run(work, on_done, title="Laying out the paper")
        self._timer.start()

    def _start(self) -> None:
        if self._begin is not None:
            self._begin()


def rendered(
    make: PaperMaker, *, width: int, pages: range, spare: list[Measures], progress: Progress
) -> PaperPicture:
    """Return a paper as it is shown; in a worker thread.

    Args:
        make: makes what is on the paper.
        width: of a page in pixels.
        pages: the pages to paint, if there are that many.
        spare: measures that no job is using: one job at a time may use one, and an older job may not have
            ended yet.
        progress: may cancel the work.
    """
    from netatlas.printing.paper.geometry import DOTS_PER_INCH
    from netatlas.printing.paper.layout import lay_out
    from netatlas.printing.paper.measuring import Measures
    from netatlas.printing.paper.painting import page_image

    content, layout = make(progress)
    try:
        measures = spare.pop()
    except IndexError:
        measures = Measures()
    try:
        laid_out = lay_out(content, layout, measures=measures, progress=progress)
        images: dict[int, QImage] = {}
        dpi = width / laid_out.paper.width * DOTS_PER_INCH
        for number in pages:
            progress.check()
            if number < len(laid_out.pages):
                images[number] = page_image(laid_out, number, dpi)
        return PaperPicture(facts_of(content, laid_out), images, content)
    finally:
        measures.give_documents_back()
        spare.append(measures)


def facts_of(content: SheetContent, laid_out: PaperLayout) -> PaperFacts:
    """Return the figures of a paper that is laid out."""
    titles: dict[str, str] = {}
    for section in content.sections:
        titles[section.key] = "" if section.key in titles else section.title
    return PaperFacts(
        pages=len(laid_out.pages),
        width=laid_out.paper.width * _MM_PER_DOT,
        height=laid_out.paper.height * _MM_PER_DOT,
        columns=laid_out.paper.columns,
        type_size=laid_out.type_size,
        gauge=laid_out.gauge,
        spread=max((_spread(page.column_ends) for page in laid_out.pages), default=0.0) * _MM_PER_DOT,
        shares=dict(laid_out.shares),
        titles={key: title for key, title in titles.items() if title},
        left_out=laid_out.left_out,
        missing=content.missing,
    )


def _spread(ends: tuple[float, ...]) -> float:
    return max(ends) - min(ends) if ends else 0.0
