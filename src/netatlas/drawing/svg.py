"""Writes a scene as SVG, in the colours of a theme, or light or dark as the viewer's system prefers.

The SVG refers to no other file. ``xml.etree.ElementTree`` escapes every text.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from netatlas.drawing.colours import load_colours
from netatlas.drawing.marks import corners, is_round, rounds
from netatlas.drawing.scene import Box, Circle, Label, Marks, Path, Polygon, Region, Stroke, Triangles
from netatlas.words import xml_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from netatlas.drawing.scene import Scene, Shape

_NAMESPACE = "http://www.w3.org/2000/svg"
_FONT = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_TITLE_HEIGHT = 40.0
"""Height of the title above the picture."""
_DASHES = "4 3"


def scene_svg(scene: Scene, *, title: str, description: str = "", bare: bool = False, theme: str = "") -> str:
    """Return a scene as SVG with a title above it.

    Args:
        scene: the picture.
        title: its title.
        description: what it shows, for those who do not see it.
        bare: whether the title is only spoken, not drawn.
        theme: the theme whose colours it has everywhere; '' for light or dark as the viewer's system prefers.
    """
    above = 0.0 if bare else _TITLE_HEIGHT
    width, height = _number(scene.width), _number(scene.height + above)
    root = ET.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": f"0 0 {width} {height}",
            "width": width,
            "height": height,
            "role": "img",
            "aria-label": xml_text(title),
            "font-family": _FONT,
        },
    )
    ET.SubElement(root, "title").text = xml_text(title)
    ET.SubElement(root, "desc").text = xml_text(description)
    ET.SubElement(root, "style").text = _style(theme)
    root.append(_patterns())
    ET.SubElement(root, "rect", {"class": "fill-surface", "width": width, "height": height})
    if not bare:
        heading = {"class": "fill-text", "x": "8", "y": "26", "font-size": "20", "font-weight": "700"}
        ET.SubElement(root, "text", heading).text = xml_text(title)
    group = ET.SubElement(root, "g", {"transform": f"translate(0 {_number(above)})"})
    for shape in scene.shapes:
        _add(group, shape)
    ET.indent(root, "")
    return ET.tostring(root, encoding="unicode") + "\n"


def _add(group: ET.Element, shape: Shape) -> None:
    match shape:
        case Box():
            _add_box(group, shape)
        case Stroke():
            ends = _numbers(x1=shape.x, y1=shape.y, x2=shape.to_x, y2=shape.to_y)
            ET.SubElement(group, "line", {**_line(shape), **ends})
        case Path():
            look = {**_line(shape), "fill": "none", "stroke-opacity": _number(shape.strength)}
            ET.SubElement(group, "path", {**look, "d": _path_data(shape)})
        case Marks():
            _add_marks(group, shape)
        case Region():
            border = f"stroke-{shape.border}" if shape.border else "no-line"
            data = "".join(f"M{_points(ring)}Z" for ring in shape.rings if len(ring))
            look = {"class": f"fill-{shape.fill} {border}", "fill-rule": "evenodd", "d": data}
            ET.SubElement(group, "path", look)
        case Circle():
            fill = f"fill-{shape.fill}" if shape.fill else "none"
            look = {"class": f"{fill} stroke-{shape.border}", "stroke-width": _number(shape.width)}
            ET.SubElement(group, "circle", {**look, **_numbers(cx=shape.x, cy=shape.y, r=shape.radius)})
        case Polygon():
            points = " ".join(f"{_number(x)},{_number(y)}" for x, y in shape.points)
            look = {"class": f"fill-{shape.fill}", "opacity": _number(shape.strength)}
            ET.SubElement(group, "polygon", {**look, "points": points})
        case Triangles():
            corners_of = (shape.points[first : first + 6] for first in range(0, len(shape.points), 6))
            data = "".join(f"M{_points(triangle)}Z" for triangle in corners_of)
            look = {"class": f"fill-{shape.fill}", "opacity": _number(shape.strength), "d": data}
            ET.SubElement(group, "path", look)
        case Label():
            _add_label(group, shape)


def _line(shape: Stroke | Path) -> dict[str, str]:
    look = {"class": f"stroke-{shape.ink}", "stroke-width": _number(shape.width)}
    return {**look, "stroke-dasharray": _DASHES} if shape.dashed else look


def _path_data(path: Path) -> str:
    numbers = map(_number, path.segments)
    quads = zip(numbers, numbers, numbers, numbers, strict=True)
    return "".join(f"M{x} {y}L{to_x} {to_y}" for x, y, to_x, to_y in quads)


def _points(ring: Sequence[float]) -> str:
    numbers = map(_number, ring)
    return "L".join(f"{x} {y}" for x, y in zip(numbers, numbers, strict=True))


def _add_marks(group: ET.Element, marks: Marks) -> None:
    look = {"opacity": _number(marks.strength)} if marks.strength != 1 else {}
    if not is_round(marks.form):
        data = "".join(f"M{_points(ring)}Z" for ring in corners(marks))
        ET.SubElement(group, "path", {**look, "class": f"fill-{marks.ink}", "d": data})
        return
    for ink, radius in rounds(marks):
        numbers = map(_number, marks.points)
        line = {"class": f"none stroke-{ink}", "stroke-width": _number(2 * radius), "stroke-linecap": "round"}
        # a line of no length with round ends is a disc
        data = "".join(f"M{x} {y}h0" for x, y in zip(numbers, numbers, strict=True))
        ET.SubElement(group, "path", {**look, **line, "d": data})


def _add_box(group: ET.Element, box: Box) -> None:
    area = _numbers(x=box.x, y=box.y, width=box.width, height=box.height, rx=box.radius)
    if box.fill:
        look = {"class": f"fill-{box.fill}", "fill-opacity": _number(box.strength)}
        ET.SubElement(group, "rect", {**look, **area})
    if box.pattern:
        ET.SubElement(group, "rect", {**area, "fill": f"url(#{box.pattern}-{box.ink})"})
    if box.border:
        ET.SubElement(group, "rect", {"class": f"none stroke-{box.border}", **area})


def _add_label(group: ET.Element, label: Label) -> None:
    baseline = label.y + label.size * 0.35  # half the height of capitals, which is 0.7 of the font size
    look = {"class": f"fill-{label.ink}", "text-anchor": label.anchor}
    if label.bold or label.light:
        look["font-weight"] = "600" if label.bold else "300"
    if label.halo:
        look["class"] += f" stroke-{label.halo}"
        look |= {"paint-order": "stroke", "stroke-width": "3", "stroke-linejoin": "round"}
    if label.struck:
        look["text-decoration"] = "line-through"
    position = {**_numbers(x=label.x, y=baseline), "font-size": _number(label.size)}
    ET.SubElement(group, "text", {**look, **position}).text = xml_text(label.text)


_PATTERN_INKS = ("event", "bad", "muted")


def _patterns() -> ET.Element:
    """Return the patterns (slanted lines, crossed lines, dots) in each ink that uses them."""
    definitions = ET.Element("defs")
    for ink in _PATTERN_INKS:
        for name, lines in {"hatch": "M0 8 8 0", "cross": "M0 8 8 0M0 0 8 8"}.items():
            look = {"class": f"none stroke-{ink}", "d": lines, "stroke-width": "1"}
            ET.SubElement(_pattern(definitions, f"{name}-{ink}", "8"), "path", look)
        dot = {"class": f"fill-{ink}", "cx": "2.5", "cy": "2.5", "r": "0.8"}
        ET.SubElement(_pattern(definitions, f"dots-{ink}", "5"), "circle", dot)
    return definitions


def _pattern(definitions: ET.Element, name: str, size: str) -> ET.Element:
    tile = {"id": name, "width": size, "height": size, "patternUnits": "userSpaceOnUse"}
    return ET.SubElement(definitions, "pattern", tile)


@cache
def _style(theme: str) -> str:
    """Return the colours of a theme as classes, or of both."""
    dark = "" if theme else f"@media (prefers-color-scheme:dark){{{_rules('dark')}}}"
    return f".none{{fill:none}}.no-line{{stroke:none}}{_rules(theme or 'light')}{dark}"


def _rules(theme: str) -> str:
    theme_colours = load_colours(theme)
    colours = {**theme_colours.base, **theme_colours.kinds}
    return "".join(
        f".fill-{role}{{fill:{colour}}}.stroke-{role}{{stroke:{colour}}}" for role, colour in colours.items()
    )


def _numbers(**values: float) -> dict[str, str]:
    return {name: _number(value) for name, value in values.items()}


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
