"""A scene that is no timeline as SVG."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from netatlas.drawing.scene import Path, Scene
from netatlas.drawing.svg import scene_svg
from netatlas.drawing.viewport import fit
from tests.helpers.ring_canvas import BOUNDS, NODES, ring_scene

_SVG = "{http://www.w3.org/2000/svg}"


def _drawn(scene: Scene) -> ET.Element:
    group = ET.fromstring(scene_svg(scene, title="Ring")).find(f"{_SVG}g")  # noqa: S314 - our own
    assert group is not None
    return group


def test_all_edges_are_one_path_in_their_place() -> None:
    """The file of a large graph would hold thousands of elements, or miss edges, or fill between them."""
    scene = ring_scene(fit(BOUNDS, 600, 400))
    (path,) = _drawn(scene).iter(f"{_SVG}path")
    (shape,) = (shape for shape in scene.shapes if isinstance(shape, Path))
    lines = [line.split("L") for line in path.attrib["d"].split("M")[1:]]
    numbers = [float(number) for line in lines for point in line for number in point.split()]
    assert len(lines) == NODES
    assert numbers == [round(number, 2) for number in shape.segments]
    assert (path.attrib["fill"], path.attrib["stroke-opacity"]) == ("none", "0.6")
    assert "stroke-dasharray" not in path.attrib


def test_a_dashed_path_is_dashed() -> None:
    """“Does not support” would read as “supports”."""
    (path,) = _drawn(Scene(9, 9, (Path((1, 2, 3, 4), "muted", dashed=True),)))
    assert path.attrib["stroke-dasharray"]
    assert path.attrib["d"] == "M1 2L3 4"
