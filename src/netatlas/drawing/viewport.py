"""Which part of a drawing is shown: zoom about a point and pan, along one direction or both."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import Self

_WHOLE = 1 - 1e-9
"""Share of the whole from which on all of it counts as shown; sums of floats may fall short of 1."""


@dataclass(frozen=True, slots=True)
class VisibleRange:
    """The values that are shown between two edges, along one direction.

    Attributes:
        first: the value at the left or upper edge.
        last: the value at the right or lower edge.
        left: that edge in pixels.
        right: the opposite edge.
        shortest: the extent that is shown at least, however far one zooms in.
    """

    first: float
    last: float
    left: float
    right: float
    shortest: float = 0.0

    @property
    def extent(self) -> float:
        """How much is shown."""
        return self.last - self.first

    @property
    def scale(self) -> float:
        """Pixels for each unit."""
        return (self.right - self.left) / self.extent

    @property
    def center(self) -> float:
        """The pixel halfway between the edges."""
        return (self.left + self.right) / 2

    def pixel(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.left + (value - self.first) * self.scale

    def value(self, pixel: float) -> float:
        """Return the value at a pixel."""
        return self.first + (pixel - self.left) / self.scale

    def clamped(self, pixel: float) -> float:
        """Return a pixel, or the edge that it lies beyond."""
        return max(self.left, min(self.right, pixel))

    def zoomed(self, factor: float, *, at: float, whole: tuple[float, float]) -> Self:
        """Return the range zoomed about a pixel, within ``whole``."""
        wanted = max(self.shortest, min(whole[1] - whole[0], self.extent / factor))
        value = self.value(self.clamped(at))
        first = value - (value - self.first) * wanted / self.extent
        return replace(self, first=first, last=first + wanted).within(whole)

    def panned(self, pixels: float, *, whole: tuple[float, float]) -> Self:
        """Return the range moved on by some pixels, so that its content moves the other way."""
        step = pixels / self.scale
        return replace(self, first=self.first + step, last=self.last + step).within(whole)

    def within(self, whole: tuple[float, float]) -> Self:
        """Return the range moved, and shortened if need be, so that it shows nothing beyond ``whole``."""
        extent = min(self.extent, whole[1] - whole[0])
        first = max(whole[0], min(self.first, whole[1] - extent))
        return replace(self, first=first, last=first + extent)


@dataclass(frozen=True, slots=True)
class Viewport:
    """What is shown of a drawing.

    Attributes:
        x: the range from left to right.
        y: the range from top to bottom; None where the drawing zooms along x only and is always shown in
            its full height. With both, a unit has as many pixels in either direction.
    """

    x: VisibleRange
    y: VisibleRange | None = None

    def zoomed(self, factor: float, *, at: tuple[float, float], whole: Viewport) -> Viewport:
        """Return the viewport zoomed about a point, within ``whole``."""
        x = self.x.zoomed(factor, at=at[0], whole=(whole.x.first, whole.x.last))
        if self.y is None or whole.y is None:
            return Viewport(x)
        same = self.x.extent / x.extent  # the factor that the limits of x left over
        return Viewport(x, self.y.zoomed(same, at=at[1], whole=(whole.y.first, whole.y.last)))

    def panned(self, right: float, down: float, *, whole: Viewport) -> Viewport:
        """Return the viewport moved on by some pixels, within ``whole``."""
        x = self.x.panned(right, whole=(whole.x.first, whole.x.last))
        if self.y is None or whole.y is None:
            return Viewport(x)
        return Viewport(x, self.y.panned(down, whole=(whole.y.first, whole.y.last)))

    def fitted(self, whole: Viewport) -> Viewport:
        """Return what this viewport shows between the edges of ``whole``, after a resize or with new content.

        With both directions nothing that was in sight is lost: the scale that shows more holds for both.
        """
        x = replace(whole.x, first=self.x.first, last=self.x.last)
        if self.y is None or whole.y is None:
            return Viewport(x.within((whole.x.first, whole.x.last)))
        y = replace(whole.y, first=self.y.first, last=self.y.last)
        scale = min(x.scale, y.scale)
        return Viewport(
            _scaled(x, scale).within((whole.x.first, whole.x.last)),
            _scaled(y, scale).within((whole.y.first, whole.y.last)),
        )

    def shows_all(self, whole: Viewport) -> bool:
        """Return True if nothing of ``whole`` is out of sight."""
        return self.x.extent >= whole.x.extent * _WHOLE


def fit(
    bounds: tuple[float, float, float, float], width: float, height: float, *, shortest: float = 0.0
) -> Viewport:
    """Return the viewport that shows a drawing as a whole, in the middle of an area.

    Args:
        bounds: left, top, right and bottom of the drawing.
        width: of the area, in pixels.
        height: of the area.
        shortest: the extent from left to right that is shown at least, however far one zooms in.
    """
    x = VisibleRange(bounds[0], bounds[2], 0.0, width, shortest)
    y = VisibleRange(bounds[1], bounds[3], 0.0, height)
    scale = min(x.scale, y.scale)
    return Viewport(_scaled(x, scale), _scaled(y, scale))


def _scaled(shown: VisibleRange, scale: float) -> VisibleRange:
    """Return a range with another scale and the same value in the middle."""
    half = (shown.right - shown.left) / scale / 2
    middle = (shown.first + shown.last) / 2
    return replace(shown, first=middle - half, last=middle + half)
