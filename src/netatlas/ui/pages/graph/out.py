"""The graph as it is on the screen, for other programs: as a picture, or as a graph file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QGuiApplication, QImageWriter

from netatlas.errors import CannotRunHere
from netatlas.export.endings import GRAPH_ENDINGS
from netatlas.ui.canvas.rest_picture import Surface, painting_of
from netatlas.ui.latest_job import LatestJob

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QWidget

    from netatlas.progress import Progress
    from netatlas.ui.canvas.graph_canvas import GraphCanvas
    from netatlas.ui.canvas.rest_picture import Painting
    from netatlas.ui.jobs import Outcome
    from netatlas.ui.page_context import PageContext

_PIXELS = 2.0
"""Pixels of a picture for one of the screen, so that it is sharp in print and on fine screens."""
FORMATS = (
    ("Picture", "svg"),
    ("Picture at twice the size", "png"),
    ("GraphML", "graphml"),
    ("GEXF, a picture for Gephi", "gexf"),
    ("Cytoscape, a picture", "cyjs"),
    ("Node-link JSON", "nodelink.json"),
)
"""What the page is saved as: name and file ending."""


def graph_file(
    ending: str, canvas: GraphCanvas, context: PageContext, title: str
) -> Callable[[Progress], bytes] | None:
    """Return what makes a file of what a canvas shows, to be called in a job; None while it shows nothing."""
    make_scene = canvas.scene_maker()
    if make_scene is None:
        return None
    if f".{ending}" in GRAPH_ENDINGS:
        return _graph_file(f".{ending}", canvas, context)
    if ending == "png":
        paint = _painting(canvas, context)
        return (lambda progress: _png(paint(progress))) if paint is not None else None
    theme, description = context.theme.name, canvas.summary()

    def picture(progress: Progress) -> bytes:
        from netatlas.drawing.svg import scene_svg

        scene = make_scene()
        progress.check()
        return scene_svg(scene, title=title, description=description, bare=True, theme=theme).encode()

    return picture


def _graph_file(ending: str, canvas: GraphCanvas, context: PageContext) -> Callable[[Progress], bytes] | None:
    """Return what makes a graph file of the concepts and relations that are shown, where they are shown."""
    picture, shown, hidden = canvas.picture, canvas.shown, canvas.filter.relations
    if picture is None or shown is None:
        return None
    content, atlas, edition = picture.content, context.opened.atlas, context.edition

    def text(progress: Progress) -> bytes:
        from netatlas.export.graph_files import graph_content, graph_text

        places = {
            key: (float(content.x[node]), float(content.y[node]))
            for key, node in content.numbers.items()
            if shown.nodes[node]
        }
        found = graph_content(atlas, tuple(places), edition=edition, places=places, without=hidden)
        progress.check()
        return graph_text(found, ending).encode()

    return text


class PictureCopy(QObject):
    """Puts the picture of a graph on the clipboard.

    Signals:
        said: a sentence about what was done.
    """

    said = Signal(str)

    def __init__(self, page: QWidget) -> None:
        """Copy for ``page``, which owns this object."""
        super().__init__(page)
        self._job: LatestJob | None = None

    def copy(self, canvas: GraphCanvas, context: PageContext) -> None:
        """Paint what a canvas shows at twice the size in a job, then copy it."""
        paint = _painting(canvas, context)
        if paint is None:
            self.said.emit("There is no picture to copy yet.")
            return
        if self._job is None:
            self._job = LatestJob(context.jobs, self)
        self._job.run(paint, self._on_painted, title="Painting the picture")

    def _on_painted(self, outcome: Outcome[QImage]) -> None:
        QGuiApplication.clipboard().setImage(outcome.result)
        self.said.emit("The picture is on the clipboard.")


def _painting(canvas: GraphCanvas, context: PageContext) -> Painting | None:
    make_scene = canvas.scene_maker()
    if make_scene is None:
        return None
    return painting_of(make_scene, Surface(canvas.size(), _PIXELS, context.theme, canvas.font()))


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise CannotRunHere("Qt cannot write pictures here. Save the graph as SVG.")
    return bytes(content.data())
