"""Journey: look up a misspelt name and open it, by keyboard; wander, come back, find in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QSpinBox

from netatlas.atlas.enums import Verdict
from netatlas.ui.pages.errata.page import ErrataPage
from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.ui.pages.text_page import TextPage
    from tests.journeys.conftest import Reader

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def test_a_misspelt_name_opens_its_page(reader: Reader) -> None:
    """A typo in the search would find nothing."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("nat gatway")
    assert reader.wait_for_results()[0] == "NAT gateway"
    assert "gatway" in reader.window.palette_box.footer.text()
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "nat-gateway"
    for words in ("NAT gateway", "5 to 100 Gbps", "5 to 45 Gbps", "VPC guide, 2026-11", "How it connects"):
        assert words in reader.text


def test_enter_before_the_answer_still_opens_it(reader: Reader) -> None:
    """Enter pressed at once would open an earlier result, or nothing."""
    reader.press(Qt.Key.Key_Slash)
    reader.type("egress only")
    reader.press(Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: reader.address == "egress-only-internet-gateway")


def test_ctrl_enter_opens_a_new_tab_and_back_returns(reader: Reader) -> None:
    """Readers would lose the page that they came from."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_L, CTRL)
    reader.type("nat instance")
    assert reader.wait_for_results()[0] == "NAT instance"
    reader.press(Qt.Key.Key_Return, CTRL)
    assert [str(one) for one in reader.window.tabs.addresses] == [
        "aws-networking:nat-gateway",
        "aws-networking:nat-instance",
    ]
    reader.press(Qt.Key.Key_W, CTRL)
    assert reader.address == "nat-gateway"
    reader.press(Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert reader.address == "view:start"
    reader.press(Qt.Key.Key_T, CTRL | SHIFT)
    assert reader.address == "nat-instance"


def test_the_edition_changes_what_is_shown(reader: Reader) -> None:
    """The notes' old values would be taken for today's, or could not be seen at all."""
    reader.application.controller.open_address("nat-gateway")
    buttons = reader.window.top.edition.findChildren(QPushButton)
    by_text = {button.text(): button for button in buttons}
    QTest.mouseClick(by_text["As of today"], Qt.MouseButton.LeftButton)
    assert "100 Gbps" in reader.text
    assert "5 to 45 Gbps" not in reader.text
    QTest.mouseClick(by_text["As the notes"], Qt.MouseButton.LeftButton)
    assert "5 to 45 Gbps" in reader.text
    assert "100 Gbps" not in reader.text


def test_browse_opens_a_concept_by_mouse(reader: Reader) -> None:
    """Who does not know a name could not find it by looking."""
    panel = reader.window.browse
    index = panel.model.index_of("network-load-balancer")
    QTest.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualRect(index.parent()).center()
    )
    assert panel.tree.isExpanded(index.parent())
    panel.tree.scrollTo(index)
    QTest.mouseClick(
        panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=panel.tree.visualRect(index).center()
    )
    assert reader.address == "network-load-balancer"


def test_find_in_page_and_escape(reader: Reader) -> None:
    """A word on a long page could not be found, or the bar would never go away."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_F, CTRL)
    reader.type("idle timeout")
    page = reader.page
    assert page.mark_all("idle timeout") >= 1
    reader.press(Qt.Key.Key_Return)
    assert page.browser.textCursor().selectedText().lower() == "idle timeout"
    reader.press(Qt.Key.Key_Escape)
    assert not reader.window.find_bar.isVisible()


def test_larger_text_is_larger(reader: Reader) -> None:
    """Somebody far from the screen could not read it."""
    reader.application.controller.open_address("nat-gateway")
    before = _height_of_title(reader.page)
    for _ in range(5):
        reader.press(Qt.Key.Key_Plus, CTRL)
    assert _height_of_title(reader.page) > before
    reader.press(Qt.Key.Key_0, CTRL)
    assert _height_of_title(reader.page) == before


def _height_of_title(page: TextPage) -> float:
    document = page.browser.document()
    return document.documentLayout().blockBoundingRect(document.firstBlock().next()).height()


def test_the_keyboard_reaches_links_and_help(reader: Reader) -> None:
    """Who uses no mouse would be stuck on the page."""
    reader.application.controller.open_address("nat-instance")
    page = reader.page
    reader.press(Qt.Key.Key_Tab)
    while (link := page.browser.link_at_cursor()).startswith("#"):  # which folds a part of the page
        reader.press(Qt.Key.Key_Tab)
    assert link
    reader.press(Qt.Key.Key_Return)
    assert reader.address == link
    reader.press(Qt.Key.Key_Question, SHIFT)
    assert reader.address == "view:shortcuts"
    assert "Ctrl+K" in reader.text


def test_commands_run_from_the_palette(reader: Reader) -> None:
    """A command could only be found by looking through five menus."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type(">dark")
    reader.qtbot.waitUntil(lambda: reader.wait_for_results()[:1] == ["Dark"])
    reader.press(Qt.Key.Key_Return)
    assert reader.application.themes.theme.is_dark
    reader.application.actions.run("view.theme_light")


def test_nonsense_gets_an_honest_answer(reader: Reader) -> None:
    """A search for what the atlas does not have would list irrelevant results."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("zzqqxxy")
    assert reader.wait_for_results() == []
    assert "zzqqxxy" in reader.window.palette_box.body.message.text()
    QTest.mouseClick(reader.window.top, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    reader.press(Qt.Key.Key_Escape)
    assert not reader.window.palette_box.isVisible()


def test_tabs_and_choices_are_there_at_the_next_start(reader: Reader) -> None:
    """Every start would begin from nothing."""
    reader.application.controller.open_address("nat-gateway")
    reader.application.controller.open_address("view:limits", in_new_tab=True)
    reader.application.actions.run("view.edition_today")
    reader.window.close()
    kept = reader.application.controller.session()
    assert [str(tab.current.address) for tab in kept.tabs] == ["aws-networking:nat-gateway", "view:limits"]
    assert kept.front == 1
    assert reader.application.controller.settings().edition == "today"


def test_what_the_notes_got_wrong_can_be_narrowed_and_leads_to_the_concept(reader: Reader) -> None:
    """Who wants to unlearn what is wrong would read through all that is merely incomplete."""
    reader.application.controller.open_address("view:errata")
    page = reader.window.tabs.page
    assert isinstance(page, ErrataPage)
    everything = len(page.model.claims)
    page.filters.verdicts[Verdict.WRONG].click()
    assert reader.address == "view:errata?verdict=wrong"
    assert 0 < len(page.model.claims) < everything
    page.filters.words.setFocus()
    reader.type("tls 1.2")
    reader.press(Qt.Key.Key_Return)
    reader.press(Qt.Key.Key_Space)
    assert page.filters.count.text().endswith(", 1 ticked off")
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "tls-1-2"
    reader.window.tabs.back()
    assert reader.address == "view:errata?verdict=wrong&words=tls%201.2"
    assert reader.window.browse.views.currentIndex().data() == "What the notes got wrong"


def test_preferences_work_at_once(reader: Reader) -> None:
    """A choice would only show after the next start."""
    reader.application.controller.open_address("nat-gateway")
    reader.press(Qt.Key.Key_Comma, CTRL)
    colours, edition, motion = reader.window.findChildren(QComboBox)
    edition.setCurrentIndex(edition.findData("notes"))
    assert "5 to 45 Gbps" in reader.text
    assert "100 Gbps" not in reader.text
    colours.setCurrentIndex(colours.findData("dark"))
    assert reader.application.themes.theme.is_dark
    colours.setCurrentIndex(colours.findData("light"))
    size = reader.window.findChild(QSpinBox)
    assert size is not None
    size.setValue(150)
    motion.setCurrentIndex(motion.findData("reduced"))
    settings = reader.application.controller.settings()
    assert (settings.text_percent, settings.motion) == (150, "reduced")
    motion.setCurrentIndex(motion.findData("system"))


def test_another_pack_takes_the_place_of_the_first(reader: Reader, tmp_path: Path) -> None:
    """Tabs would show pages of a pack that is no longer open."""
    reader.application.controller.open_address("application-load-balancer")
    pack = write_pack(tmp_path / "small")
    with reader.qtbot.waitSignal(reader.application.controller.atlas_opened):
        reader.application.controller.open_packs((pack,))
    assert reader.address == "aws-networking:application-load-balancer"
    assert "the pack “aws-networking”, which is not open" in reader.text
    reader.application.actions.run("go.home")
    assert "A small pack" in reader.text


def test_a_computed_answer_opens_in_full_and_can_be_saved(reader: Reader, tmp_path: Path) -> None:
    """What was computed would be gone with the palette, and could not be kept with its sources."""
    reader.press(Qt.Key.Key_K, CTRL)
    reader.type("(10.0.0.0/22 in /24).")
    assert reader.wait_for_results()[0] == "10.0.0.0/22 in /24"
    reader.press(Qt.Key.Key_Return)
    assert reader.address == "answer:10.0.0.0%2F22%20in%20%2F24"
    assert reader.page.title == "10.0.0.0/22 in /24"
    assert "usable 10.0.3.4 to 10.0.3.254; reserved 10.0.3.0, 10.0.3.1" in reader.text
    export = reader.application.parts.page_export
    path = tmp_path / "answer.md"
    with reader.qtbot.waitSignal(export.page_saved):
        export.save_page(path)
    assert "10.0.3.4 to 10.0.3.254" in path.read_text(encoding="utf-8")
