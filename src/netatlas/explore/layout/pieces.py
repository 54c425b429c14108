"""The pieces of a shape on a grid, and the shortest way from one to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Ints = NDArray[np.int64]

_STEPS = ((-1, 0), (1, 0), (0, -1), (0, 1))


def pieces(inside: Flags) -> Ints:
    """Return for each cell the number of its piece, from 1; 0 outside. Cells touch along their sides."""
    numbers = np.where(inside, np.arange(1, inside.size + 1).reshape(inside.shape), 0)
    while True:
        grown = np.where(inside, _grown(numbers), 0)
        # the number of a piece is that of one of its cells: following it, long pieces take few rounds
        grown = np.where(inside, np.maximum(grown, grown.ravel()[np.maximum(grown - 1, 0)]), 0)
        if (grown == numbers).all():
            return numbers
        numbers = grown


def bridge(start: Flags, end: Flags, forbidden: Flags) -> Ints:
    """Return the cells from ``end`` back to ``start``, the fewest beside ``forbidden``; none if cut off."""
    steps = np.full(start.shape, -1, dtype=np.int64)
    front = start.copy()
    step = 0
    while front.any() and not (front & end).any():
        steps[front] = step
        front = (_grown(front.astype(np.int64)) > 0) & (steps == -1) & ~forbidden
        step += 1
    if not front.any():
        return np.zeros((0, 2), dtype=np.int64)
    cell = np.argwhere(front & end)[0]
    path = [cell]
    for wanted in range(step - 1, -1, -1):
        for offset in _STEPS:
            row, column = cell + offset
            if 0 <= row < start.shape[0] and 0 <= column < start.shape[1] and steps[row, column] == wanted:
                cell = np.array([row, column])
                path.append(cell)
                break
    return np.array(path)


def _grown(numbers: Ints) -> Ints:
    """Return the largest number of each cell and the four beside it."""
    padded = np.pad(numbers, 1)
    rows, columns = numbers.shape
    shifted = [padded[1 + row : 1 + row + rows, 1 + column : 1 + column + columns] for row, column in _STEPS]
    result: Ints = np.max(np.stack([numbers, *shifted]), axis=0)
    return result
