"""The list of all commands: title, menu, shortcut keys, and when each can be used.

Menus, the command palette and the page of shortcuts are made from this list, and keys are written nowhere
else. What a command does is defined by the page that offers it (``Page.commands``), or in ``bindings`` if it
is the window's own.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from netatlas.atlas.edition import Edition


class When(StrEnum):
    """The condition for using a command; the value is the reason shown while it does not hold."""

    ALWAYS = "always"
    ATLAS_OPEN = "a pack must be open"
    PAGE_OPEN = "a page must be open"
    FOLDS = "a page with parts that fold must be in front"
    COMPARISON = "a comparison must be in front"
    GRAPH = "the graph must be in front"
    JOURNEY = "a journey must be in front"
    LIMITS = "the page of limits must be in front"
    TIMELINE = "a timeline must be in front"
    CONCEPT = "a concept or comparison must be in front"
    ON_MAP = "a concept, comparison or journey must be in front"
    CAN_NOTE = "a concept, comparison or other record must be in front"
    NOTE = "a note must be in front"
    BOOKMARKS = "the bookmarks must be in front"
    CAN_BE_ON_SHEET = "nothing is in front that can be on a sheet"
    SHEET = "a sheet must be in front"
    SHEETS = "a sheet, or the list of sheets, must be in front"
    CAN_GO_BACK = "there is no page to go back to"
    CAN_GO_FORWARD = "there is no page to go forward to"
    CLOSED_TABS = "no tab was closed"
    HAS_NOTES = "the pack has no notes to compare with"
    FINDING = "nothing is being looked for"
    TEXT = "a page of text must be in front"
    PANEL_HAS_ROOM = "the window is too narrow, or the graph has its own column there"


class Command(NamedTuple):
    """One command.

    Attributes:
        id: ``area.verb``.
        title: its text in the menu, in sentence case.
        menu: the menu that it is in, or '' for none.
        keys: its shortcut keys, the first of which the menu shows.
        when: the condition for using it. A command of a page needs that page in front; further conditions
            are checked by the page.
        group: the group of commands of which exactly one is chosen; '' for a plain command.
        separated: whether the menu has a separator above it.
    """

    id: str
    title: str
    menu: str = ""
    keys: tuple[str, ...] = ()
    when: When = When.ALWAYS
    group: str = ""
    separated: bool = False


MENUS = ("File", "Edit", "Go", "View", "Help")

TABS_BY_NUMBER = range(1, 9)
"""The tabs with a key of their own: Ctrl+1 to Ctrl+8; Ctrl+9 is the last tab, as in browsers."""

COMMANDS: tuple[Command, ...] = (
    Command("file.open_pack", "Open a pack…", "File", ("Ctrl+O",)),
    Command("file.export_page", "Save this page as…", "File", ("Ctrl+S",), When.PAGE_OPEN),
    Command("file.export", "Export…", "File", ("Ctrl+E",), When.ATLAS_OPEN),
    Command("file.print", "Print…", "File", ("Ctrl+P",), When.PAGE_OPEN),
    Command("sheet.export", "Save this sheet as a PDF or sheet file…", "File", ("Ctrl+Shift+S",), When.SHEET),
    Command("sheet.read", "Read a sheet file…", "File", (), When.SHEETS),
    Command("tab.new", "New tab", "File", ("Ctrl+T",), When.ATLAS_OPEN, separated=True),
    Command("tab.close", "Close tab", "File", ("Ctrl+W",), When.PAGE_OPEN),
    Command("tab.reopen", "Reopen closed tab", "File", ("Ctrl+Shift+T",), When.CLOSED_TABS),
    Command("file.quit", "Quit", "File", ("Ctrl+Q",), separated=True),
    Command("edit.copy", "Copy", "Edit", ("Ctrl+C",), When.PAGE_OPEN),
    Command("graph.copy_picture", "Copy the picture", "Edit", ("Ctrl+Shift+C",), When.GRAPH),
    Command("edit.find", "Find in page…", "Edit", ("Ctrl+F",), When.PAGE_OPEN, separated=True),
    Command("edit.find_next", "Find next", "Edit", ("F3",), When.FINDING),
    Command("edit.find_previous", "Find previous", "Edit", ("Shift+F3",), When.FINDING),
    Command("edit.find_all", "Search all text…", "Edit", ("Ctrl+Shift+F",), When.ATLAS_OPEN),
    Command("note.new", "Note on this…", "Edit", ("Ctrl+N",), When.CAN_NOTE, separated=True),
    Command("note.delete", "Delete this note", "Edit", (), When.NOTE),
    Command("bookmark.toggle", "Bookmark this page, or no more", "Edit", ("Ctrl+D",), When.PAGE_OPEN),
    Command("bookmark.up", "Move the bookmark or group up", "Edit", ("Ctrl+Shift+Up",), When.BOOKMARKS),
    Command("bookmark.down", "Move the bookmark or group down", "Edit", ("Ctrl+Shift+Down",), When.BOOKMARKS),
    Command("bookmark.group", "New group of bookmarks…", "Edit", (), When.BOOKMARKS),
    Command("bookmark.rename", "Rename the group…", "Edit", ("F2",), When.BOOKMARKS),
    Command("bookmark.remove", "Remove the bookmark or group", "Edit", (), When.BOOKMARKS),
    Command(
        "sheet.toggle",
        "Put this on the sheet, or take it off",
        "Edit",
        ("Ctrl+Shift+B",),
        When.CAN_BE_ON_SHEET,
    ),
    Command("sheet.new", "New sheet…", "Edit", (), When.SHEETS, separated=True),
    Command("sheet.rename", "Rename the sheet…", "Edit", ("F2",), When.SHEETS),
    Command("sheet.duplicate", "Duplicate the sheet", "Edit", (), When.SHEETS),
    Command("sheet.delete", "Remove the sheet", "Edit", (), When.SHEETS),
    Command("sheet.add", "Add to the sheet…", "Edit", ("Ins",), When.SHEET, separated=True),
    Command("sheet.bookmarks", "Add the bookmarks to the sheet", "Edit", (), When.SHEET),
    Command("sheet.up", "Move the item of the sheet up", "Edit", ("Alt+Shift+Up",), When.SHEET),
    Command("sheet.down", "Move the item of the sheet down", "Edit", ("Alt+Shift+Down",), When.SHEET),
    Command("sheet.form", "Show the item short or full", "Edit", ("Ctrl+Shift+L",), When.SHEET),
    Command("sheet.take_off", "Take the item off the sheet", "Edit", (), When.SHEET),
    Command("sheet.undo", "Undo the change of the sheet", "Edit", ("Ctrl+Z",), When.SHEET),
    Command("sheet.redo", "Change the sheet again", "Edit", ("Ctrl+Shift+Z",), When.SHEET),
    Command("edit.preferences", "Preferences…", "Edit", ("Ctrl+,",), separated=True),
    Command("edit.forget_choices", "Forget what search has learnt", "Edit"),
    Command("go.search", "Go to anything…", "Go", ("Ctrl+K", "Ctrl+L", "/"), When.ATLAS_OPEN),
    Command("go.commands", "Commands…", "Go", ("Ctrl+Shift+P",)),
    Command("go.compare", "Compare with…", "Go", ("Ctrl+=",), When.CONCEPT),
    Command("go.show_on_map", "Show on the map", "Go", ("Ctrl+M",), When.ON_MAP),
    Command("go.path_from", "Path from here…", "Go", ("Ctrl+Shift+G",), When.CONCEPT),
    Command("go.path_to", "Path to here…", "Go", ("Ctrl+Shift+H",), When.CONCEPT),
    Command("go.back", "Back", "Go", ("Alt+Left",), When.CAN_GO_BACK, separated=True),
    Command("go.forward", "Forward", "Go", ("Alt+Right",), When.CAN_GO_FORWARD),
    Command("go.home", "Start page", "Go", ("Alt+Home",), When.ATLAS_OPEN),
    Command("go.comparisons", "Comparisons", "Go", (), When.ATLAS_OPEN, separated=True),
    Command("go.timelines", "Timelines", "Go", (), When.ATLAS_OPEN),
    Command("go.journeys", "Journeys", "Go", (), When.ATLAS_OPEN),
    Command("go.limits", "Limits", "Go", (), When.ATLAS_OPEN),
    Command("go.graph", "Graph", "Go", ("Ctrl+G",), When.ATLAS_OPEN),
    Command("go.bookmarks", "Bookmarks", "Go", ("Ctrl+B",), When.ATLAS_OPEN),
    Command("go.notes", "Notes", "Go", ("Ctrl+Shift+N",), When.ATLAS_OPEN),
    Command("go.sheets", "Sheets", "Go", ("Ctrl+Shift+E",), When.ATLAS_OPEN),
    Command("go.errata", "What the notes got wrong", "Go", (), When.HAS_NOTES),
    Command("go.health", "Health of the pack", "Go", (), When.ATLAS_OPEN),
    Command("go.packs", "Packs", "Go", (), When.ATLAS_OPEN),
    Command("tab.next", "Next tab", "Go", ("Ctrl+Tab", "Ctrl+PgDown"), When.PAGE_OPEN, separated=True),
    Command("tab.previous", "Previous tab", "Go", ("Ctrl+Shift+Tab", "Ctrl+PgUp"), When.PAGE_OPEN),
    Command("go.next_pane", "Next pane", "Go", ("F6",)),
    Command("go.next_heading", "Next heading", "Go", ("Alt+Down",), When.TEXT),
    Command("go.previous_heading", "Heading before", "Go", ("Alt+Up",), When.TEXT),
    Command("go.menu", "Menu", "", ("F10",)),
    *(
        Command(f"view.edition_{edition}", edition.long_label, "View", (), When.HAS_NOTES, "edition")
        for edition in Edition
    ),
    Command("view.theme_system", "Colours as the system", "View", (), group="theme", separated=True),
    Command("view.theme_light", "Light", "View", (), group="theme"),
    Command("view.theme_dark", "Dark", "View", (), group="theme"),
    Command("view.theme_contrast", "High contrast", "View", (), group="theme"),
    Command("view.larger", "Larger text", "View", ("Ctrl++",), separated=True),
    Command("view.smaller", "Smaller text", "View", ("Ctrl+-",)),
    Command("view.normal", "Normal text", "View", ("Ctrl+0",)),
    Command("view.caret", "Move a caret through texts, or no more", "View", ("F7",), separated=True),
    Command("view.browse", "Show or hide Browse", "View", ("F9",)),
    Command("view.panel", "Show or hide the right panel", "View", ("Shift+F9",), When.PANEL_HAS_ROOM),
    Command("page.unfold", "Unfold or fold the whole page", "View", ("Ctrl+U",), When.FOLDS),
    Command("compare.differences", "Differences only", "View", ("D",), When.COMPARISON, separated=True),
    Command("compare.remove", "Remove this subject", "View", ("Del",), When.COMPARISON),
    Command("compare.pin", "Pin as baseline", "View", ("P",), When.COMPARISON),
    Command(
        "compare.move_left",
        "Move subject left or up",
        "View",
        ("Alt+Shift+Left", "Alt+Shift+Up"),
        When.COMPARISON,
    ),
    Command(
        "compare.move_right",
        "Move subject right or down",
        "View",
        ("Alt+Shift+Right", "Alt+Shift+Down"),
        When.COMPARISON,
    ),
    Command("compare.swap", "Swap rows and columns", "View", (), When.COMPARISON),
    Command("compare.same", "Show or fold rows that are the same", "View", (), When.COMPARISON),
    Command("compare.groups", "Fold or unfold all groups of rows", "View", (), When.COMPARISON),
    Command("compare.need", "Need something of this row…", "View", ("N",), When.COMPARISON),
    Command("compare.clear_needs", "Need nothing any more", "View", ("Shift+N",), When.COMPARISON),
    Command("graph.neighbours", "Neighbours, or back to the map", "View", ("F",), When.GRAPH, separated=True),
    *(
        Command(f"graph.depth_{depth}", f"Neighbours up to {steps} away", "View", (str(depth),), When.GRAPH)
        for depth, steps in {1: "one step", 2: "two steps", 3: "three steps"}.items()
    ),
    Command("graph.path", "Path between two concepts, or back to the map", "View", ("T",), When.GRAPH),
    Command("graph.swap_ends", "Swap the ends of the path", "View", ("X",), When.GRAPH),
    Command("graph.avoid_hubs", "Avoid hubs, or pass them again", "View", ("H",), When.GRAPH),
    Command("graph.show_all", "Show everything that is switched off", "View", (), When.GRAPH),
    Command("graph.measures", "Show a measure as size or colour…", "View", ("M",), When.GRAPH),
    Command("graph.outline", "Show or hide the outline", "View", ("O", "Ctrl+Shift+O"), When.GRAPH),
    Command("graph.undo", "Put the moved concept back", "View", ("Ctrl+Z",), When.GRAPH),
    Command("graph.redo", "Move the concept again", "View", ("Ctrl+Shift+Z",), When.GRAPH),
    Command("graph.put_all_back", "Put everything back", "View", (), When.GRAPH),
    Command("journey.next", "Next hop of the journey", "View", (), When.JOURNEY, separated=True),
    Command("journey.previous", "Hop of the journey before", "View", (), When.JOURNEY),
    Command("limits.sort", "Sort by this column", "View", ("S",), When.LIMITS, separated=True),
    Command("timeline.lock", "Keep this date, or let it go", "View", ("L",), When.TIMELINE, separated=True),
    Command("help.manual", "Manual", "Help", ("F1",), When.ATLAS_OPEN),
    Command("help.marks", "What the marks mean", "Help", ("Shift+F1",), When.ATLAS_OPEN),
    Command("help.shortcuts", "All shortcuts", "Help", ("?",), When.ATLAS_OPEN),
    Command("help.exports", "What each format is for", "Help", (), When.ATLAS_OPEN),
    Command("help.log", "Where the log file is", "Help"),
    Command("help.about", "About NetAtlas", "Help", (), When.ATLAS_OPEN, separated=True),
    *(Command(f"tab.{number}", f"Tab {number}", "", (f"Ctrl+{number}",)) for number in TABS_BY_NUMBER),
    Command("tab.last", "Last tab", "", ("Ctrl+9",)),
)

NEW_TAB_KEY = "Ctrl+Enter"
"""The key that opens the selected item in a new tab, in every list and on every page."""

ZOOM_IN_KEYS, ZOOM_OUT_KEYS, SHOW_ALL_KEYS = ("+", "="), ("-",), ("0",)
"""Letters that a canvas takes while it has the focus. They are no commands: a menu would list larger and
smaller twice, for pictures and for text."""
DATE_KEYS = ("1", "2")
"""Digits that a timeline takes for the beginning of a year."""

MENU_BAR_KEY = "Alt"
"""The key that gives the menu bar the keyboard when it is pressed alone, by Qt itself."""

BOLD_KEY, ITALIC_KEY = "Ctrl+B", "Ctrl+I"
"""Keys of a note that is typed, as of every editor; elsewhere the first opens the bookmarks."""

OTHER_KEYS: tuple[tuple[str, str], ...] = (
    ("Ctrl+1 to Ctrl+8; Ctrl+9", "Tab by number; the last one"),
    (f"{NEW_TAB_KEY}, Ctrl+click, middle click", "Open in a new tab"),
    ("Mouse buttons 4 and 5", "Back, forward"),
    ("F10, Alt and the letter", "Menu"),
    ("Esc", "Close what is open, then deselect, then back to the page"),
    (
        "Tab; Backspace at the start",
        "Search: narrow it to “limit:”, “topic:dns” ...; search everything again",
    ),
    ("?", "Search: how it is narrowed"),
    ("Tab, Shift+Tab", "Next link, link before; Enter opens it"),
    ("Arrows; Ctrl+arrows; Shift+arrows", "Comparison: cell by cell; to the edge; select to copy"),
    (
        "Enter",
        "Comparison: the sources of a cell in full; what is needed of a row; the rows that are the same",
    ),
    ("Click on a name; drag it; ×", "Comparison: open the subject; move it; take it out"),
    ("Arrows, Home, End; Enter", "Timeline: along the events and lanes; open what one happened to"),
    (
        "1 or 2; Shift+Left, Shift+Right",
        "Timeline: type a date; move it by a day, with Ctrl a year",
    ),
    ("+, -, 0; Ctrl+Left, Ctrl+Right", "Timeline: zoom, show all; move along the time"),
    (
        "Arrows; Page Up, Page Down",
        "Graph: to the neighbour in that direction; to the concept before, to the next",
    ),
    ("Enter; Backspace", "Graph: open the concept; back to the one before"),
    (
        "Up, Down; Left, Right; Enter",
        "Outline of the graph: row by row; fold, unfold; open the concept, or that at the other end",
    ),
    ("Left, Right", "Graph, mode Path: to the stop before, to the next one"),
    (
        "Left, Right; Home, End; Esc",
        "Journey: to the hop before, to the next; to the first, to the last; to none",
    ),
    ("Wheel; drag; +, -, 0", "Graph: zoom at the mouse; move about, or move a concept; zoom, show all"),
    (
        "Up, Down; Right, Left; Enter",
        "Around here: from neighbour to neighbour; unfold a relation, fold it; open the concept",
    ),
    (f"{BOLD_KEY}, {ITALIC_KEY}; [[", "Note: bold, italic; link to a concept, whose name is completed"),
    (f"{NEW_TAB_KEY}, Ctrl+click on a link", "Note: open the concept that the link leads to"),
    ("Space; Enter", "What the notes got wrong: tick off; open the concept"),
    ("Space; Enter; Del", "Sheet: the item short or full; open its page; take it off"),
    ("+, -, 0", "Paper: larger, smaller, as wide as its room"),
    ("Enter; Del", "Bookmarks: open the selected one; remove it"),
    ("Up in the first row; Down", "Limits: to the filter; back to the table"),
)
"""Keys and mouse actions that are no commands, with what they do, for the page of shortcuts."""


def is_plain(key: str) -> bool:
    """Return True for a key that types or deletes a letter, so that text boxes must keep it."""
    return len(key) == 1 or key == "Del"


PLAIN_KEYS = {key: command.id for command in COMMANDS for key in command.keys if is_plain(key)}
"""Ids of the commands with a plain key, by the key."""

_FIRST_KEYS = {command.id: command.keys[0] for command in COMMANDS if command.keys}


def key_of(command_id: str) -> str:
    """Return the first key of a command, which menus show.

    >>> key_of("go.search")
    'Ctrl+K'
    """
    return _FIRST_KEYS[command_id]


def with_key(text: str, command_id: str) -> str:
    """Return the text of a tooltip followed by the key of a command.

    >>> with_key("Add a subject", "go.compare")
    'Add a subject (Ctrl+=)'
    """
    return f"{text} ({key_of(command_id)})"


MARKS_HINT = with_key("What the marks mean", "help.marks")
"""The last line of the tip of every mark."""
