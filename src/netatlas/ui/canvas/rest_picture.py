"""The picture of a scene at rest: painted by a job into an image, and shown transformed while one moves."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QObject, QRectF, QSize, Signal
from PySide6.QtGui import QFont, QImage, QPainter

from netatlas.ui.canvas.painting import ScenePainter
from netatlas.ui.jobs import Lane
from netatlas.ui.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from netatlas.drawing.scene import Scene
    from netatlas.drawing.viewport import Viewport
    from netatlas.progress import Progress
    from netatlas.ui.jobs import Jobs, Outcome, Task
    from netatlas.ui.theme import Theme


class Surface(NamedTuple):
    """What a picture is painted on: size, the pixels of the screen for one of the widget, colours, font."""

    size: QSize
    ratio: float
    theme: Theme
    font: QFont


class Painting(Protocol):
    """Paints a picture; may be called in a job."""

    def __call__(self, progress: Progress, *, smooth: bool = True) -> QImage:
        """Return the picture; a draft, with edges that are not softened, takes less time."""


def painting_of(make_scene: Callable[[], Scene], surface: Surface) -> Painting:
    """Return what paints a scene; all that must be read in the window's thread has been read then."""
    size, ratio, theme, font = surface
    description = font.toString()  # a font is not to be shared between threads

    def paint(progress: Progress, *, smooth: bool = True) -> QImage:
        some = size.expandedTo(QSize(1, 1))  # a canvas between two neighbours may have no pixel left
        image = QImage(some * ratio, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(theme.colour("surface"))
        own_font = QFont()
        own_font.fromString(description)
        scene = make_scene()
        painter = QPainter(image)
        try:
            ScenePainter(painter, theme, own_font).paint(scene, smooth=smooth, progress=progress)
        finally:
            painter.end()
        return image

    return paint


class RestPicture(QObject):
    """The latest picture, and the job that paints the next one.

    Attributes:
        image: the latest picture, or None.
        view: the viewport that it shows.
        version: the value that was given when it was asked for; None for a draft.

    Signals:
        painted: another picture is there.
    """

    painted = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Start without a picture."""
        super().__init__(parent)
        self._job = LatestJob(jobs, self)
        self.image: QImage | None = None
        self.view: Viewport | None = None
        self.version: object = None

    def forget(self) -> None:
        """Drop the picture: what comes next has nothing to do with it."""
        self.cancel()
        self.image = self.view = self.version = None

    def cancel(self) -> None:
        """Paint no more of the picture that is being painted."""
        self._job.cancel()

    def paint(
        self,
        make_scene: Callable[[], Scene],
        view: Viewport,
        version: object,
        surface: Surface,
        *,
        smooth: bool,
    ) -> None:
        """Paint a scene in a job, in place of one that is being painted.

        Args:
            make_scene: makes the scene; called in the job.
            view: what the scene shows.
            version: a value that tells this picture from others of the same viewport.
            surface: what it is painted on.
            smooth: whether the edges of shapes are softened, which takes longer.
        """
        paint = painting_of(make_scene, surface)

        def work(task: Task) -> QImage:
            return paint(task, smooth=smooth)

        def done(outcome: Outcome[QImage]) -> None:
            self.image, self.view = outcome.result, view
            self.version = version if smooth else None
            self.painted.emit()

        self._job.run(work, done, lane=Lane.INTERACTIVE)

    def draw(self, painter: QPainter, view: Viewport) -> None:
        """Draw the picture where its content is in ``view``."""
        if self.image is None or self.view is None:
            return
        drawn, y, drawn_y = self.view, view.y, self.view.y
        if y is None or drawn_y is None or drawn == view:
            painter.drawImage(0, 0, self.image)
            return
        left, top = view.x.pixel(drawn.x.first), y.pixel(drawn_y.first)
        right, bottom = view.x.pixel(drawn.x.last), y.pixel(drawn_y.last)
        painter.drawImage(
            QRectF(left, top, right - left, bottom - top), self.image, QRectF(self.image.rect())
        )
