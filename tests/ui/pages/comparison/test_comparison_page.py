"""The comparison page: folding, needs, the baseline, other orders, and what is taken along."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import State
from netatlas.compare.need_parsing import attributes_of, parse_need
from netatlas.packs.report import PackReport
from netatlas.progress import SILENT
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.grid import CellKind
from netatlas.ui.pages.comparison.model import CellRole
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import NOT_APPLICABLE, UNKNOWN, atlas_of, concept, fact, figure, flag, text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.model import Concept, Value

VALUES: dict[str, tuple[Value, Value, Value]] = {
    "managed-by": (text("AWS"), text("You"), text("You")),
    "port-forwarding": (flag(on=False), flag(on=True), UNKNOWN),
    "bandwidth": (figure(5, "Gbps", 100), figure(1, "Gbps"), NOT_APPLICABLE),
    "idle-timeout": (figure(350, "s"), figure(350, "s"), figure(350, "s")),
    "source-check": (text("off"), text("Off"), text("off")),
}


def _concepts() -> list[Concept]:
    return [
        concept(name, *(fact(name, which, values[place]) for which, values in VALUES.items()))
        for place, name in enumerate("abc")
    ] + [concept("d", fact("d", "managed-by", text("Nobody")))]


@pytest.fixture
def page(qtbot: QtBot) -> ComparisonPage:
    """Return the page with three subjects, five rows, two of them the same."""
    opened = OpenAtlas(atlas_of(_concepts()), PackReport(faults=(), remarks=(), counts={}))
    context = PageContext(opened, Edition.TODAY, load_theme("light"))
    made = ComparisonPage(context)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.subjects_changed.connect(lambda address: made.show_address(address, context))
    made.show_address(Address.parse("compare:a+b+c"), context)
    made.show()
    made.focus_content()
    return made


def _need(page: ComparisonPage, words: str) -> None:
    table = page.model.grid.table if page.model.grid else None
    assert table is not None
    need = parse_need(words, attributes_of(atlas_of(_concepts()), table))
    page.controller.set_need(need.attribute, need)


def _labels(page: ComparisonPage) -> list[str]:
    return [str(page.model.headerData(row, Qt.Orientation.Vertical)) for row in range(page.model.rowCount())]


def _names(page: ComparisonPage) -> list[str]:
    return [
        str(page.model.headerData(column, Qt.Orientation.Horizontal))
        for column in range(page.model.columnCount())
    ]


def test_rows_that_are_all_the_same_are_shown(page: ComparisonPage) -> None:
    """The page of two things that do not differ would be one line that says so, and nothing of them."""
    last = page.model.columnCount() - 1
    usual = page.view.columnWidth(last)
    one = concept("e", fact("e", "managed-by", text("AWS")), fact("e", "bandwidth", figure(1, "Gbps")))
    two = concept("f", fact("f", "managed-by", text("AWS")), fact("f", "bandwidth", figure(1, "Gbps")))
    same = OpenAtlas(atlas_of([one, two]), PackReport(faults=(), remarks=(), counts={}))
    page.show_address(Address.parse("compare:e+f"), PageContext(same, Edition.TODAY, load_theme("light")))
    assert _labels(page) == ["Managed by", "Bandwidth"]
    assert page.frame.lead.text() == "0 of 2 rows differ."
    assert not any(page.model.index(row, 0).data(CellRole.DIFFERS) for row in range(2))
    assert page.reason("compare.same")
    assert page.view.columnWidth(2) == usual


def test_no_row_at_all_can_be_shown_swapped(page: ComparisonPage, qtbot: QtBot) -> None:
    """Differences only, of things that do not differ, would break the swapped table and lose its place."""
    one, two = (concept(name, fact(name, "managed-by", text("AWS"))) for name in "ef")
    same = OpenAtlas(atlas_of([one, two]), PackReport(faults=(), remarks=(), counts={}))
    page.show_address(
        Address.parse("compare:e+f?swap=1"), PageContext(same, Edition.TODAY, load_theme("light"))
    )
    with qtbot.waitSignal(page.place_refined) as refined:
        page.frame.bar.differences.click()
    assert refined.args == [Address.parse("compare:e+f?only=1&swap=1")]
    assert page.model.columnCount() == 0
    page.frame.bar.differences.click()
    assert page.model.columnCount() == 1


def test_rows_that_are_the_same_fold_into_one_line(page: ComparisonPage) -> None:
    """What differs would drown among what does not, or what is the same would be lost."""
    folded = ["Managed by", "Bandwidth", "Port forwarding", "2 rows are the same"]
    assert _labels(page) == folded
    page.view.setCurrentIndex(page.model.index(3, 0))
    assert page.frame.detail.text().startswith("2 rows are the same: Idle timeout, Source check.")
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert _labels(page) == [*folded, "Idle timeout", "Source check"]
    QTest.mouseClick(
        page.view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=page.view.visualRect(page.model.index(3, 0)).center(),
    )
    assert _labels(page) == folded
    page.frame.bar.differences.setChecked(True)
    assert _labels(page) == folded[:3]


def test_a_need_puts_out_who_cannot_and_says_why_in_one_place(page: ComparisonPage) -> None:
    """Somebody would choose what cannot do it, or drop what nobody has tested."""
    _need(page, "port forwarding=supported")
    assert page.frame.outcome.sentence.isVisible()
    assert "B and C remain" in page.frame.outcome.sentence.text()
    assert not page.frame.lead.isVisible()
    header, grid = page.controller.subject_header, page.model.grid
    assert grid is not None
    assert [grid.is_ruled_out(subject) for subject in range(3)] == [True, False, False]
    assert grid.subject_note(0) == "out: Port forwarding: Not supported"
    assert [grid.subject_mark(subject) for subject in range(3)] == ["out", "remains", "may remain"]
    assert [grid.remains(subject) for subject in range(3)] == [False, True, False]
    assert page.frame.outcome.reasons.text() == "A: Port forwarding: Not supported"
    heard = [
        page.model.headerData(column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
        for column in range(3)
    ]
    assert heard == [
        "A, out: Port forwarding: Not supported",
        "B, remains",
        "C, may remain; cannot tell: Port forwarding",
    ]
    assert header.height() > 40
    row = _labels(page).index("Port forwarding")
    assert page.model.index(row, 0).data(CellRole.RULES_OUT)
    assert page.model.index(row, 3).data() == "supported"
    _need(page, "bandwidth>=20 Gbps")
    assert "out" in grid.subject_note(0)
    assert page.frame.bar.clear_button.isEnabled()
    page.frame.bar.clear_button.click()
    assert page.reason("compare.clear_needs") == "Nothing is needed yet"
    assert not page.frame.bar.clear_button.isEnabled()
    assert page.frame.lead.isVisible()
    assert page.model.index(row, 3).data() == "any"


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the offscreen platform says it of every menu
def test_enter_on_what_is_needed_opens_a_menu(page: ComparisonPage) -> None:
    """A need could be set with the mouse only."""
    row = _labels(page).index("Bandwidth")
    page.view.setCurrentIndex(page.model.index(row, 3))
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Any", "at least 1 Gbps", "at least 100 Gbps", "Something else…",
    ]  # fmt: skip
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(menu, key)
    assert page.model.index(row, 3).data() == "at least 100 Gbps"
    assert page.controller.decision is not None
    assert page.controller.decision.remaining == ("a", "c")
    assert page.view.currentIndex() == page.model.index(row, 3)


def test_several_needs_of_one_row_stand_below_one_another(page: ComparisonPage) -> None:
    """A second thing that is needed of a row would push out the first, or be hidden behind it."""
    row = _labels(page).index("Bandwidth")
    height = page.view.down.sectionSize(row)
    for words in ("bandwidth>=2 Gbps", "bandwidth<=50 Gbps"):
        _need(page, words)
    cell = page.model.index(row, 3)
    assert cell.data() == "at least 2 Gbps\nat most 50 Gbps"
    assert "I need: at least 2 Gbps and at most 50 Gbps." in page.model.describe(cell)
    assert page.view.down.sectionSize(row) > height
    assert page.controller.decision is not None
    assert page.controller.decision.remaining == ("a", "c")
    page.controller.remove_need(page.controller.options.needs[0])
    assert cell.data() == "at most 50 Gbps"


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the same
def test_a_need_is_asked_from_any_cell_and_a_tick_is_taken_away_again(page: ComparisonPage) -> None:
    """The way to a need would lead through every column, and there would be no way back from it."""
    page.view.setCurrentIndex(page.model.index(_labels(page).index("Port forwarding"), 0))
    for wanted in ([], ["supported"], []):
        assert [need.words.partition(": ")[2] for need in page.controller.options.needs] == wanted
        page.commands()["compare.need"]()
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert [one.text() for one in menu.actions() if one.isChecked()] == (wanted or ["Any"])
        if not wanted:
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)


@pytest.mark.qt_log_ignore("raise", "grabbing the keyboard")  # the same
def test_what_cannot_be_read_is_asked_for_again(page: ComparisonPage) -> None:
    """A slip in a typed need would cost all that was typed."""
    page.view.setCurrentIndex(page.model.index(_labels(page).index("Bandwidth"), 0))
    page.commands()["compare.need"]()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.actions()[-1].trigger()
    menu.close()
    dialog = page.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.textValue() == "Bandwidth >= "
    dialog.setTextValue("bandwidth >= 20 ms")
    dialog.accept()
    again = page.findChildren(QInputDialog)[-1]
    assert again is not dialog
    assert again.textValue() == "bandwidth >= 20 ms"
    assert "“ms” is no unit of “Bandwidth”" in again.labelText()
    again.setTextValue("bandwidth >= 20")
    again.accept()
    assert [need.words for need in page.controller.options.needs] == ["Bandwidth: at least 20 Gbps"]


def test_all_that_is_set_is_part_of_the_place(page: ComparisonPage, qtbot: QtBot) -> None:
    """Needs, baseline, order, swap and differences only would be lost on the way back."""
    places: list[Address] = []
    page.place_refined.connect(places.append)
    page.subjects_changed.connect(places.append)
    page.view.setCurrentIndex(page.model.index(0, 1))
    _need(page, "port forwarding=supported")
    page.controller.toggle_baseline()
    page.frame.bar.differences.click()
    page.controller.toggle_fold()
    page.controller.swap()
    page.move_subject(2, 0)
    assert len(places) == len(set(places)) == 6
    other = ComparisonPage(page._context)  # noqa: SLF001 - as the window hands it over
    qtbot.addWidget(other)
    with qtbot.assertNotEmitted(other.place_refined):
        other.show_address(places[-1], page._context)  # noqa: SLF001 - the same
    assert other.controller.options == page.controller.options
    assert other.subject_ids == ("c", "a", "b")
    assert other.controller.options.baseline == "b"
    assert other.frame.bar.differences.isChecked()
    assert other.address == page.address == places[-1]


def test_another_comparison_begins_at_its_beginning(page: ComparisonPage) -> None:
    """The keyboard would stand somewhere in the middle of what has just been opened."""
    page.view.setCurrentIndex(page.model.index(2, 3))
    page.show_address(Address.parse("compare:a+b"), page._context)  # noqa: SLF001 - one subject less: the place stays
    assert page.view.current_ids() == ("port-forwarding", "")
    page.show_address(Address.parse("compare:c+d"), page._context)  # noqa: SLF001 - others
    assert page.view.current_ids() == ("managed-by", "c")


def test_the_baseline_greys_what_says_the_same(page: ComparisonPage) -> None:
    """How each differs from the one at hand would have to be read off cell by cell."""
    page.view.setCurrentIndex(page.model.index(0, 1))
    page.commands()["compare.pin"]()
    same = {
        (label, name)
        for (row, label), (column, name) in product(enumerate(_labels(page)), enumerate("abc"))
        if page.model.index(row, column).data(CellRole.SAME)
    }
    assert same == {("Managed by", "c")}
    washed = [page.model.index(0, column).data(CellRole.DIFFERS) for column in range(3)]
    assert washed == [True, False, False]
    page.commands()["compare.pin"]()
    assert [page.model.index(0, column).data(CellRole.DIFFERS) for column in range(3)] == [True, False, False]


def test_no_unknown_is_ever_drawn_as_a_no(page: ComparisonPage) -> None:
    """A hole would be read as "not supported", whatever the page is set to."""
    for swapped, pinned in product((False, True), repeat=2):
        if page.controller.options.swapped != swapped:
            page.controller.swap()
        if bool(page.controller.options.baseline) != pinned:
            page.view.setCurrentIndex(page.model.index(0, 0))
            page.controller.toggle_baseline()
        _need(page, "port forwarding=supported")
        for row, column in product(range(page.model.rowCount()), range(page.model.columnCount())):
            index = page.model.index(row, column)
            if index.data(CellRole.KIND) is CellKind.VALUE:
                unknown = index.data(CellRole.STATE) == State.UNKNOWN
                assert unknown == (index.data() == "Unknown")
                assert not (unknown and (index.data(CellRole.RULES_OUT) or index.data(CellRole.FLAG)))


def test_rows_and_columns_swap_and_keep_their_place(page: ComparisonPage) -> None:
    """Many rows of two subjects could not be read across, or the reader would lose the cell."""
    page.view.setCurrentIndex(page.model.index(1, 2))
    told = page.frame.detail.text()
    page.controller.swap()
    assert _names(page)[:3] == ["Managed by", "Bandwidth", "Port forwarding"]
    assert _labels(page) == ["A", "B", "C", "I need"]
    assert page.frame.detail.text() == told
    page.controller.swap()
    assert _names(page) == ["A", "B", "C", "I need"]


def _drag(page: ComparisonPage, start: int, end: int) -> None:
    """Drag a subject's header with the left button, as Qt delivers it."""
    header = page.controller.subject_header
    size = header.sectionSize(start) // 2
    points = [
        QPoint(header.sectionViewportPosition(start) + 20, 12),
        QPoint(header.sectionViewportPosition(start) + size, 12),
        QPoint(header.sectionViewportPosition(end) + header.sectionSize(end) // 2 + 10, 12),
    ]
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    steps = [
        (QEvent.Type.MouseButtonPress, points[0], left, left),
        (QEvent.Type.MouseMove, points[1], none, left),
        (QEvent.Type.MouseMove, points[2], none, left),
        (QEvent.Type.MouseButtonRelease, points[2], left, none),
    ]
    for kind, at, button, held in steps:
        everywhere = QPointF(header.viewport().mapToGlobal(at))
        event = QMouseEvent(kind, QPointF(at), everywhere, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(header.viewport(), event)


def test_a_subject_is_dragged_to_another_place(page: ComparisonPage, qtbot: QtBot) -> None:
    """The two that matter could not be put side by side."""
    _need(page, "port forwarding=supported")
    _drag(page, 0, 2)
    qtbot.waitUntil(lambda: page.subject_ids == ("b", "c", "a"))
    assert page.controller.decision is not None
    assert set(page.controller.decision.ruled_out) == {"a"}
    assert _names(page) == ["B", "C", "A", "I need"]
    _drag(page, 1, 3)  # onto the needs, which stay where they are
    assert _names(page) == ["B", "C", "A", "I need"]
    page.move_subject(2, 0)
    assert page.subject_ids == ("a", "b", "c")


def test_the_clipboard_gets_four_formats(page: ComparisonPage) -> None:
    """What is pasted would be right in one program and rubbish in the next."""
    row = _labels(page).index("Bandwidth")
    page.view.setCurrentIndex(page.model.index(row, 0))
    assert page.copy()
    data = QGuiApplication.clipboard().mimeData()
    formats = ("text/plain", "text/markdown", "text/tab-separated-values", "text/html")
    part = [bytes(data.data(one).data()).decode() for one in formats]
    for words in part:
        assert "5 to 100 Gbps" in words
        assert "VPC guide, 2026-11" in words
        assert "Managed by" not in words
    page.view.clearSelection()
    assert page.copy()
    data = QGuiApplication.clipboard().mimeData()
    for one in formats:
        assert "Managed by" in bytes(data.data(one).data()).decode()


def test_it_is_saved_as_values_and_as_a_picture(page: ComparisonPage) -> None:
    """A sheet or a slide would have to be typed off the screen."""
    _need(page, "port forwarding=supported")
    write = page.content("csv")
    assert callable(write)
    values = write(SILENT).decode()
    assert values.startswith("Attribute,A,B,C,Differs,Sources\nManaged by,AWS,You,You,yes,")
    assert "Needed: Port forwarding: supported" in values
    page.resize(420, 260)
    drawn = page.content("png")
    assert isinstance(drawn, bytes)
    image = QImage.fromData(drawn)
    assert image.width() > page.view.down.width() + 3 * 150
    assert image.height() > 260


def test_enter_on_a_cell_tells_its_source_in_full(page: ComparisonPage) -> None:
    """A value could be held against its source only by leaving the page."""
    page.view.setCurrentIndex(page.model.index(0, 0))
    assert "https" not in page.frame.detail.text()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    assert "NAT gateway basics, AWS. https://example.com/nat" in page.frame.detail.text()
    assert "Checked 2026-11" in page.frame.detail.text()


def test_the_headers_stay_while_the_cells_scroll(page: ComparisonPage) -> None:
    """A value far down or right would belong to nobody."""
    page.resize(420, 240)
    view = page.view
    view.scrollTo(page.model.index(page.model.rowCount() - 1, 2))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    assert view.horizontalScrollBar().value() > 0
    assert view.down.geometry().left() <= 1
    assert view.across.geometry().top() <= 1
    assert view.down.isVisible()
    assert view.across.isVisible()


@pytest.mark.parametrize("words", ["x" * 2000, "many words " * 180])
def test_a_text_of_two_thousand_letters_is_shown_whole(qtbot: QtBot, words: str) -> None:
    """What does not fit would be cut off, and nobody would know that there is more."""
    subjects = [
        concept("a", fact("a", "managed-by", text(words))),
        concept("b", fact("b", "managed-by", text("b"))),
    ]
    opened = OpenAtlas(atlas_of(subjects), PackReport(faults=(), remarks=(), counts={}))
    context = PageContext(opened, Edition.TODAY, load_theme("light"))
    page = ComparisonPage(context)
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show_address(Address.parse("compare:a+b"), context)
    page.show()
    metrics = page.view.fontMetrics()
    room = page.view.across.sectionSize(0) * page.view.down.sectionSize(0)
    assert room > metrics.horizontalAdvance(words) * metrics.height()
    assert page.model.index(0, 0).data() == words
