"""The graph as a file and on the clipboard: what is on the screen, in its colours."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import networkx as nx
import pytest
from PySide6.QtGui import QGuiApplication, QImage
from typing_extensions import override

from netatlas.errors import CannotRunHere
from netatlas.progress import SILENT, Cancelled, Progress
from netatlas.ui.canvas.graph_canvas import GraphCanvas
from netatlas.ui.pages.graph.out import FORMATS, PictureCopy, graph_file
from netatlas.ui.pages.graph.page import GraphPage
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application

GATEWAY = "nat-gateway"


@pytest.fixture
def page(application: Application, opened: OpenAtlas, qtbot: QtBot) -> GraphPage:
    """Return the map of the small atlas with a relation switched off, in the dark window."""
    application.window.first_painted.disconnect()
    application.start()
    application.window.resize(1280, 800)
    application.controller.show_atlas(opened)
    application.actions.run("view.theme_dark")
    relation = next(iter(opened.atlas.relations.values())).relation
    application.controller.open_address(f"view:graph?on={GATEWAY}&without={relation}")
    page = application.window.tabs.page
    assert isinstance(page, GraphPage)
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    return page


def saved(application: Application, qtbot: QtBot, path: Path) -> bytes:
    """Save the page in front and return the file."""
    with qtbot.waitSignal(application.parts.page_export.page_saved, timeout=20_000):
        application.parts.page_export.save_page(path)
    return path.read_bytes()


def test_pictures_are_what_the_screen_shows(
    page: GraphPage, application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    """The file of a dark map would be light, show all that was switched off, or be blurred in print."""
    size = page.canvas.size()
    image = QImage.fromData(saved(application, qtbot, tmp_path / "map.png"))
    assert image.size() == size * 2
    surface = load_theme("dark").colour("surface")
    assert image.pixelColor(0, 0) == surface
    svg = saved(application, qtbot, tmp_path / "map.svg").decode()
    assert surface.name() in svg
    assert "prefers-color-scheme" not in svg
    scene = page.canvas.make_scene()
    assert scene is not None
    assert svg.count("<text") == sum(type(shape).__name__ == "Label" for shape in scene.shapes)
    application.window.message.dismiss()  # what was saved is said over the page, which is lower then
    qtbot.waitUntil(lambda: page.canvas.size() == size)
    application.actions.run("graph.copy_picture")
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=20_000)
    assert QGuiApplication.clipboard().image().size() == image.size()


def test_graph_files_hold_what_is_shown(
    page: GraphPage, application: Application, qtbot: QtBot, tmp_path: Path
) -> None:
    """Another program would show relations that were switched off here, or other places."""
    assert {"graphml", "gexf", "cyjs", "nodelink.json"} <= {ending for _, ending in FORMATS}
    hidden = page.canvas.filter.relations
    content = saved(application, qtbot, tmp_path / "map.graphml")
    graph = nx.read_graphml(io.BytesIO(content), force_multigraph=True)
    assert set(graph) == {key for group in page.canvas.items.groups for key in group.keys}
    assert hidden
    assert not {data["relation"] for _, _, data in graph.edges(data=True)} & hidden
    cytoscape = json.loads(saved(application, qtbot, tmp_path / "map.cyjs"))
    (place,) = (node["position"] for node in cytoscape["elements"]["nodes"] if node["data"]["id"] == GATEWAY)
    picture = page.canvas.picture
    assert picture is not None
    number = picture.content.numbers[GATEWAY]
    assert (place["x"], place["y"]) == pytest.approx((picture.content.x[number], picture.content.y[number]))
    assert json.loads(saved(application, qtbot, tmp_path / "map.nodelink.json"))["nodes"]


def test_before_there_is_a_picture_there_is_no_file_and_nothing_to_copy(
    page: GraphPage, application: Application, qtbot: QtBot
) -> None:
    """An empty picture would be saved, or copied without a word."""
    canvas, context = GraphCanvas(application.jobs), application.parts.workspace.context
    qtbot.addWidget(canvas)
    assert context is not None
    assert [graph_file(ending, canvas, context, "Graph") for _, ending in FORMATS] == [None] * len(FORMATS)
    copying = PictureCopy(page)
    with qtbot.waitSignal(copying.said) as said:
        copying.copy(canvas, context)
    assert said.args == ["There is no picture to copy yet."]


def test_a_path_that_cannot_be_looked_for_is_said(
    page: GraphPage, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The panel would say for ever that it is looking."""

    def fail(*_: object) -> None:
        raise CannotRunHere("No networkx.")

    monkeypatch.setattr("netatlas.explore.paths.answer_to", fail)
    application.controller.open_address(f"view:graph?mode=path&from={GATEWAY}&to=elastic-ip")
    qtbot.waitUntil(lambda: "No networkx." in page.path.section.note.text(), timeout=20_000)


@pytest.mark.parametrize("ending", [ending for _, ending in FORMATS])
def test_a_file_can_be_cancelled_and_is_the_same_each_time(page: GraphPage, ending: str) -> None:
    """A large map would keep a core busy after it was cancelled, or two files of one map differ."""
    make = page.content(ending)
    assert callable(make)
    assert make(SILENT) == make(SILENT)
    with pytest.raises(Cancelled):
        make(_Unwanted())


class _Unwanted(Progress):
    @property
    @override
    def cancelled(self) -> bool:
        return True
