"""At which zoom labels show: never two over each other, and none goes away while zooming in."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from netatlas.drawing.graph.label_cells import appearing_by_cells
from netatlas.drawing.graph.labels import NEVER, LabelBox, Obstacles, appearing, clear_from

NUMBERS = st.floats(-500, 500).map(lambda number: round(number, 1))
SIZES = st.floats(1, 90)
BOXES = st.builds(
    lambda x, y, across, top, high: LabelBox(x, y, -across, top, across, top + high),
    NUMBERS, NUMBERS, SIZES, st.floats(-20, 20), SIZES,
)  # fmt: skip
SCALES = (0.3, 0.5, 0.8, 1.0, 1.7, 3.0, 8.0)


def _overlap(one: LabelBox, other: LabelBox, scale: float) -> bool:
    right, down = (other.x - one.x) * scale, (other.y - one.y) * scale
    return (
        one.left < right + other.right - 1e-6
        and right + other.left < one.right - 1e-6
        and one.top < down + other.bottom - 1e-6
        and down + other.top < one.bottom - 1e-6
    )


@given(BOXES, BOXES)
def test_two_labels_are_clear_from_their_scale_on(one: LabelBox, other: LabelBox) -> None:
    """Labels would overlap, or stay away though there is room."""
    clear = clear_from(one, other)
    assert clear == pytest.approx(clear_from(other, one))
    for scale in SCALES:
        if scale > clear:
            assert not _overlap(one, other, scale)
    if 0 < clear < NEVER:
        assert _overlap(one, other, clear * 0.999) or _overlap(one, other, clear * 0.99999)


# a label that lies above its place, and begins farther away than both are high
@example([LabelBox(0, 0, -1, 0, 1, 1), LabelBox(0, 7, -1, -2, 1, -1)], [])
@given(st.lists(BOXES, max_size=12), st.lists(BOXES, max_size=4))
def test_labels_that_show_never_overlap(boxes: list[LabelBox], shapes: list[LabelBox]) -> None:
    """The map could not be read; and a label that shows at a scale shows at all larger ones by itself."""
    scales = appearing(boxes, obstacles=Obstacles(shapes, 3, 1.6), lowest=0.3)
    for scale in SCALES:
        shown = [box for box, first in zip(boxes, scales, strict=True) if first <= scale]
        assert not any(
            _overlap(one, other, scale) for index, one in enumerate(shown) for other in shown[:index]
        )
    if boxes:
        assert scales[0] == 0.0  # the most important one gives way to none


@given(st.lists(st.tuples(NUMBERS, NUMBERS), max_size=60))
def test_labels_of_large_graphs_never_overlap_either(places: list[tuple[float, float]]) -> None:
    """A map of 100,000 would be covered with text."""
    width, height = 80.0, 30.0
    x, y = [x for x, _ in places], [y for _, y in places]
    scales = appearing_by_cells(x, y, range(len(places)), cell=(width, height), lowest=0.3)
    for scale in (0.3, 0.6, 1.2, 2.4):
        shown = [
            LabelBox(*place, -width / 2, 0, width / 2, height)
            for place, first in zip(places, scales, strict=True)
            if first <= scale
        ]
        assert not any(
            _overlap(one, other, scale) for index, one in enumerate(shown) for other in shown[:index]
        )
    if places:
        assert scales[0] == 0.0
