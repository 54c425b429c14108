"""How a comparison uses its width, and what becomes of words that are wider than a column."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.packs.report import PackReport
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages.comparison.measuring import WRAP, broken
from netatlas.ui.pages.comparison.page import ComparisonPage
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import atlas_of, attribute, concept, fact, text
from tests.walk.recording import painted_texts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.model import Concept

LONG = "Donaudampfschiff" * 13
RTL = "بوابة الشبكة الخاصة الافتراضية"
SAID = "TCP, TLS, UDP and QUIC since 2025-11-13, neither on a dual-stack load balancer nor with UDP listeners"


def _context(concepts: list[Concept], **more: object) -> PageContext:
    report = PackReport(faults=(), remarks=(), counts={})
    return PageContext(OpenAtlas(atlas_of(concepts, **more), report), Edition.TODAY, load_theme("light"))


def _page(qtbot: QtBot, concepts: list[Concept], width: int, **more: object) -> ComparisonPage:
    context = _context(concepts, **more)
    page = ComparisonPage(context)
    qtbot.addWidget(page)
    page.resize(width, 600)
    page.show_address(Address.parse(f"compare:{'+'.join(one.id for one in concepts)}"), context)
    page.show()
    return page


def _four(said: str) -> list[Concept]:
    return [concept(name, fact(name, "managed-by", text(f"{said} {name}"))) for name in "abcd"]


@pytest.mark.parametrize("width", [735, 791, 1047, 1387, 1687])
@pytest.mark.parametrize("said", ["short", SAID])
def test_four_subjects_share_the_whole_width(qtbot: QtBot, width: int, said: str) -> None:
    """A part of the table would be behind its edge while there is room, or room be left while texts wrap."""
    view = _page(qtbot, _four(said), width).view
    assert not view.horizontalScrollBar().isVisible()
    right = view.across.sectionViewportPosition(4) + view.columnWidth(4)
    assert view.viewport().width() - 30 <= right <= view.viewport().width()


def test_a_narrower_page_has_no_wider_columns(qtbot: QtBot) -> None:
    """Less would be in sight than the window has room for."""
    page = _page(qtbot, _four(SAID), 1700)
    widths = []
    for width in range(1700, 700, -50):
        page.resize(width, 600)
        widths.append(page.view.columnWidth(1))
    assert widths == sorted(widths, reverse=True)
    assert widths[0] > widths[-1]


@given(words=st.text(alphabet="ab -i", max_size=80), width=st.integers(30, 200))
def test_what_is_broken_fits_and_says_the_same(words: str, width: int) -> None:
    """The end of a long word would be cut off, or letters of it be lost."""
    font = QFont()
    font.setPixelSize(14)
    shown = broken(font.key(), words, width)
    assert shown.replace("\u200b", "") == words
    assert QFontMetrics(font).boundingRect(QRect(0, 0, width, 10_000), WRAP, shown).width() <= width + 2


@pytest.mark.parametrize("name", [LONG, RTL, f"{RTL} {LONG}"])
def test_long_words_and_names_from_right_to_left_are_shown_whole(qtbot: QtBot, name: str) -> None:
    """A name, the label of a row or a value would be cut off, or make the page wider than its window."""
    concepts = [
        concept(one, fact(one, "managed-by", text(f"{name} {one}")), title=f"{name} {one}") for one in "abc"
    ]
    page = _page(qtbot, concepts, 700, attributes=(replace(attribute("managed-by"), label=name),))
    assert page.minimumSizeHint().width() <= 700
    view, metrics = page.view, page.view.fontMetrics()
    for header_height, section in ((view.across.height(), 0), (view.across.height(), 2)):
        room = header_height * view.columnWidth(section)
        assert room > metrics.horizontalAdvance(name) * metrics.height()
    assert view.rowHeight(0) * view.columnWidth(0) > metrics.horizontalAdvance(name) * metrics.height()
    assert page.controller.title.startswith(name)
    assert view.rowHeight(0) * view.down.width() > metrics.horizontalAdvance(name) * metrics.height()
    page.controller.swap()
    assert view.rowHeight(0) * view.down.width() > metrics.horizontalAdvance(name) * metrics.height()
    assert not page.grab().isNull()


def _head(page: ComparisonPage, section: int) -> str:
    header = page.view.across
    area = QRect(header.sectionViewportPosition(section), 0, header.sectionSize(section), header.height())
    texts = painted_texts(lambda painter: header.paintSection(painter, area, section))
    return " ".join(text.words for text in texts)


def test_names_without_room_are_abbreviated_in_heads_alone(qtbot: QtBot) -> None:
    """Heads would take five lines from the table; or nobody would hear what a short name is short for."""
    names = {
        "a": "Gateway load balancer for inspection",
        "b": "Nothing",
        "c": "Classic load balancer of old times",
    }
    aliases = {"a": ("of old", "GWLB"), "b": ("NO",), "c": ("kept",)}
    concepts = [
        concept(one, fact(one, "managed-by", text(f"{SAID} {one}")), title=name, aliases=aliases[one])
        for one, name in names.items()
    ]
    page, across, tip = _page(qtbot, concepts, 1900), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    assert [_head(page, section) for section in range(3)] == list(names.values())
    page.resize(560, 600)
    assert [_head(page, section) for section in range(3)] == ["GWLB", "Nothing", names["c"]]
    heads = [page.view.model().headerData(section, across) for section in range(3)]
    assert heads == list(names.values())
    assert names["a"] in str(page.view.model().headerData(0, across, tip))


def test_a_low_page_of_large_text_leaves_the_table_its_rows(qtbot: QtBot) -> None:
    """Title and details would take the whole page, and the table have its heads alone."""
    page = _page(qtbot, _four("short"), 1000)
    frame, context = page.frame, _context(_four("short"))
    assert frame.heading.isVisible()
    details = frame.details.height()
    page.show_address(Address.parse("compare:a+b+c+d"), dataclasses.replace(context, scale=2.0))
    assert not frame.heading.isVisible()
    assert frame.details.height() < 2 * details
    assert page.view.height() >= page.height() * 0.4
    page.resize(1000, 900)
    assert frame.heading.isVisible()
