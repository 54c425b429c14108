"""Journey: find a limit by its size, look at its subject, come back; do a sum; save what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netatlas.atlas.enums import Adjustable
from netatlas.ui.pages.limits.model import sentence_of
from netatlas.ui.pages.limits.page import LimitsPage

if TYPE_CHECKING:
    from pathlib import Path

    from tests.journeys.conftest import Reader

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def _page(reader: Reader) -> LimitsPage:
    page = reader.window.tabs.page
    assert isinstance(page, LimitsPage)
    return page


def _open(reader: Reader) -> LimitsPage:
    reader.application.actions.run("go.limits")
    return _page(reader)


def test_a_limit_is_found_by_size_and_the_filter_is_there_on_return(reader: Reader) -> None:
    """After a look at a subject the reader would have to filter and sort all over again."""
    page = _open(reader)
    assert page.filters.count.text() == f"{len(page.model.limits)} limits, most important first"
    reader.press(Qt.Key.Key_Up)
    reader.type("nat > 10 Gbps")
    assert sentence_of(page.model.line(0)) == "NAT gateway, maximum bandwidth: 100 Gbps, per NAT gateway"
    reader.press(Qt.Key.Key_Down)
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "nat-gateway"
    reader.press(Qt.Key.Key_Left, ALT)
    page = _page(reader)
    assert page.filters.words.text() == "nat > 10 Gbps"
    assert page.model.line(0).value == "100 Gbps"
    kept = reader.application.controller.session()
    assert [str(tab.current.address) for tab in kept.tabs] == ["view:limits?words=nat%20%3E%2010%20Gbps"]


def test_the_subject_opens_in_a_tab_of_its_own(reader: Reader) -> None:
    """Looking at three subjects of the table would take three ways there and back."""
    page = _open(reader)
    reader.press(Qt.Key.Key_Down)
    subject = page.model.limits[1].concept
    reader.press(Qt.Key.Key_Return, CTRL)
    assert reader.window.tabs.addresses[-1].record_id == f"aws-networking:{subject}"


def test_fixed_only_holds_nothing_that_can_be_raised(reader: Reader) -> None:
    """A quota that nobody knows to be fixed would be taken for one."""
    page = _open(reader)
    page.filters.hard.click()
    assert page.model.limits
    assert {limit.adjustable for limit in page.model.limits} == {Adjustable.NO}
    count = page.model.rowCount()
    page.filters.scope.setCurrentIndex(page.filters.scope.findData("VPC"))
    assert 0 < page.model.rowCount() < count


def test_the_calculators_are_those_of_the_pack(reader: Reader) -> None:
    """The four calculators of the pack would be missing, or compute with other figures."""
    page = _open(reader)
    page.filters.calculators.click()
    answers = {
        row.calculator.question(row.box.value()): row.answer.answer.result for row in page.calculators.rows
    }
    assert answers == {
        "NAT gateways for 200 Gbps": "2 NAT gateways",
        "Usable addresses in a /27": "27 addresses",
        "Connections of a NAT gateway with 4 addresses": "220,000 connections to one destination",
        "VPN tunnels with ECMP for 10 Gbps": "8 standard tunnels in 4 VPN connections",
    }
    page.calculators.rows[1].box.setFocus()
    reader.press(Qt.Key.Key_Up)
    assert page.detail.text().startswith("Usable addresses in a /28: 11 addresses. 16 less the 5")


def test_find_copy_and_save_take_what_is_shown(reader: Reader, tmp_path: Path) -> None:
    """The visible limits could not be searched, copied or saved."""
    page = _open(reader)
    reader.press(Qt.Key.Key_F, CTRL)
    reader.type("peering")
    reader.press(Qt.Key.Key_Return)
    assert page.model.line(page.table.currentIndex().row()).subject == "VPC peering"
    reader.press(Qt.Key.Key_Escape)
    reader.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text().startswith("VPC peering, ")
    reader.press(Qt.Key.Key_Up)
    page.filters.words.setText("peering")
    saved = tmp_path / "limits.md"
    with reader.qtbot.waitSignal(reader.application.parts.page_export.page_saved):
        reader.application.parts.page_export.save_page(saved)
    text = saved.read_text("utf-8")
    assert "VPC peering" in text
    assert "ALB" not in text
