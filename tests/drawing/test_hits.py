"""The grid of hit areas: it answers as if each area had been looked at."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.hits import HitIndex
from netatlas.drawing.scene import HitArea, Scene

_WIDTH, _HEIGHT = 300, 200
_COORDINATES = st.integers(-60, 360)
_EXTENTS = st.integers(0, 150)


@st.composite
def _areas(draw: st.DrawFn) -> HitArea:
    left, top, width, height = draw(_COORDINATES), draw(_COORDINATES), draw(_EXTENTS), draw(_EXTENTS)
    middle = left + width / 2, top + height / 2
    return HitArea(
        draw(st.sampled_from(["", "a", "b", "c"])), "g", *middle, left, top, left + width, top + height
    )


@given(st.lists(_areas(), max_size=30), st.integers(0, _WIDTH), st.integers(0, _HEIGHT))
def test_the_grid_finds_what_a_look_at_each_area_finds(areas: list[HitArea], x: int, y: int) -> None:
    """A visible node could not be pointed at, or another one would be hit."""
    here = [area for area in areas if area.contains(x, y)]
    found = HitIndex(Scene(_WIDTH, _HEIGHT, (), tuple(areas))).at(x, y)
    if not here:
        assert found is None
        return
    items = [area for area in here if area.key] or here
    assert found == min(items, key=lambda area: abs(area.x - x) + abs(area.y - y))
