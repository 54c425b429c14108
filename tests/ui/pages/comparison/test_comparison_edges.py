"""The comparison page at its edges: nothing shown yet, the fewest and most subjects, and search."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Confidence
from netatlas.compare import compare
from netatlas.compare.need_parsing import attributes_of, parse_need
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.cell_sources import full_sources
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.theme import load_theme
from netatlas.ui.widgets.plain_text import tip_text
from tests.helpers.atlases import atlas_of, concept, fact, figure, flag, text, was

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_MANY = "abcdefghijklm"
_FIGURE = figure(350, "s")
_ATLAS = atlas_of(
    [
        concept(
            name,
            fact(name, "managed-by", text("AWS" if name == "a" else "You")),
            fact(name, "port-forwarding", flag(on=name == "b")),
            fact(name, "idle-timeout", _FIGURE),
            fact(name, "source-check", text("off")),
        )
        for name in _MANY
    ]
)
_CONTEXT = PageContext(
    OpenAtlas(_ATLAS, PackReport(faults=(), remarks=(), counts={})), Edition.TODAY, load_theme("light")
)
_TWO_NEEDED, _TWELVE_FIT = "A comparison needs two subjects.", "12"


@pytest.fixture
def empty(qtbot: QtBot) -> ComparisonPage:
    """Return the page before it has shown anything."""
    page = ComparisonPage(_CONTEXT)
    qtbot.addWidget(page)
    page.resize(900, 600)
    return page


@pytest.fixture
def page(empty: ComparisonPage) -> ComparisonPage:
    """Return the page with three subjects, two rows that differ and two that do not."""
    empty.subjects_changed.connect(lambda address: empty.show_address(address, _CONTEXT))
    empty.show_address(Address.parse("compare:a+b+c"), _CONTEXT)
    empty.show()
    return empty


def test_a_page_that_shows_nothing_yet_has_nothing_to_give(empty: ComparisonPage) -> None:
    """A shortcut pressed before the first comparison is there would end the program."""
    assert empty.document() is None
    assert [empty.content(ending) for ending in ("csv", "png")] == [None, None]
    assert not empty.copy()
    assert empty.selected_document() is None
    assert empty.controller.decision is None
    assert empty.reason("compare.differences") == "There are no rows to leave out"
    assert empty.model.headerData(0, Qt.Orientation.Horizontal) is None
    assert (empty.mark_all("AWS"), empty.find_text("AWS", backward=False)) == (0, False)


def test_options_set_before_the_first_comparison_hold_for_it(empty: ComparisonPage, qtbot: QtBot) -> None:
    """A place would be recorded that shows no comparison at all."""
    with qtbot.assertNotEmitted(empty.place_refined):
        for command in ("compare.swap", "compare.pin", "compare.need", "compare.remove"):
            empty.commands()[command]()
    assert empty.controller.options.swapped
    assert not empty.controller.options.baseline
    assert not empty.findChildren(QMenu)


def test_the_last_two_subjects_stay(page: ComparisonPage, qtbot: QtBot) -> None:
    """A comparison of one thing would stand there, or nobody would know why the key does nothing."""
    page.remove_subject(-1)
    page.remove_subject(3)
    assert list(page.subject_ids) == ["a", "b", "c"]
    page.remove_subject(1)
    assert list(page.subject_ids) == ["a", "c"]
    with qtbot.waitSignal(page.note_requested) as noted:
        page.remove_subject(0)
    assert noted.args == [_TWO_NEEDED]
    assert list(page.subject_ids) == ["a", "c"]


def test_who_is_a_subject_already_becomes_the_current_one(page: ComparisonPage, qtbot: QtBot) -> None:
    """The same thing would have two columns, or adding it would seem to do nothing."""
    with qtbot.waitSignal(page.note_requested) as noted:
        assert page.add_subject("c")
    assert noted.args == ["That one stands here already."]
    assert page.subject_ids == ("a", "b", "c")
    assert page.current_subject == 2


def test_a_full_comparison_takes_no_thirteenth(page: ComparisonPage, qtbot: QtBot) -> None:
    """The page would ask for a comparison that cannot be opened."""
    page.show_address(Address.parse(f"compare:{'+'.join(_MANY[:12])}"), _CONTEXT)
    with qtbot.waitSignal(page.note_requested) as noted, qtbot.assertNotEmitted(page.subjects_changed):
        assert page.add_subject("m")
    assert noted.args is not None
    assert _TWELVE_FIT in str(noted.args[0])


def test_search_goes_from_match_to_match_and_around(page: ComparisonPage) -> None:
    """A match would be passed over, or the search would stop at the last one."""
    assert page.mark_all("you") == 2
    view = page.view
    row = next(row for row in range(page.model.rowCount()) if page.model.index(row, 0).data() == "AWS")
    view.setCurrentIndex(page.model.index(row, 0))
    seen = []
    for backward in (False, False, False, True, True):
        assert page.find_text("YOU", backward=backward)
        seen.append((view.currentIndex().row() - row, view.currentIndex().column()))
    assert seen == [(0, 1), (0, 2), (0, 1), (0, 2), (0, 1)]
    assert not page.find_text("nowhere", backward=False)
    assert view.currentIndex() == page.model.index(row, 1)


def test_outside_of_the_table_nothing_is_shown(page: ComparisonPage) -> None:
    """Qt asks for cells and headers that have just gone; the page would end over it."""
    outside = QModelIndex()
    assert page.model.data(outside) is None
    assert page.model.describe(outside) == ""
    across, count = Qt.Orientation.Horizontal, page.model.columnCount()
    named = [page.model.headerData(section, across) for section in (-1, 0, count - 1, count)]
    assert named == [None, "A", "I need", None]
    page.view.customContextMenuRequested.emit(QPoint(5, page.view.viewport().height() - 2))
    assert not page.findChildren(QMenu)


def test_the_column_of_needs_is_no_baseline(page: ComparisonPage) -> None:
    """Pinning while the keyboard is at the needs would pin a subject that nobody chose, or fail."""
    page.view.setCurrentIndex(page.model.index(0, 3))
    page.commands()["compare.pin"]()
    assert page.controller.options.baseline == ""
    page.view.setCurrentIndex(page.model.index(0, 1))
    page.commands()["compare.pin"]()
    assert page.controller.options.baseline == "b"


def test_any_takes_all_needs_of_one_row_and_leaves_the_others(page: ComparisonPage) -> None:
    """Choosing “Any” would keep the need, or lose those of other rows."""
    table = page.controller.table
    assert table is not None
    for words in ("managed by=AWS", "port forwarding=supported"):
        need = parse_need(words, attributes_of(_ATLAS, table))
        page.controller.set_need(need.attribute, need)
    page.controller.set_need("managed-by", None)
    assert [need.attribute for need in page.controller.options.needs] == ["port-forwarding"]


def test_no_need_can_be_asked_for_rows_that_are_folded(page: ComparisonPage) -> None:
    """A menu would ask for a need of several rows at once, and set it for one of them."""
    page.view.setCurrentIndex(page.model.index(2, 0))
    assert page.model.headerData(2, Qt.Orientation.Vertical) == "2 rows are the same"
    page.commands()["compare.need"]()
    assert not page.findChildren(QMenu)


def test_a_click_on_the_label_of_the_fold_shows_its_rows(page: ComparisonPage) -> None:
    """The arrow beside the label would look like a button and be none."""
    header = page.view.down
    at = QPoint(8, header.sectionViewportPosition(2) + header.sectionSize(2) // 2)
    count = page.model.rowCount()
    for rows in (count + 2, count):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert page.model.rowCount() == rows


def test_a_subject_of_the_swapped_table_is_opened_and_removed_at_the_left(
    page: ComparisonPage, qtbot: QtBot
) -> None:
    """The cross would be looked for where it was before rows and columns were swapped."""
    page.controller.swap()
    header = page.view.down
    top = header.sectionViewportPosition(1)
    name, cross = QPoint(12, top + 14), QPoint(header.width() - 16, top + 14)
    with qtbot.waitSignal(page.open_requested) as opened:
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=name)
    assert opened.args == ["b", False]
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=cross)
    assert page.subject_ids == ("a", "c")


def test_the_button_copies_and_says_so(page: ComparisonPage, qtbot: QtBot) -> None:
    """Nobody would know whether the click has copied anything."""
    QGuiApplication.clipboard().clear()
    page.view.clearSelection()
    with qtbot.waitSignal(page.note_requested) as noted:
        page.frame.bar.copy_button.click()
    assert noted.args == ["Copied."]
    assert "Managed by" in QGuiApplication.clipboard().text()


def test_the_advice_that_is_unfolded_is_part_of_the_place(page: ComparisonPage, qtbot: QtBot) -> None:
    """Going back would fold the advice again."""
    before = page.address
    with qtbot.waitSignal(page.place_refined) as refined:
        page.frame.advice.toggled.emit(not page.controller.options.advice)
    assert refined.args == [page.address]
    assert page.address != before


def test_the_dates_of_a_value_say_what_is_unsure_and_what_was_corrected() -> None:
    """A guess, or a value that differs from the notes, would pass for what was always known."""
    old = was(text("You"))
    one = fact("a", "managed-by", text("AWS"), as_of=PartialDate.parse("2025"), was=old)
    unsure = fact(
        "b", "managed-by", text("You"), confidence=Confidence.MEDIUM, was=was(text("AWS"), since="")
    )
    atlas = atlas_of([concept("a", one), concept("b", unsure)])
    cells = compare(atlas, ["a", "b"]).rows[0].cells
    assert [full_sources(atlas, cell, Edition.TODAY).splitlines()[-1] for cell in cells] == [
        "Checked 2026-11, as of 2025, the notes are out of date since 2022-06.",
        "Checked 2026-11, medium confidence, the notes are out of date.",
    ]


def test_the_reasons_fold_and_stay_as_the_reader_has_left_them(page: ComparisonPage) -> None:
    """Reasons for eleven subjects would leave no room to the table, or fold again at each need."""
    table = page.controller.table
    assert table is not None
    shown = page.frame.outcome
    need = parse_need("managed by=AWS", attributes_of(_ATLAS, table))
    page.controller.set_need(need.attribute, need)
    assert shown.why.text() == "Why 2 subjects are out"
    assert shown.reasons.isVisible()
    shown.why.click()
    page.resize(910, 600)
    assert not shown.reasons.isVisible()
    page.show_address(Address.parse(f"compare:{'+'.join(_MANY[:12])}?need=managed-by%20%3D%20AWS"), _CONTEXT)
    assert shown.why.text() == "Why 11 subjects are out"
    assert not shown.reasons.isVisible()
    shown.why.click()
    assert shown.reasons.isVisible()


def test_no_title_and_no_cell_moves_what_is_below_the_mouse(page: ComparisonPage) -> None:
    """A second click would hit another button, or the table would jump while it is read."""

    def places() -> list[QPoint]:
        buttons = (page.frame.bar.add_button, page.frame.bar.differences, page.frame.bar.copy_button)
        return [button.mapTo(page, QPoint()) for button in buttons]

    before, height = places(), page.frame.view.height()
    for line in range(2):
        page.view.setCurrentIndex(page.model.index(line, 0))
        QTest.keyClick(page.view, Qt.Key.Key_Return)
        assert "Checked 2026-11" in page.frame.detail.text()
        assert page.frame.view.height() == height
    page.show_address(Address.parse(f"compare:{'+'.join(_MANY[:12])}?only=1"), _CONTEXT)
    QApplication.processEvents()
    assert places() == before


def test_details_that_are_longer_than_their_area_can_be_reached(page: ComparisonPage) -> None:
    """The last of several sources would be out of sight, and out of the reach of the keyboard."""
    details = page.frame.details
    details.say("one line")
    assert details.focusPolicy() is Qt.FocusPolicy.NoFocus
    height = details.height()
    details.say("\n".join("line" for _ in range(9)))
    assert details.focusPolicy() is Qt.FocusPolicy.StrongFocus
    assert details.height() == height


def test_rows_that_all_differ_are_never_shown_alone(page: ComparisonPage) -> None:
    """The button would be there to press, and do nothing, without a word why."""
    page.show_address(Address.parse("compare:a+b"), _CONTEXT)
    assert page.reason("compare.differences") == ""
    one, two = (
        concept(name, fact(name, "managed-by", text(name)), fact(name, "source-check", text(name)))
        for name in "ef"
    )
    unlike = OpenAtlas(atlas_of([one, two]), PackReport(faults=(), remarks=(), counts={}))
    page.show_address(Address.parse("compare:e+f"), PageContext(unlike, Edition.TODAY, load_theme("light")))
    assert page.reason("compare.differences") == "All rows differ"
    assert tip_text(page.frame.bar.differences) == "All rows differ"
    assert not page.frame.bar.differences.isEnabled()
