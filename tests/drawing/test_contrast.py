"""Contrast by WCAG 2, level AA: 4.5 of text and 3 of shapes against what they are drawn on.

Of text level AAA, 7, in the themes of high contrast.
"""

from __future__ import annotations

from itertools import product

import pytest

from netatlas.drawing.colours import ThemeColours, load_colours
from netatlas.drawing.scene import Box
from netatlas.drawing.timeline.picture import timeline_picture
from netatlas.explore.timeline_answer import TimelineQuestion, answer_to
from tests.helpers.atlases import demo_atlas

THEMES = ("light", "dark", "contrast-light", "contrast-dark")
LEAST_OF_TEXT, LEAST_OF_SHAPES = 4.5, 3.0
LEAST_OF_HIGH = 7.0
INKS = ("text", "muted", "accent", "warning", "good", "bad")
GROUNDS = ("surface", "background", "accent_wash", "warning_wash", "difference_wash", "found", "area")
TEXT = (
    *product(INKS, GROUNDS),
    ("on_accent", "accent"),
    ("surface", "text"),
    ("text", "event 0.32"),
)
"""Inks of text and what they are written on; a figure is the opacity of the ground over the surface."""
CONCEPTS = ("service", "component", "protocol", "policy", "feature", "concept")
KINDS = (*CONCEPTS, "event", "limit", "comparison", "journey")
LIT = ("accent", "text", "muted", "warning", "bad", *KINDS)
MAP = ("area", "area_line", "accent_wash")
"""What the map is made of: areas, the outlines that lines cross, the area of the selection."""
SHAPES = (*product(LIT, ("surface", "background", *MAP)), ("event", "event 0.32"))
"""Colours of lines, marks and edges, and what they are drawn on."""
EDGES = (
    *product(("edge",), ("surface", "background")),
    *product(("accent",), ("surface", "background", "accent_wash", "difference_wash", "warning_wash")),
    *product(("warning",), ("surface", "background", "warning_wash")),
    ("on_accent", "accent"),
)
"""Edges of controls, bars of chosen lines and of notices, rings of the focus; and what is beside them."""


def _channels(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]


def _colour(theme: ThemeColours, name: str) -> list[float]:
    """Return red, green and blue of a role; with an opacity behind it, as it looks on the surface."""
    role, _, opacity = name.partition(" ")
    colours = {**theme.kinds, **theme.base}
    share = float(opacity or 1)
    pairs = zip(_channels(colours[role]), _channels(theme.base["surface"]), strict=True)
    return [share * upper + (1 - share) * lower for upper, lower in pairs]


def _contrast(theme: ThemeColours, first: str, second: str) -> float:
    dark, light = sorted(_luminance(_colour(theme, name)) for name in (first, second))
    return (light + 0.05) / (dark + 0.05)


def _luminance(channels: list[float]) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(
    ("pairs", "least"),
    [
        (TEXT, LEAST_OF_TEXT),
        (tuple(product(KINDS, GROUNDS)), LEAST_OF_TEXT),
        (SHAPES, LEAST_OF_SHAPES),
        (EDGES, LEAST_OF_SHAPES),
    ],
    ids=("text", "names of kinds", "shapes", "edges"),
)
def test_everything_can_be_seen_on_its_ground(
    name: str, pairs: tuple[tuple[str, str], ...], least: float
) -> None:
    """Text and pictures would be too faint for people with weak eyes."""
    theme = load_colours(name)
    if least == LEAST_OF_TEXT and name.startswith("contrast"):
        least = LEAST_OF_HIGH
    ratios = {pair: round(_contrast(theme, *pair), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < least} == {}


def test_the_table_names_every_kind() -> None:
    """A new kind of record could be drawn in a colour that nobody has looked at."""
    for name in THEMES:
        assert load_colours(name).kinds.keys() == set(KINDS)


def test_every_bar_of_a_timeline_has_a_clear_edge() -> None:
    """The time before something ended would be a shade that only good eyes can see."""
    atlas = demo_atlas()
    [timeline] = atlas.timelines
    scene = timeline_picture(atlas, answer_to(TimelineQuestion(), timeline))
    bars = [shape for shape in scene.shapes if isinstance(shape, Box) and shape.fill in ("event", "accent")]
    assert {bar.fill for bar in bars} == {"event", "accent"}
    assert [bar for bar in bars if bar.strength < 1 and not bar.border] == []
