"""Viewports: what zoom, pan and a new size keep."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.drawing.viewport import Viewport, VisibleRange, fit

_BOUNDS = (-50.0, 10.0, 150.0, 90.0)
_SIZES = st.tuples(st.floats(100, 2000), st.floats(100, 2000))
_SHARES = st.floats(0, 1)


def _whole(size: tuple[float, float]) -> Viewport:
    return fit(_BOUNDS, *size, shortest=2.0)


def _ranges(view: Viewport) -> tuple[VisibleRange, VisibleRange]:
    assert view.y is not None
    return view.x, view.y


def _holds(view: Viewport, whole: Viewport) -> None:
    """Check that a view is within the whole, with one scale for both directions."""
    for shown, most in zip(_ranges(view), _ranges(whole), strict=True):
        assert most.first - 1e-6 <= shown.first < shown.last <= most.last + 1e-6
    assert view.x.scale == pytest.approx(_ranges(view)[1].scale)


@given(_SIZES)
def test_the_whole_shows_all_in_the_middle(size: tuple[float, float]) -> None:
    """Part of a drawing would be out of sight although all is reported as visible."""
    whole = _whole(size)
    _holds(whole, whole)
    x, y = _ranges(whole)
    assert x.first - 1e-9 <= _BOUNDS[0] < _BOUNDS[2] <= x.last + 1e-9
    assert y.first - 1e-9 <= _BOUNDS[1] < _BOUNDS[3] <= y.last + 1e-9
    assert (x.value(size[0] / 2), y.value(size[1] / 2)) == pytest.approx((50, 50))


@given(_SIZES, _SHARES, _SHARES, st.lists(st.floats(0.05, 40), min_size=1, max_size=4), st.floats(-3e3, 3e3))
def test_zoom_and_pan_keep_the_drawing_in_sight(
    size: tuple[float, float], right: float, down: float, factors: list[float], pixels: float
) -> None:
    """A reader would be lost in empty space, or see a picture that is stretched."""
    whole = view = _whole(size)
    for factor in factors:
        view = view.zoomed(factor, at=(right * size[0], down * size[1]), whole=whole)
        _holds(view, whole)
        assert view.x.extent >= min(2.0, whole.x.extent) * (1 - 1e-9)
    _holds(view.panned(pixels, -pixels, whole=whole), whole)
    assert view.zoomed(1e-9, at=(0, 0), whole=whole).shows_all(whole)


@given(_SIZES, _SHARES, _SHARES, st.floats(1.01, 40))
def test_zooming_in_keeps_the_point_under_the_mouse(
    size: tuple[float, float], right: float, down: float, factor: float
) -> None:
    """The point zoomed at would move."""
    whole, at = _whole(size), (right * size[0], down * size[1])
    view = whole.zoomed(factor, at=at, whole=whole)
    for old, new, pixel in zip(_ranges(whole), _ranges(view), at, strict=True):
        assert new.value(pixel) == pytest.approx(old.value(pixel), abs=1e-6)


@given(_SIZES, _SIZES, st.floats(1.01, 40))
def test_a_new_size_loses_nothing_of_what_was_in_sight(
    before: tuple[float, float], after: tuple[float, float], factor: float
) -> None:
    """Resizing the window would hide what was visible."""
    whole, other = _whole(before), _whole(after)
    view = whole.zoomed(factor, at=(before[0] / 2, before[1] / 2), whole=whole)
    fitted = view.fitted(other)
    _holds(fitted, other)
    for old, new, limits in zip(*map(_ranges, (view, fitted, other)), strict=True):
        assert new.first <= max(old.first, limits.first) + 1e-6
        assert new.last >= min(old.last, limits.last) - 1e-6
