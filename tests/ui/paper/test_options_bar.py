"""The buttons over a paper: what they offer, what they ask for, and how full the paper is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import PaperSize, SheetLayout
from netatlas.ui.paper.gauge import PaperGauge
from netatlas.ui.paper.options_bar import PaperOptionsBar
from netatlas.ui.theme import load_theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_each_choice_asks_for_one_other_thing(qtbot: QtBot) -> None:
    """Choosing the paper would change the columns, or nothing at all."""
    bar = PaperOptionsBar(load_theme("light"), of_sheet=True)
    qtbot.addWidget(bar)
    layout = SheetLayout(fit_pages=9)
    bar.show_layout(layout)
    asked: list[SheetLayout] = []
    bar.layout_chosen.connect(asked.append)
    buttons = (bar.paper, bar.columns, bar.fit, bar.more)
    assert sum(is_chosen for button in buttons for _, is_chosen, _ in bar.choices(button)) == 5
    for button in (*buttons, bar.type):
        for text, is_chosen, choose in bar.choices(button):
            choose()
            assert text
            assert (asked[-1] == layout) is (is_chosen and text != "Sources")
    assert {one.paper for one in asked} == set(PaperSize)
    assert {one.columns for one in asked} == {1, 2, 3, 4}
    assert {one.edition for one in asked} == set(Edition)
    assert {one.sources for one in asked} == {True, False}
    assert {one.fit_pages for one in asked if one.type_size != layout.type_size} == {0}


def test_what_cannot_be_changed_says_why(qtbot: QtBot) -> None:
    """Buttons of a sheet that a newer version keeps would do nothing, and not say why."""
    bar = PaperOptionsBar(load_theme("light"), of_sheet=True)
    qtbot.addWidget(bar)
    bar.show_layout(SheetLayout(), reason="A newer version keeps your data.")
    assert not bar.paper.isEnabled()
    assert bar.paper.accessibleDescription() == "A newer version keeps your data."


def test_the_gauge_warns_where_something_is_left_out(qtbot: QtBot) -> None:
    """A sheet that leaves something out would look as full as one that fits."""
    gauge = PaperGauge(load_theme("light"))
    qtbot.addWidget(gauge)
    gauge.show_share(0.92, 1, is_fitted=True)
    assert (gauge.text, gauge.is_over) == ("92 % of one page", False)
    gauge.show_share(1.3, 2, is_fitted=True)
    assert (gauge.text, gauge.is_over) == ("130 % of 2 pages", True)
    assert "left out" in gauge.accessibleName()
    gauge.show_share(3.1, 1, is_fitted=False)
    assert not gauge.is_over
    gauge.grab()
