"""Finds the columns and the size of type at which a flow fits onto some pages, and what does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.desk.sheet import LARGEST_TYPE, MOST_COLUMNS, SMALLEST_TYPE
from netatlas.printing.paper.breaks import filled
from netatlas.printing.paper.flow import LEAST_ROW, Atom, atoms_of, units_of
from netatlas.printing.paper.look import BASE_POINTS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from netatlas.documents.sheet import SheetSection
    from netatlas.printing.paper.measuring import Measures

_STEP_POINTS = 0.5
_MUCH_LARGER = 1.0
"""Points by which type must be larger in another number of columns than the wished one to be worth it."""


class Setting(NamedTuple):
    """A flow at a size of type, and in how many columns a page."""

    columns: int
    size: float
    atoms: list[Atom]
    height: float
    """Of a column, in dots at the base size."""

    @property
    def scale(self) -> float:
        """What dots at the base size are multiplied by."""
        return self.size / BASE_POINTS


class Fitted(NamedTuple):
    """The setting that fits, and the sections that are left out of it."""

    setting: Setting
    left_out: tuple[SheetSection, ...] = ()


class Fitter:
    """Fits sections onto pages; ``column`` gives width and height of a column for a number of columns."""

    def __init__(
        self,
        sections: Sequence[SheetSection],
        measures: Measures,
        column: Callable[[int], tuple[float, float]],
        pages: int,
    ) -> None:
        self._sections = sections
        self._measures = measures
        self._column = column
        self._pages = pages

    def setting(self, columns: int, size: float, sections: Sequence[SheetSection] | None = None) -> Setting:
        """Return the flow in some columns at a size."""
        width, height = self._column(columns)
        scale = size / BASE_POINTS
        atoms = atoms_of(
            self._sections if sections is None else sections, self._measures, width / scale, height / scale
        )
        return Setting(columns, size, atoms, height / scale)

    def fit(self, columns: int, wished: float) -> Fitted:
        """Return the largest size at which everything fits, in so many columns unless others gain much.

        Otherwise the smallest type, in the columns that leave the fewest sections out, with those named.
        """
        others = sorted(
            set(range(1, MOST_COLUMNS + 1)) - {columns}, key=lambda one: (abs(one - columns), -one)
        )
        numbers = (columns, *others)
        fitting = [self._largest(number, wished) for number in numbers if self._fits(number, SMALLEST_TYPE)]
        if not fitting:
            return min(map(self._most_that_fits, numbers), key=lambda fitted: len(fitted.left_out))
        largest = max(setting.size for setting in fitting)
        as_wished = fitting[0].columns == columns and fitting[0].size > largest - _MUCH_LARGER
        best = fitting[0] if as_wished else next(one for one in fitting if one.size == largest)
        return Fitted(best)

    def _largest(self, columns: int, wished: float) -> Setting:
        """Return the largest size that fits, looked for in steps from the one that is wished."""
        steps = round((LARGEST_TYPE - SMALLEST_TYPE) / _STEP_POINTS)
        low, high = 0, steps + 1  # low fits, high does not
        guess = min(steps, max(1, round((wished - SMALLEST_TYPE) / _STEP_POINTS)))
        while high - low > 1:
            if self._fits(columns, SMALLEST_TYPE + guess * _STEP_POINTS):
                low = guess
                guess = min(high - 1, low + 1) if high > steps else (low + high) // 2
            else:
                high = guess
                guess = max(low + 1, high - 1) if high - low < 4 else (low + high) // 2  # noqa: PLR2004
        return self.setting(columns, SMALLEST_TYPE + low * _STEP_POINTS)

    def _fits(self, columns: int, size: float) -> bool:
        return _holds(self.setting(columns, size), columns * self._pages)

    def _most_that_fits(self, columns: int) -> Fitted:
        """Take the sections in their order, each that still fits."""
        kept: list[SheetSection] = []
        left_out: list[SheetSection] = []
        for section in self._sections:
            fits = _holds(self.setting(columns, SMALLEST_TYPE, [*kept, section]), columns * self._pages)
            (kept if fits else left_out).append(section)
        return Fitted(self.setting(columns, SMALLEST_TYPE, kept), tuple(left_out))


def _holds(setting: Setting, columns: int) -> bool:
    return len(filled(units_of(setting.atoms, LEAST_ROW), setting.height)) <= columns
