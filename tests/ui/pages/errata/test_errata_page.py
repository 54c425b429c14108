"""The page of what the notes got wrong: a table to filter, and a checklist that is kept."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

import msgspec
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Verdict
from netatlas.desk.ticked import TickedCorrections
from netatlas.documents.blocks import Link, Text
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.errata.address import ErrataOptions, errata_address, errata_options
from netatlas.ui.pages.errata.page import ErrataPage
from netatlas.ui.pages.errata.rows import ErrataColumn
from netatlas.ui.pages.registry import page_class
from netatlas.ui.pages.text_page import TextPage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.inline_layout import InlineLayout
from tests.helpers.atlases import CITED, atlas_of, concept, demo_atlas, fact, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.atlas import Atlas
    from netatlas.ui.app import Application

WRONG = ["nat-gateway-bandwidth", "nat-instance-choice", "tls12-year"]
_ATLAS = demo_atlas()


def _context(atlas: Atlas = _ATLAS) -> PageContext:
    opened = OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))
    return PageContext(opened, Edition.BOTH, load_theme("light"))


def _page(qtbot: QtBot, context: PageContext, address: str = "view:errata", width: int = 1000) -> ErrataPage:
    page = ErrataPage(context)
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show_address(Address.parse(address), context)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def page(qtbot: QtBot) -> ErrataPage:
    """Return the page with the corrections of a small atlas, where nothing can be kept."""
    return _page(qtbot, _context())


@pytest.fixture
def kept(qtbot: QtBot, application: Application, opened: OpenAtlas) -> ErrataPage:
    """Return the page in the window, where ticks are kept."""
    with qtbot.waitSignal(application.window.first_painted):
        application.start()
    application.jobs.cancel_titled()
    qtbot.waitUntil(lambda: application.jobs.idle)
    application.controller.show_atlas(opened)
    application.controller.open_address("view:errata")
    page = application.window.tabs.page
    assert isinstance(page, ErrataPage)
    qtbot.waitUntil(page.isVisible)
    return page


def _shown(page: ErrataPage) -> list[str]:
    return [claim.id for claim in page.model.claims]


def _ticked(page: ErrataPage) -> list[str]:
    return [claim.id for row, claim in enumerate(page.model.claims) if page.model.is_ticked(row)]


def test_every_verdict_has_its_count_and_narrows_the_list(page: ErrataPage, qtbot: QtBot) -> None:
    """Who wants to unlearn what is wrong would read through all that is merely incomplete."""
    assert _shown(page) == WRONG
    assert page.lead.text() == "3 of 4 lines of the notes are corrected."
    shown = [button.text() for button in page.filters.verdicts.values() if button.isVisible()]
    assert shown == ["All 3", "Out of date 1", "Wrong 2"]
    with qtbot.waitSignal(page.place_refined) as refined:
        page.filters.verdicts[Verdict.WRONG].click()
    assert refined.args == [Address.parse("view:errata?verdict=wrong")]
    assert (_shown(page), page.filters.count.text()) == (WRONG[1:], "2 corrections")
    page.filters.clear.click()
    assert _shown(page) == WRONG


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [("45 gbps", WRONG[:1]), ("NAT", WRONG[:2]), ("tls", WRONG[2:]), ("August", WRONG[2:]), ("zebra", [])],
)
def test_words_of_either_side_and_of_names_are_found(page: ErrataPage, typed: str, wanted: list[str]) -> None:
    """A line of the notes could be looked for by its own words only, or not by the words of today."""
    QTest.keyClicks(page.filters.words, typed)
    assert _shown(page) == wanted
    assert page.nothing.isVisible() is (not wanted)
    QTest.keyClick(page.filters.words, Qt.Key.Key_Escape)
    assert _shown(page) == WRONG


def test_a_line_that_is_still_right_is_shown_where_a_link_leads_to_it(qtbot: QtBot) -> None:
    """A hit of the search for what is right in the notes would open a page that does not list it."""
    page = _page(qtbot, _context(), "managed")
    page.reveal(Address.parse("managed"))
    assert (_shown(page), page.table.selected_rows()) == (["managed"], [0])
    assert page.filters.verdicts[Verdict.CURRENT].isVisible()
    page.show_address(Address.parse("tls12-year"), _context())
    page.reveal(Address.parse("tls12-year"))
    assert (_shown(page), page.table.selected_rows()) == (WRONG, [2])
    assert not page.filters.verdicts[Verdict.CURRENT].isVisible()


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # offscreen, of every menu
def test_links_open_what_a_line_is_about(page: ErrataPage, qtbot: QtBot) -> None:
    """The page would be a dead end: no way from a correction to the concept."""
    index = page.model.index(0, ErrataColumn.ABOUT)
    spot = page.table.visualRect(index).topLeft() + QPoint(14, 16)
    assert page.table.link_at(spot) == "nat-gateway"
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == ["nat-gateway", False]
    page.table.go_to(2)
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened.args == ["tls-1-2", True]
    page.table.customContextMenuRequested.emit(spot)
    menu = page.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions() if action.text()] == ["Copy", "Open NAT gateway"]
    menu.close()


def test_said_and_now_weigh_the_same_at_any_width(page: ErrataPage, qtbot: QtBot) -> None:
    """Words would break inside, or a column be scrolled out of sight."""
    table = page.table
    for width in (420, 640, 760, 1000, 1600):
        page.resize(width, 600)
        qtbot.waitUntil(lambda: table.width() > 0)
        said, now = (table.columnWidth(column) for column in (ErrataColumn.SAID, ErrataColumn.NOW))
        assert 0.8 < said / now <= 1
        shown = [column for column in ErrataColumn if not table.isColumnHidden(column)]
        assert sum(table.columnWidth(column) for column in shown) <= table.viewport().width()
        assert table.horizontalScrollBar().maximum() == 0
        assert ErrataColumn.TICK not in shown  # nothing can be kept here
        for row in range(page.model.rowCount()):
            assert table.rowHeight(row) == table.needed_height(row)


def test_it_can_be_found_copied_and_saved(page: ErrataPage) -> None:
    """Corrections could be read and not taken along."""
    assert (page.mark_all("100 gbps"), page.mark_all("")) == (1, 0)
    assert page.find_text("AUGUST", backward=False)
    assert page.table.selected_rows() == [2]
    assert not page.find_text("zebra", backward=True)
    assert page.copy()
    assert "TLS 1.2 is of August 2008." in QGuiApplication.clipboard().text()
    assert "45 Gbps" not in QGuiApplication.clipboard().text()
    assert page.deselect()
    assert page.copy()
    assert "45 Gbps" in QGuiApplication.clipboard().text()
    document = page.document()
    assert document is not None
    assert len(document.references) == 1


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, page: ErrataPage) -> None:
    """The view would crash when a filter leaves nothing."""
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    check(page.model)
    page.model.set_claims(())
    check(page.model)
    assert page.model.data(QModelIndex()) is None


def test_a_reader_hears_all_of_a_row_at_its_box(page: ErrataPage) -> None:
    """Who cannot see the table would hear one cell and guess what was ticked off."""
    spoken = page.model.index(0, ErrataColumn.TICK).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == (
        "not ticked off: NAT gateway, out of date since 2022-06. "
        "The notes said: A gateway scales to 45 Gbps. "
        "Now: It scales to 100 Gbps. More needs several gateways. (VPC guide, 2026-11)"
    )


def test_a_low_page_of_large_text_has_its_title_in_the_tab_alone(page: ErrataPage) -> None:
    """The table would show a row or none."""
    title = page.filters.head.title
    assert title.isVisible()
    page.show_address(Address.parse("view:errata"), dataclasses.replace(_context(), scale=2.0))
    assert not title.isVisible()
    page.resize(1000, 900)
    assert title.isVisible()


def test_each_row_has_a_head_to_be_heard(page: ErrataPage) -> None:
    """A reader that moves down a column would hear words without what they are about."""
    model, role = page.table.model(), Qt.ItemDataRole.AccessibleTextRole
    heads = [model.headerData(row, Qt.Orientation.Vertical, role) for row in range(model.rowCount() + 1)]
    assert heads[:1] + heads[-1:] == ["NAT gateway", None]
    assert all(heads[:-1])


def test_ticks_are_shown_at_once_and_kept(kept: ErrataPage, qtbot: QtBot, application: Application) -> None:
    """What was worked through yesterday would have to be read again today."""
    data = application.parts.workspace.data
    assert data is not None
    kept.focus_content()
    kept.table.setCurrentIndex(kept.model.index(0, ErrataColumn.NOW))
    QTest.keyClick(kept.table, Qt.Key.Key_Space)
    assert _ticked(kept) == WRONG[:1]
    kept.table.selectAll()
    QTest.keyClick(kept.table, Qt.Key.Key_Space)
    assert _ticked(kept) == []
    QTest.keyClick(kept.table, Qt.Key.Key_Space)
    assert _ticked(kept) == WRONG
    QTest.keyClick(kept.table, Qt.Key.Key_Space)
    kept.table.go_to(0)
    QTest.keyClick(kept.table, Qt.Key.Key_Space)
    spot = kept.table.visualRect(kept.model.index(2, ErrataColumn.TICK)).topLeft() + QPoint(15, 15)
    QTest.mouseClick(kept.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert _ticked(kept) == [WRONG[0], WRONG[2]]
    assert kept.filters.count.text() == "3 corrections, 2 ticked off"
    qtbot.waitUntil(lambda: data.items.ticked == {f"demo:{WRONG[0]}", f"demo:{WRONG[2]}"})
    assert _ticked(kept) == [WRONG[0], WRONG[2]]
    kept.filters.unticked.click()
    assert _shown(kept) == [WRONG[1]]
    kept.model.setData(kept.model.index(0, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert _shown(kept) == []
    assert kept.nothing.text() == "All of these are ticked off."


def test_ticks_of_another_program_are_shown_and_those_of_other_packs_are_left(
    kept: ErrataPage, qtbot: QtBot, application: Application
) -> None:
    """Two windows would show two states of one list, or one pack would take the ticks of another."""
    data = application.parts.workspace.data
    assert data is not None
    before = {f"demo:{WRONG[1]}", "elsewhere:gone", f"other:{WRONG[2]}"}
    data.write(lambda data: data.ticked.keep(dict.fromkeys(before, True)))
    qtbot.waitUntil(lambda: _ticked(kept) == [WRONG[1]])
    kept.table.toggled.emit(1)
    qtbot.waitUntil(lambda: data.items.ticked == {"elsewhere:gone", f"other:{WRONG[2]}"})
    assert _ticked(kept) == []


def test_a_tick_that_cannot_be_kept_is_taken_back(
    kept: ErrataPage, qtbot: QtBot, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk would look like a list that is done."""
    data = application.parts.workspace.data
    assert data is not None

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(TickedCorrections, "keep", fail)
    with qtbot.waitSignal(data.failed):
        kept.table.toggled.emit(1)
    assert _ticked(kept) == []


def test_a_pack_without_notes_has_no_such_page(qtbot: QtBot) -> None:
    """A page about notes that there never were would list nothing and count to zero."""
    bare = atlas_of((concept("vpc", title="VPC"),))
    address = Address.parse("view:errata")
    assert page_class(_ATLAS, address) is ErrataPage
    assert issubclass(page_class(bare, address), TextPage)
    page = TextPage(_context(bare))
    qtbot.addWidget(page)
    page.show_address(address, _context(bare))
    assert "The open packs grew from no notes" in page.browser.toPlainText()


def test_of_thousands_only_the_rows_in_sight_are_worded(qtbot: QtBot) -> None:
    """5,000 corrections would hold the window up for seconds before the first is seen."""
    first = _ATLAS.claims[0]
    claims = tuple(msgspec.structs.replace(first, id=f"claim-{number}") for number in range(5_000))
    concepts = (concept("nat-gateway", fact("nat-gateway", "bandwidth", text("x")), **CITED),)
    page = _page(qtbot, _context(atlas_of(concepts, claims=claims)))
    assert page.filters.count.text() == "5,000 corrections"
    assert len(page.model._rows) < 60  # noqa: SLF001 - what was worded is seen nowhere else
    page.set_scroll_position(10**9)
    assert page.table.rowAt(page.table.viewport().height() - 2) == 4_999
    QTest.keyClicks(page.filters.words, "100")
    assert len(page.model.claims) == 5_000
    assert len(page.model._rows) < 120  # noqa: SLF001 - the same


def test_a_very_long_word_and_one_written_from_the_right_stay_in_their_cell() -> None:
    """A name of 200 letters would be cut off, and bold begin at the wrong letter behind an emoji."""
    font = QFont()
    font.setPixelSize(14)
    theme = load_theme("dark")
    narrow = InlineLayout([(Link("x" * 200, "vpc"),)], 120, font, theme)
    assert narrow.height > 5 * 14
    assert narrow.link_at(10, narrow.height - 4) == "vpc"
    faces = Text("\N{GRINNING FACE}\N{GRINNING FACE} ")
    behind = InlineLayout([(faces, Link("vpc", "vpc"))], 400, font, theme)
    assert [behind.link_at(x, 5) for x in (4, 300)] == ["", ""]
    assert "vpc" in {behind.link_at(x, 5) for x in range(0, 100, 3)}
    assert InlineLayout([(Text("שלום"),)], 120, font, theme).height > 0


@pytest.mark.parametrize("verdict", [None, *Verdict])
@pytest.mark.parametrize("is_left", [True, False])
def test_options_survive_their_address(verdict: Verdict | None, *, is_left: bool) -> None:
    """History would come back to another filter than the one that was left."""
    options = ErrataOptions(verdict=verdict, words="a & b", is_left=is_left)
    assert errata_options(errata_address(options)) == options
