"""Journey: pages open without work that is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from typing_extensions import override

from netatlas.ui.panels.my_notes import MyNotesSection

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from netatlas.ui.pages.text_page import TextPage
    from tests.journeys.conftest import Reader

_LONG = ("nat-gateway", "vpc")
_TURNS = 20
"""Turns of the event loop in which a page comes to rest."""


class _Events(QObject):
    """Counts the events of one type that a widget gets."""

    def __init__(self, watched: QWidget, kind: QEvent.Type) -> None:
        super().__init__(watched)
        self._kind = kind
        self.amount = 0
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is self._kind and self.counts(event):
            self.amount += 1
        return False

    def counts(self, event: QEvent) -> bool:  # noqa: ARG002 - for those that are choosy
        """Return True if an event counts."""
        return True


class _Layouts(_Events):
    """Counts how often a text that is there gets another width, at which Qt lays it out again."""

    def __init__(self, page: TextPage) -> None:
        self._document = page.browser.document()
        super().__init__(page.browser.viewport(), QEvent.Type.Resize)

    @override
    def counts(self, event: QEvent) -> bool:
        is_wider = isinstance(event, QResizeEvent) and event.size().width() != event.oldSize().width()
        return is_wider and not self._document.isEmpty()


def _go(reader: Reader, address: str) -> TextPage:
    reader.application.controller.open_address(address)
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
    return reader.page


def test_a_page_is_laid_out_once_also_where_the_panel_gives_way(reader: Reader) -> None:
    """Each page would be laid out twice or more before it is seen, as its scroll bar or the panel goes."""
    reader.window.resize(1280, 1000)  # which the start page does not fill
    page = _go(reader, _LONG[0])
    layouts = _Layouts(page)
    for address in (_LONG[1], "view:start", _LONG[0], "view:comparisons"):
        assert _go(reader, address) is page
        assert reader.window.panel.isVisible() is (address != "view:start")
        assert layouts.amount == 0, address


def test_browse_is_painted_once_for_a_page(reader: Reader) -> None:
    """A third of the time that a short page takes would go into a second picture of Browse."""
    _go(reader, "ena-express")
    paints = _Events(reader.window.browse.tree.viewport(), QEvent.Type.Paint)
    for number, address in enumerate(("tls-1-2", "view:comparisons", "ena-express"), start=1):
        _go(reader, address)
        assert paints.amount == number, address


def test_browse_is_scrolled_as_if_the_topic_before_had_folded_first(reader: Reader) -> None:
    """The topics above the one of the page would be out of sight."""
    tree = reader.window.browse.tree
    for address in ("ena-express", "topic:edge"):
        _go(reader, address)
    assert tree.verticalScrollBar().value() == 0
    assert tree.viewport().rect().contains(tree.visualRect(tree.currentIndex()))


def test_the_empty_box_for_a_note_serves_the_next_page(reader: Reader) -> None:
    """Each concept would take the time that a box needs; or a note would be kept on the page before."""
    _go(reader, "nat-gateway")
    section = next(one for one in reader.window.panel.sections if one.key == "notes")
    assert isinstance(section, MyNotesSection)
    reader.qtbot.waitUntil(lambda: section.is_ready and len(section.cards) == 1)
    box = section.cards[0]
    _go(reader, "vpc")
    reader.qtbot.waitUntil(lambda: section.is_ready)
    assert section.cards == [box]
    assert box.box.anchor.endswith("vpc")
    assert box.box.editor.accessibleName() == "Note on VPC"
    box.box.editor.setFocus()
    _go(reader, "subnet")
    reader.qtbot.waitUntil(lambda: section.is_ready)
    assert box not in section.cards  # somebody was in it


def test_the_button_of_a_page_that_is_made_anew_is_in_its_corner(reader: Reader) -> None:
    """It would cover the title, which leaves room for it at the right."""
    reader.window.resize(1024, 700)  # no panel comes, and fits the page once more
    reader.application.controller.open_address("view:notes")
    for _ in range(_TURNS):
        QCoreApplication.processEvents()
    reader.window.browse.tree.setFocus()  # as who chooses the page there
    page = _go(reader, "nat-gateway")
    right = page.browser.viewport().width() - page.bookmark.geometry().right()
    assert 0 < right < page.bookmark.width()
    assert page.bookmark.x() > page.browser.viewport().width() / 2


def test_the_keyboard_stays_where_it_is_in_browse_when_a_page_is_shown_again(reader: Reader) -> None:
    """Who chooses a larger text on the way through Browse would begin again at the page in front."""
    _go(reader, "nat-gateway")
    tree = reader.window.browse.tree
    tree.setFocus()
    for _ in range(2):
        reader.press(Qt.Key.Key_Down)
    name = tree.currentIndex().data()
    assert name != "NAT gateway"
    reader.application.actions.run("view.larger")
    assert tree.currentIndex().data() == name
    _go(reader, "vpc")
    assert tree.currentIndex().data() == "VPC"
