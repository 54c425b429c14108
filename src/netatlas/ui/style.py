"""The application's style sheet, with the colours filled in from the theme."""

from __future__ import annotations

import re
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIZES = re.compile(r"(?P<name>font-size|padding): (?P<lengths>[^;]+);")
_PIXELS = re.compile(r"(\d+)px")
_RINGS = "/* rings */"
_MOST_ROOM = 1.5
"""Largest scale of the room around texts: where they are larger still, the window is needed for words."""
_EVENLY = (1, 1, 1, 1)
_RINGED = {
    "QPushButton:focus, QToolButton:focus": ((4, 10, 4, 10), _EVENLY),
    "QPushButton#searchField:focus": ((6, 12, 6, 12), _EVENLY),
    "QPushButton#segment:focus": ((5, 14, 6, 15), (1, 2, 1, 1)),  # beside the next one it has no edge at rest
    'QPushButton#segment[place="last"]:focus': ((5, 14, 6, 15), _EVENLY),
    "QToolButton#formatButton:focus": ((2, 8, 2, 8), _EVENLY),
    "QStatusBar QToolButton:focus": ((0, 8, 0, 8), _EVENLY),
    "QLineEdit:focus": ((5, 8, 5, 8), _EVENLY),
    "QAbstractSpinBox:focus": ((1, 6, 1, 6), _EVENLY),
    "QComboBox:focus": ((4, 10, 4, 10), _EVENLY),
    "QListWidget#pathChoices:focus, QListWidget#formatList:focus": ((1, 1, 1, 1), _EVENLY),
    "QPlainTextEdit#noteEditor:focus": ((2, 4, 2, 4), _EVENLY),
}
"""What has a ring of two pixels with the keyboard: its padding without, and how much of it the ring takes."""

_SHEET = Template("""
QMainWindow, QWidget#browsePanel, QWidget#tabStrip { background: $background; }
QWidget#tabStrip { border-bottom: 1px solid $line; }
QMenuBar { background: $surface; border-bottom: 1px solid $line; padding: 1px 4px; }
QMenuBar::item { padding: 3px 8px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $accent_wash; color: $accent; }
QMenu { background: $surface; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: $accent_wash; color: $accent; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QToolTip { background: $surface; color: $text; border: 1px solid $line; padding: 4px 6px; }
QWidget#topBar { background: $surface; border-bottom: 1px solid $line; }
QStatusBar { background: $surface; border-top: 1px solid $line; color: $muted; font-size: 11px; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { padding: 0 8px; font-size: 11px; }
QStatusBar QLabel { color: $muted; font-size: 11px; padding: 0 8px; }
QPushButton, QToolButton {
  background: $surface; border: 1px solid $edge; border-radius: 5px; padding: 4px 10px;
}
QPushButton:hover, QToolButton:hover { border-color: $muted; }
QPushButton:checked, QToolButton:checked { background: $accent_wash; border-color: $accent; color: $accent; }
QPushButton:disabled, QToolButton:disabled { color: $muted; background: $background; border-color: $line; }
QPushButton:default { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton#searchField {
  background: $background; border: 1px solid $edge; border-radius: 5px; text-align: left; padding: 6px 12px;
  color: $muted;
}
QPushButton#searchField:disabled { color: $muted; }
QPushButton#searchField:hover { border-color: $accent; }
QPushButton#searchField:focus { background: $surface; }
QLabel#keyChip {
  background: $surface; border: 1px solid $line; border-radius: 4px; padding: 0 6px;
  color: $muted; font-size: 11px;
}
QPushButton#segment { border-radius: 0; border-right: none; padding: 5px 14px 6px 15px; }
QPushButton#segment[place="first"] { border-top-left-radius: 5px; border-bottom-left-radius: 5px; }
QPushButton#segment[place="last"] {
  border-right: 1px solid $edge; border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}
QPushButton#segment:checked { border: 1px solid $accent; }
QCheckBox { border: 2px solid transparent; border-radius: 4px; }
QCheckBox:focus { border-color: $accent; }
QSplitter::handle { background: $line; }
QTabBar { background: transparent; }
QTabBar::tab {
  background: transparent; color: $muted; border: 1px solid transparent; border-bottom: none;
  padding: 4px 8px 4px 14px; margin-top: 6px;
}
QTabBar::tab:selected {
  background: $surface; color: $text; border-color: $line; font-weight: 600;
  border-top-left-radius: 5px; border-top-right-radius: 5px;
}
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tear { width: 0; border: none; }
QTabBar QToolButton { border: none; background: $background; padding: 2px; }
QTreeView#browseTree, QTreeView#browseViews {
  background: $background; border: none; border-left: 2px solid transparent; outline: none;
}
QTreeView#browseTree:focus, QTreeView#browseViews:focus { border-left-color: $accent; }
QTreeView#graphOutline { background: $surface; border: none; outline: none; }
QTreeView#graphOutline::item { padding: 3px 2px; }
QTreeView#graphOutline::item:selected {
  background: $accent_wash; color: $accent; border-left: 3px solid $accent;
}
QTextBrowser { background: $surface; border: none; selection-background-color: $accent; }
QWidget#page, QFrame#page, QStackedWidget#pages { background: $surface; }
QTableView QTableCornerButton::section { background: $surface; border: none; border-bottom: 1px solid $line; }
QTableView::corner, QAbstractScrollArea::corner { background: $surface; border: none; }
QTableView { background: $surface; border: none; gridline-color: $line; outline: none; }
QHeaderView { background: $surface; border: none; }
QLineEdit { background: $surface; border: 1px solid $edge; border-radius: 5px; padding: 5px 8px; }
QAbstractSpinBox { background: $surface; border: 1px solid $edge; border-radius: 5px; padding: 1px 6px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
QAbstractSpinBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox { background: $surface; border: 1px solid $edge; border-radius: 5px; padding: 4px 10px; }
QComboBox:hover { border-color: $muted; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
  background: $surface; border: 1px solid $line; outline: none;
  selection-background-color: $accent_wash; selection-color: $accent;
}
QFrame#palette { background: $surface; border: 1px solid $edge; border-radius: 7px; }
QFrame#queryBox, QFrame#paletteFooter { background: $surface; border: none; }
QFrame#queryBox {
  border-bottom: 1px solid $line; border-top-left-radius: 7px; border-top-right-radius: 7px;
}
QFrame#paletteFooter {
  border-top: 1px solid $line; border-bottom-left-radius: 7px; border-bottom-right-radius: 7px;
}
QFrame#palette QLineEdit { background: $surface; border: none; border-radius: 0; padding: 3px 0; }
QFrame#palette QListView { background: $surface; border: none; outline: none; }
QToolButton#scopeChip, QToolButton#scopeChip:disabled {
  background: $accent_wash; color: $accent; border: 1px solid $accent_wash; border-radius: 4px;
  padding: 2px 8px;
}
QToolButton#scopeChip:hover { border-color: $accent; }
QFrame#palette QLabel#paletteKeys, QFrame#palette QLabel#paletteFound { color: $muted; }
QFrame#palette QLabel#paletteMessage { color: $muted; padding: 12px 16px; }
QFrame#findBar { background: $background; border-top: 1px solid $line; }
QFrame#messageBar { background: $warning_wash; border-bottom: 1px solid $line; }
QLabel#pageTitle { font-size: 24px; font-weight: 700; color: $text; }
QLabel#pageLead { color: $muted; }
QLabel#pageSentence { color: $text; }
QWidget#graphBar, QWidget#comparisonBar { background: $surface; border-bottom: 1px solid $line; }
QListWidget#pathChoices {
  background: $surface; border: 1px solid $edge; border-radius: 5px; outline: none; padding: 1px;
}
QListWidget#pathChoices::item { padding: 4px 6px; }
QListWidget#pathChoices::item:selected {
  background: $accent_wash; color: $accent; border-left: 3px solid $accent;
}
QScrollArea#graphSide { background: $surface; border: none; border-left: 1px solid $line; }
QWidget#graphSideColumn { background: $surface; }
QWidget#rightPanel { background: $background; border-left: 1px solid $line; }
QListWidget#formatList {
  background: $surface; border: 1px solid $edge; border-radius: 5px; outline: none; padding: 1px;
}
QScrollArea#panelArea, QWidget#panelAreaColumn { background: $background; }
QScrollArea#exportArea, QWidget#exportContent { background: $background; }
QWidget#panelSection { border-bottom: 1px solid $line; }
QTextBrowser#panelText { background: transparent; }
QWidget#pathStrip { background: $background; border-top: 1px solid $line; }
QWidget#pathStrip QWidget#panelSection { border-bottom: none; }
QToolButton#panelLink {
  background: transparent; border: none; border-bottom: 2px solid transparent; color: $accent; padding: 0;
}
QToolButton#panelLink:hover { text-decoration: underline; }
QToolButton#panelLink:focus { border-bottom: 2px solid $accent; }
QPushButton#textLink {
  background: transparent; border: none; border-bottom: 2px solid transparent; color: $accent; padding: 0;
  margin: 0; text-align: left;
}
QPushButton#textLink:hover { text-decoration: underline; }
QPushButton#textLink:focus { border-bottom: 2px solid $accent; }
QLabel#panelSentence { color: $muted; }
QLabel#cardKind { font-weight: 600; }
QLabel#cardTitle { font-weight: 700; color: $text; }
QLabel#cardCount { font-weight: 600; color: $text; }
QLabel#sectionHint { color: $muted; font-size: 11px; }
QLabel#cornerLabel { background: $surface; border-bottom: 1px solid $line; color: $muted; font-weight: 600; }
QLabel#cellDetail { color: $muted; border-top: 1px solid $line; padding: 7px 4px; }
QScrollArea#cellDetailArea { background: $surface; border: none; border-top: 1px solid $line; }
QScrollArea#cellDetailArea:focus { border-top-color: $accent; }
QScrollArea#cellDetailArea QLabel#cellDetail { background: $surface; border: none; }
QLabel#replacingTitle { font-weight: 700; }
QLabel#sectionTitle { color: $muted; font-weight: 600; font-size: 12px; }
QPlainTextEdit#noteEditor {
  background: $surface; border: 1px solid $edge; border-radius: 5px; padding: 2px 4px; color: $text;
  selection-background-color: $accent; selection-color: $on_accent;
}
QFrame#noteFrame { background: $surface; border: 1px solid $edge; border-radius: 5px; }
QFrame#noteFrame QPlainTextEdit#noteEditor { border: none; padding: 8px 12px; }
QWidget#formatBar { border-bottom: 1px solid $line; }
QToolButton#formatButton { background: transparent; border: 1px solid transparent; padding: 2px 8px; }
QToolButton#formatButton:hover, QToolButton#formatButton:focus { border-color: $accent; color: $accent; }
QToolButton#formatButton:disabled { color: $muted; }
QListView#linkCompletion { background: $surface; border: 1px solid $edge; border-radius: 5px; outline: none; }
QWidget#noteListPane { border-right: 1px solid $line; background: $surface; }
QListView#noteList {
  background: $surface; border: none; border-top: 1px solid $line; border-left: 2px solid transparent;
  outline: none;
}
QListView#noteList:focus { border-left-color: $accent; }
QWidget#sheetItemsPane { border-right: 1px solid $line; background: $surface; }
QListView#sheetItems, QListView#sheetList { background: $surface; border: none; outline: none; }
QWidget#paperBar { background: $surface; border-bottom: 1px solid $line; }
QAbstractScrollArea#paperView { background: $background; border: none; }
QWidget#paperBar QPushButton::menu-indicator { width: 0; image: none; }
QTreeView#bookmarkTree { background: $surface; border: none; outline: none; }
QFrame#notice { background: $warning_wash; border: none; border-left: 3px solid $warning; }
QFrame#notice QLabel { color: $text; }
QLabel#noteTitle { font-weight: 700; color: $text; }
QLabel#warningSentence { color: $warning; }
/* rings */
QPushButton:default:focus { border: 3px double $on_accent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QFrame#palette QScrollBar { background: $surface; }
""")


def style_sheet(colours: Mapping[str, str], scale: float = 1.0) -> str:
    """Return the style sheet with the theme's base colours filled in, its texts at a scale."""
    room = min(scale, _MOST_ROOM)

    def scaled(found: re.Match[str]) -> str:
        factor = scale if found["name"] == "font-size" else room
        lengths = _PIXELS.sub(lambda pixels: f"{round(int(pixels[1]) * factor)}px", found["lengths"])
        return f"{found['name']}: {lengths};"

    rings = "".join(_ring(selector, room, colours["accent"]) for selector in _RINGED)
    head, tail = _SIZES.sub(scaled, _SHEET.substitute(colours)).split(_RINGS)
    return head + rings + tail


def _ring(selector: str, room: float, colour: str) -> str:
    """Return the rule of a control with the keyboard; its words stay where they are."""
    sides = zip(*_RINGED[selector], strict=True)
    paddings = " ".join(f"{max(0, round(padding * room) - taken)}px" for padding, taken in sides)
    return f"{selector} {{ border: 2px solid {colour}; padding: {paddings}; outline: none; }}\n"
