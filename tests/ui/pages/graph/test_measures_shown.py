"""Measures on the graph's page: chosen, explained, computed in a job that can be cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas
from netatlas.errors import UsageError
from netatlas.explore.measures import GraphMeasure
from netatlas.progress import Cancelled
from netatlas.ui.pages.graph.measuring import MEASURES

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.progress import Progress
    from netatlas.ui.app import Application
    from netatlas.ui.pages.graph.page import GraphPage


def choose(page: GraphPage, name: str) -> None:
    """Choose a measure in the menu."""
    next(action for action in page.bar.measures.choices.actions() if action.data() == name).trigger()


def test_the_menu_offers_every_measure_by_its_name() -> None:
    """A measure that the terminal has would be missing in the window, or be called something else."""
    assert list(MEASURES) == list(GraphMeasure)
    for name, title in MEASURES.items():
        assert title.endswith(f": {GraphMeasure(name).label.lower()}")


def test_a_measure_is_shown_explained_and_taken_away(
    page: GraphPage, application: Application, qtbot: QtBot
) -> None:
    """Sizes would change without a word of what they mean, or never go back."""
    before = page.canvas.picture
    assert before is not None
    for name in GraphMeasure:
        choose(page, name)
        qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
        assert f"measure={name}" in str(application.window.tabs.address)
        assert page.side.measure.isVisible()
        assert page.side.measure.title.text() == MEASURES[name] == page.bar.measures.text()
        assert page.side.measure.sentence.text().startswith(name.legend)
    choose(page, "")
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert not page.side.measure.isVisible()
    after = page.canvas.picture
    assert after is not None
    assert after.content == before.content


@pytest.mark.parametrize("ends", ["cancelled", "refused"])
def test_the_map_stays_where_nothing_is_measured(
    page: GraphPage, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, *, ends: str
) -> None:
    """Who cancels a measure that takes long, or asks too much of it, would lose the map."""

    def measure(*_: object, progress: Progress, **__: object) -> None:
        if ends == "refused":
            raise UsageError("It would take minutes.")
        while not progress.cancelled:
            pass
        raise Cancelled

    monkeypatch.setattr(OpenAtlas, "measure", measure)
    choose(page, "betweenness")
    if ends == "cancelled":
        application.jobs.cancel_titled()
        qtbot.waitUntil(lambda: "measure" not in str(application.window.tabs.address), timeout=20_000)
    qtbot.waitUntil(lambda: page.is_ready, timeout=20_000)
    assert page.canvas.picture is not None
    assert page.side.measure.isVisible() == (ends == "refused")
    if ends == "refused":
        assert page.side.measure.sentence.text() == "It would take minutes."
