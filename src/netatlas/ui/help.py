"""The documents about NetAtlas itself: the list of shortcuts, the formats of exports, and the About page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import __version__
from netatlas.atlas.dates import date_text
from netatlas.documents.blocks import KEY, MUTED, Document, FactList, Heading, Paragraph, Text
from netatlas.export.endings import FORMATS, Holds
from netatlas.ui.commands import COMMANDS, MENUS, OTHER_KEYS, key_of

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block, FactRow

ANNOUNCED = "https://github.com/netatlas/netatlas/releases"
"""Where new versions of NetAtlas and of its pack are announced; nothing here opens it."""
_SORTS_OF_FORMATS = (
    ("To read and to print", (Holds.PAGES, Holds.PAPER)),
    ("Tables", (Holds.TABLES,)),
    ("Cards", (Holds.CARDS,)),
    ("Folders", (Holds.FOLDER,)),
    ("For programs", (Holds.RECORDS,)),
    ("Graphs", (Holds.GRAPH,)),
)
"""What the formats hold, under the headings of the page, in its order."""
_ADVICE = {
    "Spreadsheets": "Take the Excel workbook first. Where a program asks how to read a CSV or TSV file, "
    "choose UTF-8; else “São” becomes “SÃ£o”.",
    "Anki": "Mark cards with flags, decks or suspension, not with tags: a tag changes the day of a note, and "
    "Anki then passes over corrections that are older. Import a later file whenever you like: only what has "
    "changed is updated, and nothing doubles. A card that you delete comes back; suspend it instead.",
    "Folders": "A docset, a vault and a set of web pages are folders. One that is not empty is refused, "
    "unless NetAtlas wrote it before; files that you put into it stay when it is written again.",
    "Graphs": "GraphML and node-link JSON hold all of the graph. The files for Gephi and Cytoscape are "
    "pictures for viewers.",
    "Editions": "Cards, docsets, vaults and sets of pages are as of today, with what the notes said in "
    "words. Other formats follow the edition that you choose.",
}


def shortcuts_document() -> Document:
    """Return the page of all shortcuts, by menu."""
    blocks: list[Block] = []
    for menu in MENUS:
        rows = tuple(
            _row(command.title, command.keys) for command in COMMANDS if command.menu == menu and command.keys
        )
        blocks += [Heading(menu), FactList(rows)]
    others = tuple(((Text(what),), (Text(keys),), ()) for keys, what in OTHER_KEYS)
    blocks += [Heading("Everywhere"), FactList(others)]
    return Document(title="All shortcuts", blocks=tuple(blocks))


def exports_document() -> Document:
    """Return the page that says what each format of an export is for, and what to know of it."""
    blocks: list[Block] = [
        Paragraph(
            (
                Text("Export… in the menu File ("),
                Text(key_of("file.export"), KEY),
                Text(
                    ") writes the page in front, what is selected on it, a topic, your bookmarks, your "
                    "notes, or everything. A file or folder appears whole or not at all."
                ),
            ),
            role="lead",
        )
    ]
    for heading, held in _SORTS_OF_FORMATS:
        rows = tuple(
            (
                (Text(form.label), Text(f" {form.ending}", MUTED)),
                (Text(f"For {form.purpose}: {form.remark}."),),
                (),
            )
            for form in FORMATS
            if form.holds in held
        )
        blocks += [Heading(heading), FactList(rows)]
    advice = tuple(((Text(name),), (Text(text),), ()) for name, text in _ADVICE.items())
    blocks += [Heading("What to know"), FactList(advice)]
    return Document(title="What each format is for", blocks=tuple(blocks))


def about_document(atlas: Atlas) -> Document:
    """Return the page that says what NetAtlas is, which packs are open and under which licences."""
    blocks: list[Block] = [
        Paragraph(
            (
                Text(
                    "An offline explorer of what there is to know about networking on AWS. "
                    "It opens no connection, ever."
                ),
            ),
            role="lead",
        ),
        Paragraph((Text(f"Version {__version__}. The program is free under the MIT licence."),)),
        Paragraph((Text("Not affiliated with, endorsed by or sponsored by Amazon Web Services.", MUTED),)),
        Heading("Newer versions"),
        Paragraph(
            (
                Text(
                    f"NetAtlas never looks for any. They are announced at {ANNOUNCED} – an address to copy. "
                ),
                Text("A newer pack is dropped onto the window, or opened with "),
                Text(key_of("file.open_pack"), KEY),
                Text("; what it changes is shown before it takes the place of the older one."),
            )
        ),
    ]
    for pack in atlas.packs:
        rows: list[FactRow] = [
            ((Text("Id"),), (Text(pack.id),), ()),
            ((Text("Version"),), (Text(pack.version),), ()),
            ((Text("Checked"),), (Text(date_text(pack.checked)),), ()),
            ((Text("Licence"),), (Text(pack.licence),), ()),
        ]
        blocks += [Heading(pack.title), FactList(tuple(rows))]
        if pack.notice:
            blocks.append(Paragraph((Text(pack.notice),), role="muted"))
    return Document(title="NetAtlas", blocks=tuple(blocks))


def _row(title: str, keys: tuple[str, ...]) -> FactRow:
    spans: list[Text] = []
    for key in keys:
        spans += [Text(key, KEY), Text("  ")]
    return (Text(title),), tuple(spans), ()
