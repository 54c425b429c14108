"""A scene as SVG: text that stands alone, in the light or dark colours that its reader asks for.

Every word of a pack is escaped; nothing is fetched from anywhere.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from netatlas.drawing.colours import load_colours
from netatlas.drawing.scene import Box, Corner, Ring, Stroke, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.drawing.scene import Scene, Shape

_FONT = "'Source Sans Pro', 'Source Sans 3', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_TITLE = 40.0


def scene_svg(scene: Scene, *, title: str, description: str = "", bare: bool = False) -> str:
    """Return a scene as SVG with a title above it; a ``bare`` one stands where the title is told already."""
    above = 0.0 if bare else _TITLE
    heading = f'<text class="fill-text" x="8" y="26" font-size="20" font-weight="700">{_text(title)}</text>'
    wide, high = scene.width, scene.height + above
    size = f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}"'
    spoken = f'role="img" aria-label={quoteattr(_clean(title))}'
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {spoken} font-family="{_FONT}">',
        f"<title>{_text(title)}</title>",
        f"<desc>{_text(description)}</desc>",
        f"<style>{_style()}</style>",
        _patterns(),
        f'<rect class="fill-surface" width="{_n(wide)}" height="{_n(high)}"/>',
        *(() if bare else (heading,)),
        f'<g transform="translate(0 {_n(above)})">',
        *(line for shape in scene.shapes for line in _shape(shape)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _shape(shape: Shape) -> Iterator[str]:
    match shape:
        case Box():
            yield from _box(shape)
        case Stroke():
            dashes = ' stroke-dasharray="4 3"' if shape.dashed else ""
            start, end = (
                f'x1="{_n(shape.x)}" y1="{_n(shape.y)}"',
                f'x2="{_n(shape.to_x)}" y2="{_n(shape.to_y)}"',
            )
            yield f'<line class="stroke-{shape.ink}" {start} {end} stroke-width="{_n(shape.width)}"{dashes}/>'
        case Ring():
            fill = f"fill-{shape.fill}" if shape.fill else "none"
            yield (
                f'<circle class="{fill} stroke-{shape.border}" cx="{_n(shape.x)}" cy="{_n(shape.y)}"'
                f' r="{_n(shape.radius)}" stroke-width="{_n(shape.width)}"/>'
            )
        case Corner():
            points = " ".join(f"{_n(x)},{_n(y)}" for x, y in shape.points)
            yield f'<polygon class="fill-{shape.fill}" points="{points}" opacity="{_n(shape.strength)}"/>'
        case Words():
            yield _words(shape)


def _box(box: Box) -> Iterator[str]:
    size = f'width="{_n(box.width)}" height="{_n(box.height)}" rx="{_n(box.radius)}"'
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" {size}'
    if box.fill:
        yield f'<rect class="fill-{box.fill}" {place} fill-opacity="{_n(box.strength)}"/>'
    if box.pattern:
        yield f'<rect {place} fill="url(#{box.pattern}-{box.ink})"/>'
    if box.border:
        yield f'<rect class="none stroke-{box.border}" {place}/>'


def _words(words: Words) -> str:
    looks = ' font-weight="600"' if words.bold else ""
    looks += ' text-decoration="line-through"' if words.struck else ""
    y = words.y + words.size * 0.35
    return (
        f'<text class="fill-{words.ink}" x="{_n(words.x)}" y="{_n(y)}" font-size="{_n(words.size)}"'
        f' text-anchor="{words.anchor}"{looks}>{_text(words.text)}</text>'
    )


_INKS = ("event", "bad", "muted")


def _patterns() -> str:
    """Return the patterns: slanted lines, crossed lines, dots, in each ink that uses them."""
    lines = {"hatch": "M0 8 8 0", "cross": "M0 8 8 0M0 0 8 8"}
    drawn = [
        f'<pattern id="{name}-{ink}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<path class="none stroke-{ink}" d="{path}" stroke-width="1"/></pattern>'
        for name, path in lines.items()
        for ink in _INKS
    ]
    drawn += [
        f'<pattern id="during-{ink}" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<circle class="fill-{ink}" cx="2.5" cy="2.5" r="0.8"/></pattern>'
        for ink in _INKS
    ]
    return f"<defs>{''.join(drawn)}</defs>"


@cache
def _style() -> str:
    """Return the colours of both themes as classes."""
    light, dark = (_rules(name) for name in ("light", "dark"))
    return f".none{{fill:none}}{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _rules(theme: str) -> str:
    theme_colours = load_colours(theme)
    colours = {**theme_colours.base, "event": theme_colours.kinds["event"]}
    return "".join(
        f".fill-{role}{{fill:{colour}}}.stroke-{role}{{stroke:{colour}}}" for role, colour in colours.items()
    )


def _text(words: str) -> str:
    return escape(_clean(words))


def _clean(words: str) -> str:
    """Leave out what may not stand in XML even when it is escaped."""
    return "".join(letter for letter in words if letter in "\t\n" or _allowed(ord(letter)))


def _allowed(point: int) -> bool:
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or point >= 0x10000  # noqa: PLR2004 - XML 1.0


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
