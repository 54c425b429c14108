"""Going to things: what is compared from the page in front, and what a reload leaves behind."""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

import jinja2

from netatlas.api import OpenAtlas
from netatlas.documents.blocks import Document
from netatlas.export import html
from netatlas.packs.report import PackReport
from netatlas.ui.palette.model import PaletteMode
from tests.helpers.atlases import demo_atlas
from tests.helpers.databases import Databases
from tests.helpers.packs import write_pack
from tests.ui.conftest import COUNTS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.app import Application


def _show(application: Application, opened: OpenAtlas, qtbot: QtBot) -> None:
    """Put an atlas on the screen and wait until it can be searched."""
    with qtbot.waitSignal(application.parts.palette_controller.prepared):
        application.controller.show_atlas(opened)


def _opened() -> OpenAtlas:
    return OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts=COUNTS))


def test_a_reload_lets_go_of_the_atlas_before(application: Application, qtbot: QtBot) -> None:
    """Each reload would cost the memory of a whole atlas and its indexes, until the program ends."""
    before = _opened()
    gone = weakref.ref(before)
    _show(application, before, qtbot)
    del before
    _show(application, _opened(), qtbot)
    assert gone() is None


def test_no_atlas_meets_the_garbage_collector(application: Application, qtbot: QtBot, tmp_path: Path) -> None:
    """The window would stand still when a large pack arrives, or keep the one before for good."""
    pack, graph_file = write_pack(tmp_path / "small"), tmp_path / "all.graphml"
    watched: list[bool] = []
    arrived: list[weakref.ref[Atlas]] = []

    def look(opened: OpenAtlas) -> None:
        watched.append(any(one is opened.atlas.contents for one in gc.get_objects()))
        arrived.append(weakref.ref(opened.atlas))

    application.controller.atlas_opened.connect(look)
    gc.disable()
    try:
        for _ in range(2):
            with qtbot.waitSignal(application.parts.palette_controller.prepared):
                application.controller.open_packs((pack,))
            opened = application.parts.workspace.opened
            assert opened is not None
            opened.export([], graph_file, everything=True)
            del opened
        assert watched == [False, False]
        qtbot.waitUntil(lambda: arrived[0]() is None)  # a job may still be using it
        assert arrived[1]() is not None
    finally:
        gc.enable()


def test_pages_are_imported_when_nobody_searches(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first answer would wait for pages that are wanted later, if at all."""
    fetched: list[str] = []
    monkeypatch.setattr("netatlas.ui.palette_controller.IDLE_MS", 1)
    monkeypatch.setattr("netatlas.ui.pages.registry.page_classes", lambda _task: fetched.append("pages"))
    palette = application.window.palette_box
    application.start()
    palette.open_for(PaletteMode.GO)
    _show(application, _opened(), qtbot)
    with qtbot.waitSignal(palette.answered, check_params_cb=lambda query: query.text == "nat"):
        palette.box.put("nat")
    assert fetched == []
    palette.close_palette()
    qtbot.waitUntil(lambda: fetched == ["pages"])


def test_what_pages_look_things_up_in_is_made_before_the_first(
    application: Application, qtbot: QtBot
) -> None:
    """The first concept of a large pack would hold up the window, and no later one."""
    application.start()
    opened = _opened()
    _show(application, opened, qtbot)
    qtbot.waitUntil(lambda: "_claims_by_concept" in vars(opened.atlas))


def test_one_index_is_open_at_most_and_none_at_the_end(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each pack that is opened would leave the index of the one before behind it."""
    databases = Databases(monkeypatch)
    _show(application, _opened(), qtbot)
    _show(application, _opened(), qtbot)
    assert (len(databases.connections), databases.in_memory, databases.open) == (2, 2, 1)
    application.parts.opened_recorder.opened("nat", "nat-gateway")
    application.finish()
    assert (databases.in_memory, databases.open) == (2, 0)
    assert len(databases.connections) > databases.in_memory  # what was opened is kept, in a file


def test_from_the_page_of_a_value_its_concept_is_compared(application: Application, qtbot: QtBot) -> None:
    """Who came to a page by one of its figures could not compare what the page is about."""
    _show(application, _opened(), qtbot)
    application.controller.open_address("nat-gateway/bandwidth")
    assert application.parts.compare_command.subjects_in_front() == ("nat-gateway",)
    application.parts.compare_command.add("nat-instance")
    assert str(application.window.tabs.address) == "compare:nat-gateway+nat-instance"


def test_a_view_and_a_topic_are_gone_to_by_name(application: Application, qtbot: QtBot) -> None:
    """Who knows what a page is called would have to look for it in the menus."""
    opened = _opened()
    _show(application, opened, qtbot)
    topic, title = next(iter(opened.atlas.topic_titles().items()))
    for address, name in (("view:limits", "Limits"), (f"topic:{topic}", title)):
        assert opened.search(name)[0].id == address
        application.controller.open_address(address)
        page = application.window.tabs.page
        assert page is not None
        assert page.title == name


def test_the_first_copy_finds_its_templates_read(
    application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first thing that is copied would hold up the window for longer than all that follow."""
    html._templates.cache_clear()  # noqa: SLF001 - as when the program starts
    monkeypatch.setattr("netatlas.ui.palette_controller.IDLE_MS", 1)
    _show(application, _opened(), qtbot)
    qtbot.waitUntil(lambda: html._templates.cache_info().currsize == 1 and application.jobs.idle)  # noqa: SLF001 - the same
    read: list[str] = []
    monkeypatch.setattr(jinja2.FileSystemLoader, "get_source", lambda *_: read.append("a template"))
    html.to_fragment(Document("A title"))
    assert read == []
