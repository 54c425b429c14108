"""The page of a concept folds: by key and mouse, for its kind, and never in the way of what is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from netatlas.address import Address
from netatlas.api import OpenAtlas
from netatlas.atlas.atlas import Atlas
from netatlas.atlas.edition import Edition
from netatlas.documents.blocks import FactList
from netatlas.export.plain_text import to_plain_text
from netatlas.packs.report import PackReport
from netatlas.ui.fold_choices import FoldChoices
from netatlas.ui.page_context import PageContext
from netatlas.ui.pages import folding_page
from netatlas.ui.pages.folding_page import FoldingPage
from netatlas.ui.panels.outline import OutlineSection
from netatlas.ui.panels.section import PanelPlace
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_REPLACE = msgspec.structs.replace
_NAT = Address.parse("nat-gateway")
_GROUPS = {
    "bandwidth": "Traffic",
    "idle-timeout": "Traffic",
    "source-check": "W" * 200,
    "port-forwarding": "أمان",
}


def _opened(copies: int = 6) -> OpenAtlas:
    """Return the small atlas with groups and with more facts than fit a page."""
    contents = demo_atlas().contents
    attributes = tuple(_REPLACE(one, group=_GROUPS.get(one.id, "")) for one in contents.attributes)
    kinds = tuple(_REPLACE(one, key=("managed-by",)) for one in contents.kinds)
    concepts = tuple(
        _REPLACE(
            one,
            facts=tuple(
                _REPLACE(fact, id=f"{fact.id}{n or ''}") for n in range(copies) for fact in one.facts
            ),
        )
        for one in contents.concepts
    )
    atlas = Atlas(_REPLACE(contents, attributes=attributes, kinds=kinds, concepts=concepts))
    return OpenAtlas(atlas, PackReport(faults=(), remarks=(), counts={}))


@pytest.fixture
def context() -> PageContext:
    """Return a context in which nothing was folded yet."""
    return PageContext(_opened(), Edition.BOTH, load_theme("light"), is_reduced=lambda: True)


@pytest.fixture
def page(context: PageContext, qtbot: QtBot) -> FoldingPage:
    """Return the page of a concept on the screen."""
    page = FoldingPage(context)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show_address(_NAT, context)
    page.show()
    qtbot.waitExposed(page)
    return page


def _text(page: FoldingPage) -> str:
    return page.browser.toPlainText()


def _focus(page: FoldingPage, link: str) -> None:
    """Go to a link with Tab."""
    page.browser.setFocus()
    for _ in range(40):
        QTest.keyClick(page.browser, Qt.Key.Key_Tab)
        if page.browser.link_at_cursor() == link:
            return
    pytest.fail(f"Tab never reaches {link}")


def test_groups_are_folded_and_say_so_and_files_have_everything(page: FoldingPage) -> None:
    """Without it the page would be seven screens long, or what is printed would lack most of it."""
    assert "Idle timeout: " not in _text(page)
    assert "Traffic\u200212 folded: Bandwidth, Idle timeout" in _text(page)
    document = page.document()
    assert document is not None
    assert to_plain_text(document).count("Idle timeout: 350 s") == 6


def test_tab_and_enter_unfold_and_the_keyboard_stays_there(
    page: FoldingPage, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without it who uses no mouse, or does not see the page, could not open a group, or would lose it."""
    said: list[str] = []
    monkeypatch.setattr(folding_page, "speak", lambda _widget, text: said.append(text))
    _focus(page, "#fold:facts-traffic")
    for state in ("unfolded", "folded"):
        QTest.keyClick(page.browser, Qt.Key.Key_Return)
        assert said[-1] == f"Traffic, {state}"
        assert ("350 s" in _text(page)) is (state == "unfolded")
        assert page.browser.link_at_cursor() == "#fold:facts-traffic"
    assert context.folds.kept == ("component facts-traffic folded",)


def test_a_click_folds_and_the_page_stays_where_it_is(page: FoldingPage) -> None:
    """Without it a click would throw the reader to the top of the page."""
    bar = page.browser.verticalScrollBar()
    page.show_heading("facts-traffic")
    at = bar.value()
    assert at > 0
    place = page.browser.cursorRect().center() + QPoint(20, 0)
    QTest.mouseClick(page.browser.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "350 s" not in _text(page)
    assert bar.value() in {at, bar.maximum()}


def test_the_choice_holds_for_all_concepts_of_the_kind(page: FoldingPage, context: PageContext) -> None:
    """Without it every page would have to be unfolded anew."""
    page.follow_link("#fold:facts-traffic", in_new_tab=False)
    page.show_address(Address.parse("nat-instance"), context)
    page.show_address(_NAT, context)
    assert "350 s" in _text(page)
    again = FoldChoices((*context.folds.kept, "nonsense", "a b c"))
    assert again.kept == context.folds.kept
    assert not again.is_folded("component", "facts-traffic", otherwise=True)
    assert again.is_folded("service", "facts-traffic", otherwise=True)


def test_one_command_unfolds_the_whole_page_and_folds_it_again(
    page: FoldingPage, context: PageContext, qtbot: QtBot
) -> None:
    """Without it everything else would be many keys away."""
    assert page.reason("page.unfold") == ""
    page.commands()["page.unfold"]()
    qtbot.waitUntil(lambda: page.is_ready)
    assert "folded" not in _text(page)
    assert {"350 s", "Must be off"} & set(_text(page).splitlines())
    page.commands()["page.unfold"]()
    qtbot.waitUntil(lambda: page.is_ready)
    assert "Limits\u20021 folded" in _text(page)
    page.show_address(Address.parse("view:about"), context)
    assert page.reason("page.unfold") == "Nothing on this page folds"


def test_a_row_that_is_asked_for_is_unfolded_on_this_page_alone(
    page: FoldingPage, context: PageContext
) -> None:
    """Without it a search hit would lead to a page that does not show it."""
    page.reveal(Address.parse("nat-gateway/idle-timeout"))
    assert page.browser.textCursor().block().text() == "Idle timeout"
    assert page.browser.wash.is_shown
    assert context.folds.kept == ()
    page.show_address(Address.parse("nat-instance"), context)
    page.show_address(_NAT, context)
    assert "350 s" not in _text(page)


def test_find_in_page_unfolds_what_it_finds(page: FoldingPage) -> None:
    """Without it a text that is on the page would be said not to be there."""
    assert page.mark_all("350 S") == 6
    assert page.find_text("350 s", backward=False)
    assert page.browser.textCursor().selectedText() == "350 s"
    assert "Must be off" not in _text(page)
    page.follow_link("#fold:facts-traffic", in_new_tab=False)
    page.mark_all("")
    assert "350 s" not in _text(page)


def test_what_is_looked_for_is_unfolded_in_slices(qtbot: QtBot) -> None:
    """A letter that is typed into the find bar would wait for the whole page to be written again."""
    context = PageContext(_opened(400), Edition.BOTH, load_theme("light"))
    page = FoldingPage(context)
    qtbot.addWidget(page)
    page.resize(700, 500)
    page.show_address(_NAT, context)
    page.show()
    qtbot.waitUntil(lambda: page.is_ready)
    assert page.prepare_find("no such thing")
    bar = page.browser.verticalScrollBar()
    bar.setValue(120)
    assert not page.prepare_find("350 s")
    assert not page.is_ready
    assert not page.browser.updatesEnabled()  # the page of before stays in sight
    assert not page.prepare_find("350")  # the next letter, before all is there
    with qtbot.waitSignal(page.find_ready):
        pass
    assert page.browser.updatesEnabled()
    assert bar.value() == 120
    assert page.mark_all("350") == page.mark_all("350 s") == 400
    page.show_address(Address.parse("vpc"), context)
    assert page.browser.updatesEnabled()


def test_the_outline_leads_to_every_heading(page: FoldingPage, context: PageContext, qtbot: QtBot) -> None:
    """Without it a group far down could be found by scrolling only, or a long name widen the panel."""
    (section,) = page.panel_sections()
    assert isinstance(section, OutlineSection)
    section.setParent(None)
    qtbot.addWidget(section)
    section.resize(240, 600)
    section.show()
    section.set_place(PanelPlace(_NAT, context))
    lines = section.text.toPlainText().splitlines()
    assert lines[:3] == [
        "7 statements of the notes are out of date or wrong",
        "Key facts",
        "Often confused with",
    ]
    assert {"Traffic", "أمان", "Limits", "W" * 200} <= set(lines)
    assert section.text.document().size().width() <= section.text.width()
    section.text.setFocus()
    while section.text.link_at_cursor() != "#facts-traffic":
        QTest.keyClick(section.text, Qt.Key.Key_Tab)
    QTest.keyClick(section.text, Qt.Key.Key_Return)
    assert "350 s" in _text(page)
    assert page.browser.textCursor().block().text().startswith("▾\u2002Traffic")
    assert page.browser.hasFocus() or page.isHidden()
    section.panel_changed.emit(False)  # noqa: FBT003 - a signal of Qt
    assert section.parent() is page
    assert section.isHidden()


def test_small_print_that_is_alike_is_told_once(page: FoldingPage) -> None:
    """Without it the same source would be said on every line of a list."""
    page.follow_link("#fold:facts-traffic", in_new_tab=False)
    text = _text(page)
    document = page.document()
    assert document is not None
    lists = [block for block in document.blocks if isinstance(block, FactList)]
    assert all(note for block in lists for _label, _value, note in block.rows)
    assert "All from VPC guide, 2026-11" in text


def test_a_page_without_headings_has_no_outline(page: FoldingPage, context: PageContext) -> None:
    """Without it the panel would list nothing under a heading."""
    page.show_address(Address.parse("view:about"), context)
    assert page.panel_sections() == ()


def test_thousands_of_corrections_open_at_once(qtbot: QtBot) -> None:
    """Without it a pack with many errors would freeze the window for seconds when they are unfolded."""
    context = PageContext(_opened(400), Edition.BOTH, load_theme("light"))
    page = FoldingPage(context)
    qtbot.addWidget(page)
    page.show_address(_NAT, context)
    page._write_rest()  # noqa: SLF001 - else the page would be written on while it folds
    page.follow_link("#fold:corrections", in_new_tab=False)
    assert not page.is_ready
    assert _text(page).count("5 to 45 Gbps") < 100
    qtbot.waitUntil(lambda: page.is_ready)
    assert _text(page).count("5 to 45 Gbps") >= 400


def test_a_row_far_below_is_gone_to_when_it_is_written(qtbot: QtBot) -> None:
    """A long page would be written at once, to its end, before anything of it is seen."""
    context = PageContext(_opened(90), Edition.BOTH, load_theme("light"), is_reduced=lambda: True)
    row = Address.parse("nat-gateway/idle-timeout")
    page = FoldingPage(context)
    qtbot.addWidget(page)
    page.show_address(_NAT, context)
    page.show()
    page._write_rest()  # noqa: SLF001 - else there is nothing to write anew
    page.reveal(row)
    assert not page.is_ready
    qtbot.waitUntil(lambda: page.browser.wash.is_shown)
    assert page.browser.textCursor().block().text() == "Idle timeout"
