"""The page of limits: filters, order, keys, find, copy and calculators."""

from __future__ import annotations

import copy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.model import ConceptId, Limit
from netatlas.explore.limits import Order
from netatlas.packs.report import PackReport
from netatlas.progress import SILENT
from netatlas.ui.clipboard import TSV
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.limits.page import LimitsPage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import tip_text
from tests.helpers.atlases import CITED, atlas_of, concept, figure, was

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Value
    from netatlas.ui.jobs import Jobs

CTRL = Qt.KeyboardModifier.ControlModifier


def _limit(name: str, of: str, label: str, value: Value, scope: str = "", **more: Any) -> Limit:  # noqa: ANN401
    return Limit(
        id=name, concept=ConceptId(of), label=label, kind=LimitKind.QUOTA, value=value, scope=scope,
        **CITED, **more,
    )  # fmt: skip


_ATLAS = atlas_of(
    [
        concept(
            "nat-gateway",
            title="NAT gateway",
            limits=(
                _limit(
                    "nat-gateway-max-bandwidth", "nat-gateway", "Maximum bandwidth", figure(100, "Gbps"),
                    "per NAT gateway", adjustable=Adjustable.NO, in_notes=True,
                    was=was(figure(45, "Gbps"), claim=""),
                ),
                _limit("mtu", "nat-gateway", "Maximum MTU", figure(8500, "B")),
            ),
        ),
        concept(
            "vpc",
            title="VPC",
            limits=(_limit("tables", "vpc", "Route tables", figure(200, "count", of="tables"), "per VPC"),),
        ),
        concept(
            "vpn",
            title="Site-to-Site VPN",
            limits=(_limit("tunnel", "vpn", "Bandwidth of a tunnel", figure(1250, "Mbps"), "per tunnel"),),
        ),
    ]
)  # fmt: skip


def _context(edition: Edition = Edition.TODAY, atlas: Atlas = _ATLAS) -> PageContext:
    opened = OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))
    context = PageContext(opened, edition, load_theme("light"))
    _at_work.append(context.jobs)
    return context


_at_work: list[Jobs] = []


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    """End what pages have begun to index in the background."""
    yield
    while _at_work:
        assert _at_work.pop().finish()


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[LimitsPage]:
    """Return the page with four limits on the screen."""
    context = _context()
    page = LimitsPage(context)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show_address(Address.parse("view:limits"), context)
    with qtbot.waitExposed(page):
        page.show()
    yield page
    page.close()


def _shown(page: LimitsPage) -> list[str]:
    return [limit.id for limit in page.model.limits]


ALL = ["nat-gateway-max-bandwidth", "tunnel", "mtu", "tables"]


def test_all_limits_stand_by_real_size(page: LimitsPage) -> None:
    """1,250 Mbps would stand above 100 Gbps."""
    assert _shown(page) == ALL
    assert page.filters.count.text() == "4 limits, most important first"


@pytest.mark.parametrize(
    ("typed", "wanted", "count"),
    [
        ("vpc", ["tables"], "1 of 4"),
        ("> 1 gbps", ["nat-gateway-max-bandwidth", "tunnel"], "2 of 4"),
        ("per tunnel", ["tunnel"], "1 of 4"),
        ("nat gatway", ["nat-gateway-max-bandwidth", "mtu"], "2 of 4, near to these words"),
        ("gatway mtu", ["mtu"], "1 of 4, near to these words"),
        ("nat gatway > 1 Mbps", ["nat-gateway-max-bandwidth"], "1 of 4, near to these words"),
        ("qqqqzzzz", [], "0 of 4"),
    ],
)
def test_words_narrow_the_table(
    page: LimitsPage, qtbot: QtBot, typed: str, wanted: list[str], count: str
) -> None:
    """A limit would have to be looked for by scrolling, or a slip of the finger would hide it."""
    QTest.keyClicks(page.filters.words, typed)
    qtbot.waitUntil(lambda: _shown(page) == wanted)
    assert page.filters.count.text().replace(", most important first", "") == count
    QTest.keyClick(page.filters.words, Qt.Key.Key_Escape)
    assert _shown(page) == ALL


def test_similar_names_come_when_they_are_indexed(qtbot: QtBot) -> None:
    """The window would stand still while they are, or say that nothing fits."""
    atlas = copy.copy(_ATLAS)  # another one, whose names no page has indexed
    context = _context(atlas=atlas)
    page = LimitsPage(context)
    qtbot.addWidget(page)
    page.show_address(Address.parse("view:limits?words=nat%20gatway"), context)
    assert _shown(page) == []
    assert page.details.label.text() == "Looking for names like these words …"
    qtbot.waitUntil(lambda: len(_shown(page)) == 2)
    assert page.filters.count.text().startswith("2 of 4, near to these words")
    second = LimitsPage(context)
    qtbot.addWidget(second)
    second.show_address(Address.parse("view:limits?words=nat%20gatway"), context)
    assert len(_shown(second)) == 2  # indexed once for an atlas
    with qtbot.waitExposed(second):
        second.show()


def test_a_paste_by_mistake_looks_for_no_more_than_a_line(page: LimitsPage) -> None:
    """Each of thousands of words would be looked for in every limit while the window stands still."""
    page.filters.words.insert("ab " * 10_000)
    assert len(page.filters.query.words) <= 200


def test_choices_narrow_the_table_and_clear_takes_all_back(page: LimitsPage) -> None:
    """Filters would not add up, or could not be undone in one go."""
    page.filters.hard.click()
    assert _shown(page) == ["nat-gateway-max-bandwidth"]
    page.filters.scope.setCurrentIndex(page.filters.scope.findData("VPC"))
    assert _shown(page) == []
    assert "Clear" in page.details.label.text()
    page.filters.clear.click()
    assert _shown(page) == ALL
    assert not page.filters.clear.isEnabled()


def test_headings_and_the_command_sort(page: LimitsPage) -> None:
    """The table could be read in one order only, or sorted with a mouse only."""
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(0) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [page.model.line(row).subject for row in (0, 3)] == ["NAT gateway", "VPC"]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.model.line(0).subject == "VPC"
    page.table.setCurrentIndex(page.model.index(0, 2))
    page.commands()["limits.sort"]()
    assert _shown(page) == ALL
    page.commands()["limits.sort"]()
    assert _shown(page) == ["tunnel", "nat-gateway-max-bandwidth", "mtu", "tables"]
    page.commands()["limits.sort"]()
    assert page.options.order is Order.IMPORTANCE
    assert _shown(page) == ALL


def test_the_keyboard_stays_at_its_limit_when_the_order_changes(page: LimitsPage) -> None:
    """After each sort the reader would have to find the row again."""
    page.table.go_to(3)
    page.sort_by(1)
    row = page.table.currentIndex().row()
    assert page.model.limits[row].id == "tables"
    assert page.details.label.text().startswith("VPC, route tables: 200 tables, per VPC")


def test_enter_and_a_click_on_the_subject_open_it(page: LimitsPage, qtbot: QtBot) -> None:
    """From a figure there would be no way to the thing that it belongs to."""
    page.table.go_to(1)
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert opened.args == ["vpn", False]
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.keyClick(page.table, Qt.Key.Key_Return, CTRL)
    assert opened.args == ["vpn", True]
    spot = page.table.visualRect(page.model.index(3, 0)).center()
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args == ["vpc", False]
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.MiddleButton, pos=spot)
    assert opened.args == ["vpc", True]
    beside = page.table.visualRect(page.model.index(3, 1)).center()
    with qtbot.assertNotEmitted(page.open_requested):
        QTest.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=beside)


def test_up_leads_to_the_filter_and_down_back(page: LimitsPage, qtbot: QtBot) -> None:
    """Between the table and its filter there would be a row of buttons to tab through."""
    page.window().activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_content()
    QTest.keyClick(page.table, Qt.Key.Key_Up)
    assert page.filters.words.hasFocus()
    QTest.keyClick(page.filters.words, Qt.Key.Key_Down)
    assert page.table.hasFocus()


def test_every_filter_refines_the_place(page: LimitsPage, qtbot: QtBot) -> None:
    """Going away and back would lose the filters."""
    with qtbot.waitSignal(page.place_refined) as place:
        QTest.keyClicks(page.filters.words, "v")
    assert place.args == [Address.parse("view:limits?words=v")]
    page.filters.hard.click()
    page.sort_by(0)
    address = "view:limits?words=v&hard=1&order=subject&up=1"
    with qtbot.waitSignal(page.place_refined) as place:
        page.filters.calculators.click()
    assert place.args == [Address.parse(f"{address}&sums=1")]
    other = LimitsPage(_context())
    qtbot.addWidget(other)
    with qtbot.assertNotEmitted(other.place_refined):
        other.show_address(place.args[0], _context())
    assert other.options == page.options
    assert _shown(other) == _shown(page)


def test_find_in_page_marks_and_steps(page: LimitsPage) -> None:
    """Ctrl+F would do nothing on the page with the most figures."""
    assert page.mark_all("bandwidth") == 2
    assert page.find_text("bandwidth", backward=False)
    assert page.table.currentIndex().row() == 1
    assert page.find_text("bandwidth", backward=False)
    assert page.table.currentIndex().row() == 0
    assert not page.find_text("no such words", backward=True)
    assert page.mark_all("") == 0


def test_rows_are_copied_as_sentences_and_as_a_table(page: LimitsPage) -> None:
    """A figure taken along would lose its unit, what it counts per, or its source."""
    assert not page.copy()
    page.table.selectAll()
    assert page.copy()
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().splitlines()
    wanted = "NAT gateway, maximum bandwidth: 100 Gbps, per NAT gateway (VPC guide, 2026-11)"
    assert lines[0] == wanted
    table = bytes(data.data(TSV).data()).decode().splitlines()
    assert table[0].startswith("Subject\tWhat\tValue\tPer")
    assert table[4].split("\t")[:4] == ["VPC", "Route tables", "200 tables", "VPC"]
    assert data.html().count("<tr>") == 5
    assert "<td>VPC guide, 2026-11</td>" in data.html()
    write = page.content("csv")
    assert callable(write)
    assert write(SILENT).decode().splitlines()[4].startswith("VPC,Route tables,200 tables,VPC")
    assert page.deselect()
    assert not page.deselect()


def test_the_notes_show_their_own_figures_and_count_what_is_hidden(page: LimitsPage) -> None:
    """As the notes would show figures that the notes never held, or hide them without a word."""
    page.show_address(Address.parse("view:limits"), _context(Edition.NOTES))
    assert [page.model.line(row).value for row in range(page.model.rowCount())] == ["45 Gbps"]
    assert page.hidden_note.text() == (
        "1 value of the notes here differs from today’s, as marked; Both shows them together. "
        "3 more are hidden: the notes did not hold them."
    )
    page.show_address(Address.parse("view:limits"), _context(Edition.BOTH))
    assert page.model.line(0).old == "45 Gbps"
    assert page.hidden_note.isHidden()


def test_what_is_saved_is_what_is_shown(page: LimitsPage) -> None:
    """A saved page would hold other rows, or in another order, than the screen."""
    QTest.keyClicks(page.filters.words, "bandwidth")
    page.sort_by(0)
    document = page.document()
    assert document is not None
    text = str(msgspec.to_builtins(document))
    assert text.index("100 Gbps") < text.index("1,250 Mbps")
    assert "8,500" not in text


def test_a_size_that_cannot_be_read_is_refused_with_a_sentence(page: LimitsPage) -> None:
    """A slip in a figure would list limits near to it, or say only that none fits."""
    page.filters.words.setText("bandwidth >= 1,2,3 Gbps")
    assert page.model.limits == ()
    assert page.details.label.text().startswith("“1,2,3” is no number; write 1000 or 1,000")


def test_calculators_answer_with_their_source(page: LimitsPage) -> None:
    """A calculator could not be used by keyboard, or nobody would know where its figures come from."""
    page.filters.calculators.click()
    (row,) = page.calculators.rows
    assert tip_text(row.answer) == "2 NAT gateways. One scales up to 100 Gbps. (VPC guide, 2026-11)"
    row.box.selectAll()
    QTest.keyClicks(row.box, "301")
    spoken = "NAT gateways for 301 Gbps: 4 NAT gateways. One scales up to 100 Gbps. (VPC guide, 2026-11)"
    assert row.answer.accessibleName() == spoken
    row.box.selectAll()
    QTest.keyClicks(row.box, "30,1")  # neither 301 nor 30
    QTest.keyClick(row.box, Qt.Key.Key_Return)
    assert row.answer.accessibleName() == spoken
    assert page.calculators.isVisible()
    page.filters.calculators.click()
    assert not page.calculators.isVisible()
    again = LimitsPage(_context())
    again.show_address(
        Address.parse("view:limits?sum=nat-gateways:301&sum=gone:1&sum=x&sum=nat:inf"), _context()
    )
    assert again.calculators.rows[0].box.value() == 301
    assert again.options.amounts == page.options.amounts == (("nat-gateways", 301.0),)
    assert again.options.calculators  # whoever typed a number sees it again
    again.show_address(Address.parse("view:limits"), _context())
    assert again.calculators.rows[0].box.value() == 200
    assert not again.options.calculators


def test_the_bounds_of_a_sum_are_said_and_what_is_beyond_them_is_refused(
    page: LimitsPage, qtbot: QtBot
) -> None:
    """20,000 Gbps would silently become 2,000, and the answer be taken for that of 20,000."""
    page.filters.calculators.click()
    (row,) = page.calculators.rows
    assert row.after.text() == "Gbps (1 to 10,000)"
    assert row.box.accessibleName() == "NAT gateways for … Gbps, 1 to 10,000"
    row.box.selectAll()
    QTest.keyClicks(row.box, "20000")
    with qtbot.waitSignal(page.note_requested) as said:
        QTest.keyClick(row.box, Qt.Key.Key_Return)
    assert said.args == ["“20000” is not from 1 to 10,000; write a number there. 2000 is kept."]
    assert row.box.text() == "2000"
    with qtbot.assertNotEmitted(page.note_requested):
        QTest.keyClick(row.box, Qt.Key.Key_Return)


def test_a_long_reason_goes_on_in_the_next_line(page: LimitsPage) -> None:
    """The caveat at its end would be cut off, and the sum be taken for the whole answer."""
    page.filters.calculators.click()
    (row,) = page.calculators.rows
    one_line = row.answer.heightForWidth(900)
    row.answer.show_answer(row.answer.answer._replace(because="More than that needs a raised quota. " * 6))
    assert row.answer.heightForWidth(300) > 2 * one_line


def test_tab_goes_from_the_filters_over_the_sums_to_the_table(page: LimitsPage) -> None:
    """The table would be reached only past the tool bar of the window."""
    page.filters.calculators.click()
    passed: list[QWidget | None] = [page.filters.words]
    while len(passed) < 40 and passed[-1] is not None and passed[-1] is not page.table:
        passed.append(passed[-1].nextInFocusChain())
    wanted = (page.filters.words, page.filters.clear, page.calculators.rows[0].box, page.table)
    assert [widget for widget in passed if widget in wanted] == list(wanted)


def test_columns_give_way_where_there_is_no_room(page: LimitsPage, qtbot: QtBot) -> None:
    """Half a column would be seen, and the rest of it be scrolled to."""
    for width, shown in ((1000, 7), (780, 6), (690, 5), (600, 4), (300, 3)):
        page.resize(width, 600)
        qtbot.waitUntil(lambda: page.table.width() > 0)
        assert sum(not page.table.isColumnHidden(column) for column in range(7)) == shown
        assert page.table.horizontalScrollBar().maximum() == 0


def test_every_row_in_sight_is_as_high_as_its_words(page: LimitsPage, qtbot: QtBot) -> None:
    """The second line of a row would be cut off after a filter, a new size or another width."""
    page.show_address(Address.parse("view:limits?words=vpc&sums=1"), _context())
    page.show_address(Address.parse("view:limits"), replace(_context(Edition.BOTH), scale=1.5))
    page.resize(700, 640)
    qtbot.waitUntil(lambda: page.table.columnViewportPosition(1) > 0)
    for row in range(page.model.rowCount()):
        assert page.table.rowHeight(row) == page.table.needed_height(row)
    assert page.table.rowHeight(0) > page.table.verticalHeader().defaultSectionSize()


def test_only_rows_in_sight_are_measured(
    page: LimitsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pack of thousands of limits would freeze the window for seconds."""
    many = tuple(
        _limit(f"n{n}", "vpc", f"Figure {n}", figure(n + 1, "count", of="things")) for n in range(5000)
    )
    atlas = atlas_of([concept("vpc", title="VPC", limits=many)])
    context = _context(atlas=atlas)
    measured: set[int] = set()
    needed = page.table.needed_height

    def watched(row: int) -> int:
        measured.add(row)
        return needed(row)

    monkeypatch.setattr(page.table, "needed_height", watched)
    page.show_address(Address.parse("view:limits"), context)
    qtbot.waitUntil(lambda: bool(measured))
    assert page.model.rowCount() == 5000
    assert len(measured) < 60
    page.table.scrollToBottom()
    assert 4999 in measured
    assert len(measured) < 120
