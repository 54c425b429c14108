"""Single frames of a large graph against those of pyqtgraph, which draws no labels.

``python -m tests.benchmarks.frames`` prints the ratio; exit code 1 if the goal is missed. It is part of
``make bench``.
"""

from __future__ import annotations

import os
import statistics
import sys
from time import thread_time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtWidgets import QApplication

from tests.benchmarks.graphs import MIDDLE, WIDTH_BY_HEIGHT, Bench, graph
from tests.benchmarks.peers import peer

if TYPE_CHECKING:
    from collections.abc import Callable

GOAL = 1.0
ROUNDS = 40
"""Rounds of a frame of each view; of so many frames, 95 of 100 can be told."""
_ATTEMPTS = 3
"""Runs of which the best counts: another job on this machine spoils the slowest frames first, though the
time is that of the processor."""


def main() -> int:
    """Print how our slow frames compare with the middle one of pyqtgraph; 1 if they take longer."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")
    what = "10,000 nodes with labels, 95 of 100 frames within / pyqtgraph's median"
    pyqtgraph = peer("pyqtgraph")
    if pyqtgraph is None:
        print(f"{what}: pyqtgraph not installed")
        return 0
    bench = Bench()
    theirs = _pyqtgraph_frames(pyqtgraph, bench)
    ratio = min(_ratio(bench, theirs) for _ in range(_ATTEMPTS))
    print(f"{what:<72} {ratio:6.3f}  goal {GOAL:5.2f}{'' if ratio <= GOAL else '  MISSED'}")
    return 0 if ratio <= GOAL else 1


def _ratio(bench: Bench, theirs: Callable[[int], None]) -> float:
    ours_took, theirs_took = [], []
    for _ in range(ROUNDS):
        for number in range(len(bench.views(MIDDLE))):
            begin = thread_time()
            bench.draw_frame(MIDDLE, number)
            between = thread_time()
            theirs(number)
            ours_took.append(between - begin)
            theirs_took.append(thread_time() - between)
    return statistics.quantiles(ours_took, n=20)[-1] / statistics.median(theirs_took)


def _pyqtgraph_frames(pyqtgraph: Any, bench: Bench) -> Callable[[int], None]:  # noqa: ANN401 - a module
    """Return what draws a view of the same graph with pyqtgraph's ``GraphItem``."""
    content = graph(MIDDLE)
    plot = pyqtgraph.PlotWidget()
    plot.hideAxis("left")
    plot.hideAxis("bottom")
    plot.resize(*WIDTH_BY_HEIGHT)
    plot.addItem(
        pyqtgraph.GraphItem(
            pos=np.column_stack([content.x, content.y]),
            adj=np.array(content.lines),
            pen=pyqtgraph.mkPen("#999999", width=1),
            size=6,
            symbolBrush="#0a776c",
            symbolPen=None,
        )
    )
    plot.show()
    QApplication.processEvents()

    def draw(number: int) -> None:
        view = bench.views(MIDDLE)[number]
        assert view.y is not None
        plot.setRange(
            xRange=(view.x.first, view.x.last), yRange=(view.y.first, view.y.last), padding=0, update=True
        )
        plot.grab()

    return draw


if __name__ == "__main__":
    sys.exit(main())
