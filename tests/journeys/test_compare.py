"""Journey: compare two, add a third, take one out, look at the differences only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.widgets.plain_text import tip_text

if TYPE_CHECKING:
    from tests.journeys.conftest import Reader

TWELVE = (
    "nat-gateway",
    "nat-instance",
    "internet-gateway",
    "egress-only-internet-gateway",
    "transit-gateway",
    "vpc-peering",
    "virtual-private-gateway",
    "site-to-site-vpn",
    "direct-connect",
    "gateway-endpoint",
    "interface-endpoint",
    "network-load-balancer",
)
CTRL = Qt.KeyboardModifier.ControlModifier


def _page(reader: Reader) -> ComparisonPage:
    page = reader.window.tabs.page
    assert isinstance(page, ComparisonPage)
    return page


def _compare_two(reader: Reader) -> ComparisonPage:
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("nat instance vs nat gateway")
    reader.wait_for_results()
    reader.press(Qt.Key.Key_Return)
    return _page(reader)


def test_two_are_compared_and_a_third_is_added(reader: Reader) -> None:
    """The comparison that the exam asks for could not be put together."""
    page = _compare_two(reader)
    assert set(page.subject_ids) == {"nat-gateway", "nat-instance"}
    reader.press(Qt.Key.Key_Equal, CTRL)
    reader.type("internet gateway")
    assert reader.wait_for_results()[0] == "Internet gateway"
    reader.press(Qt.Key.Key_Return)
    page = _page(reader)
    assert page.subject_ids[-1] == "internet-gateway"
    assert page.model.columnCount() == 3 + 1  # and what is needed
    labels = [row.label for row in page.model.rows]
    assert "Bandwidth" in labels


def test_one_subject_too_many_leaves_the_comparison_as_it_is(reader: Reader) -> None:
    """Who picks one concept too many would lose the table to a page that says nothing is there."""
    atlas = reader.application.parts.workspace.atlas
    assert atlas is not None
    full = tuple(name for name in atlas.concepts if name != "internet-gateway")[:MOST_SUBJECTS]
    address = f"compare:{'+'.join(full)}?swap=1"
    reader.application.controller.open_address(address)
    asked, picked = (Qt.Key.Key_Equal, Qt.Key.Key_Return), (Qt.Key.Key_K, Qt.Key.Key_Equal)
    for opens, chooses in (asked, picked):
        reader.window.statusBar().clearMessage()
        reader.press(opens, CTRL)
        reader.type("internet gateway")
        assert reader.wait_for_results()[0] == "Internet gateway"
        reader.press(chooses, CTRL if chooses == Qt.Key.Key_Equal else Qt.KeyboardModifier.NoModifier)
        assert reader.window.statusBar().currentMessage() == "A comparison takes 2 to 12 concepts."
        assert _page(reader).subject_ids == full
        assert reader.address == address


def test_twelve_subjects_are_asked_for_in_words_and_reached_by_keyboard(reader: Reader) -> None:
    """The columns behind the edge of the window could not be read, or nobody would know whose they are."""
    atlas = reader.application.parts.workspace.atlas
    assert atlas is not None
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("compare " + ", ".join(atlas.display_name(subject) for subject in TWELVE))
    reader.wait_for_results()
    reader.press(Qt.Key.Key_Return)
    page = _page(reader)
    assert page.subject_ids == TWELVE
    assert page.frame.heading.text() == (
        "NAT gateway, NAT instance, Internet gateway, Egress-only internet gateway and 8 more"
    )
    view = page.view
    page.focus_content()
    for column in range(1, MOST_SUBJECTS):
        QTest.keyClick(view, Qt.Key.Key_Right)
        assert view.currentIndex().column() == column
        assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert view.horizontalScrollBar().value() > 0
    assert view.down.geometry().left() <= 1
    assert view.down.isVisible()
    assert not page.frame.bar.add_button.isEnabled()
    assert tip_text(page.frame.bar.add_button) == "12 subjects are the most"


def test_a_subject_is_taken_out_and_two_stay(reader: Reader) -> None:
    """A subject added by mistake could not be taken out, or the last two would vanish."""
    page = _compare_two(reader)
    page.add_subject("internet-gateway")
    header = page.controller.subject_header
    right = header.sectionViewportPosition(2) + header.sectionSize(2) - 15
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right, header.height() // 2))
    assert len(_page(reader).subject_ids) == 2
    page.focus_content()
    reader.press(Qt.Key.Key_Delete)
    assert len(_page(reader).subject_ids) == 2


def test_differences_only_leaves_out_what_is_the_same(reader: Reader) -> None:
    """What differs would have to be looked for among what does not."""
    page = _compare_two(reader)
    everything = page.model.rowCount()
    page.focus_content()
    reader.press(Qt.Key.Key_D)
    assert page.frame.bar.differences.isChecked()
    assert 0 < page.model.rowCount() < everything
    assert all(row.differs for row in page.model.rows)


def test_a_cell_tells_its_source_and_can_be_copied(reader: Reader) -> None:
    """A value could not be held against its source, or taken along with it."""
    page = _compare_two(reader)
    page.focus_content()
    shown, first = page.model.rows[1], page.view.currentIndex().row()
    while page.view.current_ids()[0] != shown.attribute:  # past the heading between them
        reader.press(Qt.Key.Key_Down)
    assert first < page.view.currentIndex().row() <= first + 2
    assert shown.label in page.frame.detail.text()
    assert "2026-11" in page.frame.detail.text()
    reader.press(Qt.Key.Key_C, CTRL)
    assert shown.cells[0].text in QApplication.clipboard().text()


def test_compare_with_from_a_page(reader: Reader) -> None:
    """From a concept there would be no way to the comparison that one has in mind."""
    reader.application.controller.open_address("application-load-balancer")
    reader.press(Qt.Key.Key_Equal, CTRL)
    reader.type("nlb")
    assert reader.wait_for_results()[0] == "Network Load Balancer"
    reader.press(Qt.Key.Key_Return)
    assert _page(reader).subject_ids == ("application-load-balancer", "network-load-balancer")


def test_a_comparison_of_the_readers_own_does_not_become_the_written_one(reader: Reader) -> None:
    """Title, order and number of rows would change because one more subject was added."""
    types = [f"{one}-load-balancer" for one in ("application", "network", "gateway", "classic")]
    reader.application.controller.open_address("load-balancer-types")
    written = [row.attribute for row in _page(reader).model.rows]
    reader.application.controller.open_address(f"compare:{'+'.join(types[:3])}")
    page = _page(reader)
    three = [row.attribute for row in page.model.rows]
    page.add_subject(types[3])
    page = _page(reader)
    assert page.subject_ids == tuple(types)
    assert reader.address == f"compare:{'+'.join(types)}?own=1"
    assert page.frame.heading.text().startswith("Application Load Balancer, Network Load Balancer")
    four = [row.attribute for row in page.model.rows]
    assert [one for one in four if one in three] == [one for one in three if one in four]
    assert [one for one in four if one in written] == written
    page.move_subject(3, 0)
    assert reader.address.endswith("?own=1")
    assert page.frame.curated.isVisible()
    page.frame.curated.click()
    assert reader.address == "load-balancer-types"
    assert not _page(reader).frame.curated.isVisible()
