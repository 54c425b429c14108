"""Calls that each wait for a turn of the event loop of their own."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from netatlas.ui.jobs import Jobs, Outcome
from netatlas.ui.turns import Turns

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def test_one_call_a_turn_in_their_order(qapp: QApplication, qtbot: QtBot) -> None:
    """The window could not paint between two things that both take long; or an error would lose the rest."""
    owner = QObject(qapp)
    turns, called = Turns(owner), list[int]()
    for number in range(3):
        turns.add(lambda number=number: called.append(number))  # type: ignore[misc]
    assert called == []
    lengths = []
    while len(called) < 3:
        qapp.processEvents()
        lengths.append(len(called))
    assert called == [0, 1, 2]
    assert {1, 2} <= set(lengths)
    turns.add(lambda: called.append(3))
    turns.clear()
    QTimer.singleShot(0, owner, lambda: called.append(4))
    qtbot.waitUntil(lambda: 4 in called)
    assert called == [0, 1, 2, 4]
    owner.deleteLater()


def test_outcomes_that_came_together_are_delivered_in_turns(qapp: QApplication, qtbot: QtBot) -> None:
    """The answer of the palette, a graph and the notes beside a page would hold up the window together."""
    jobs, owner = Jobs(qapp), QObject(qapp)
    between: list[str] = []

    def done(outcome: Outcome[str]) -> None:
        between.append(outcome.result)
        QTimer.singleShot(0, owner, lambda: between.append("turn"))

    for name in ("a", "b", "c"):
        jobs.run(lambda _task, name=name: name, done)  # type: ignore[misc]
    for pool in jobs._pools.values():  # noqa: SLF001 - until all wait to be delivered
        pool.waitForDone()
    qtbot.waitUntil(lambda: jobs.idle and between[-1:] == ["turn"])
    assert sorted(set(between)) == ["a", "b", "c", "turn"]
    firsts = [index for index, one in enumerate(between) if one != "turn"]
    assert all(later - earlier > 1 for earlier, later in itertools.pairwise(firsts))
    owner.deleteLater()
    jobs.finish()
    jobs.deleteLater()
