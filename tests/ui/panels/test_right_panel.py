"""The right panel: sections that fold, and ask for nothing while nobody can see them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from netatlas.address import Address
from netatlas.ui.page_context import PageContext
from netatlas.ui.panels.around import AroundSection
from netatlas.ui.panels.right_panel import NARROWEST_WINDOW, RightPanel
from netatlas.ui.panels.section import PanelPlace, PanelSection

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas
    from netatlas.ui.app import Application


class NamedSection(PanelSection):
    """A section that records the addresses that it was asked to show."""

    def __init__(self, key: str, *, about: str = "") -> None:
        super().__init__(key.capitalize())
        self.key = key
        self.about = about
        self.shown: list[str] = []

    @override
    def is_about(self, place: PanelPlace) -> bool:
        return self.about in str(place.address)

    @override
    def show_place(self, place: PanelPlace) -> None:
        self.shown.append(str(place.address))


@pytest.fixture
def panel(qtbot: QtBot) -> RightPanel:
    """Return a panel with two sections, of which the second was folded last time."""
    panel = RightPanel()
    qtbot.addWidget(panel)
    panel.restore_folded(("later", "second"))
    for key in ("first", "second"):
        panel.add_section(NamedSection(key))
    return panel


def _place(application: Application, opened: OpenAtlas, address: str) -> PanelPlace:
    return PanelPlace(Address.parse(address), PageContext(opened, "both", application.themes.theme))  # type: ignore[arg-type]


def test_a_section_is_filled_when_it_can_be_seen(
    panel: RightPanel, application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """Every page would pay for sections that are folded, hidden or in a window that is too narrow.

    A page is shown before what is about it, unless that is of an atlas that is closed now.
    """
    first, second = panel.sections
    assert isinstance(first, NamedSection)
    assert isinstance(second, NamedSection)
    panel.show_place(_place(application, opened, "nat-gateway"))
    panel.set_wanted(True)
    assert (first.shown, second.shown) == ([], [])
    panel.make_room(window_width=NARROWEST_WINDOW)
    assert (first.shown, second.shown, first.is_ready) == ([], [], False)
    qtbot.waitUntil(lambda: first.is_ready)
    assert (first.shown, second.shown) == (["nat-gateway"], [])
    second.fold(folded=False)
    panel.show_place(_place(application, opened, "view:limits"))
    panel.show_place(_place(application, opened, "elastic-ip"))
    assert first.shown == ["nat-gateway"]
    qtbot.waitUntil(lambda: first.is_ready and second.is_ready)
    assert first.shown == ["nat-gateway", "elastic-ip"]
    assert second.shown == ["nat-gateway", "elastic-ip"]


def test_folded_sections_are_remembered_also_those_that_are_not_there(panel: RightPanel) -> None:
    """A section would unfold at each start; or be forgotten by one start without it."""
    first, second = panel.sections
    assert (first.is_folded, second.is_folded) == (False, True)
    second.fold(folded=False)
    first.heading.click()
    assert panel.folded == ("first", "later")


def test_it_is_shown_where_there_is_room(panel: RightPanel) -> None:
    """It would take a narrow window's page away, or stand beside a page that has its own column."""
    changes: list[bool] = []
    panel.room_changed.connect(lambda: changes.append(panel.has_room))
    panel.set_wanted(True)
    panel.make_room(window_width=NARROWEST_WINDOW - 1)
    assert not panel.isVisible()
    panel.make_room(window_width=NARROWEST_WINDOW)
    assert panel.isVisible()
    panel.give_way(to_page=True)
    assert not panel.isVisible()
    panel.give_way(to_page=False)
    panel.set_wanted(False)
    assert not panel.isVisible()
    assert changes == [True, False, True]


def test_it_is_wider_for_larger_text_as_far_as_the_window_allows(
    panel: RightPanel, application: Application, opened: OpenAtlas
) -> None:
    """At 200 % a note would have two or three words in a line."""
    place = _place(application, opened, "nat-gateway")
    widths = []
    for window, scale in ((1280, 1.0), (1280, 2.0), (2560, 2.0), (2560, 0.8)):
        panel.make_room(window_width=window)
        panel.show_place(place._replace(context=replace(place.context, scale=scale)))
        widths.append(panel.width())
    assert widths == [300, 358, 600, 300]


def test_larger_text_needs_a_wider_window_beside_the_panel(
    panel: RightPanel, application: Application, opened: OpenAtlas
) -> None:
    """At 200 % a page would have three words in a line between Browse and the panel."""
    place = _place(application, opened, "nat-gateway")
    panel.set_wanted(True)
    shown = []
    for window, scale in ((1280, 1.0), (1280, 2.0), (1920, 2.0), (1280, 0.8)):
        panel.make_room(window_width=window)
        panel.show_place(place._replace(context=replace(place.context, scale=scale)))
        shown.append(panel.isVisible())
    assert shown == [True, False, True, True]


def test_a_concept_without_relations_and_a_page_without_concept_say_so(
    application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """The section would be an empty hole, or still show the neighbours of the page before."""
    section = AroundSection(application.jobs)
    qtbot.addWidget(section)
    section.resize(QSize(264, 400))
    section.show()
    atlas = opened.atlas
    lonely = [one for one in atlas.concepts if not atlas.relations_from(one) and not atlas.relations_to(one)]
    seen = []
    for address in (*lonely[:1], "nat-gateway", "view:limits"):
        section.set_place(_place(application, opened, address))
        qtbot.waitUntil(lambda: section.is_ready)
        seen.append((section.canvas.isVisible(), section.map_button.isVisible(), section.heading.text()))
        assert section.sentence.isVisible() is not section.canvas.isVisible()
    assert seen[-2:] == [(True, True, "Around NAT gateway"), (False, False, "Around here")]
    assert seen[:-2] == [(False, True, f"Around {atlas.concepts[one].name}") for one in lonely[:1]]


def test_a_page_lends_its_sections_while_the_panel_is_shown(
    panel: RightPanel, application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """A page could say nothing in the panel, would say it twice, or not at all once the panel is hidden."""
    own = NamedSection("own")
    in_panel: list[bool] = []
    own.panel_changed.connect(in_panel.append)
    page = QWidget()
    qtbot.addWidget(page)
    own.panel_changed.connect(lambda is_in_panel: is_in_panel or own.setParent(page))
    panel.make_room(window_width=NARROWEST_WINDOW)
    panel.show_place(_place(application, opened, "nat-gateway"), [own])
    assert in_panel == []
    panel.set_wanted(True)
    qtbot.waitUntil(lambda: own.is_ready)
    assert (in_panel, own.shown) == ([True], ["nat-gateway"])
    assert [section.key for section in panel.sections] == ["own", "first", "second"]
    tops = [section.mapTo(panel, section.rect().topLeft()).y() for section in panel.sections]
    assert tops == sorted(tops)
    panel.make_room(window_width=NARROWEST_WINDOW - 1)
    panel.make_room(window_width=NARROWEST_WINDOW)
    assert in_panel == [True, False, True]
    own.heading.click()
    panel.show_place(_place(application, opened, "elastic-ip"))
    assert in_panel == [True, False, True, False]
    assert own.shown == ["nat-gateway"]
    assert "own" in panel.folded
    again = NamedSection("own")
    panel.show_place(_place(application, opened, "elastic-ip"), [again])
    assert again.is_folded


def test_beside_the_sections_of_a_page_only_those_that_are_about_it_are_shown(
    application: Application, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """Below what a page says, a section would say that it has nothing to say; alone, it says why."""
    panel = RightPanel()
    qtbot.addWidget(panel)
    general = NamedSection("general", about="elastic")
    panel.add_section(general)
    panel.make_room(window_width=NARROWEST_WINDOW)
    panel.set_wanted(True)
    own, seen = NamedSection("own"), []
    for address, sections in (("nat-gateway", [own]), ("elastic-ip", [own]), ("nat-gateway", [])):
        panel.show_place(_place(application, opened, address), sections)
        seen.append(general.isVisible())
    own.setParent(panel)
    assert seen == [False, True, True]
