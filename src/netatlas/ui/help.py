"""The pages about NetAtlas itself: all shortcuts, and what it is. Words only, made from the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas import __version__
from netatlas.atlas.dates import date_text
from netatlas.documents.blocks import KEY, MUTED, Document, FactList, Heading, Paragraph, Text
from netatlas.ui.commands import COMMANDS, MENUS, OTHER_KEYS

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block, FactRow


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
    ]
    for pack in atlas.packs:
        rows: list[FactRow] = [
            ((Text("Version"),), (Text(pack.version),), ()),
            ((Text("Licence"),), (Text(pack.licence),), ()),
            ((Text("Checked"),), (Text(date_text(pack.checked)),), ()),
        ]
        blocks += [Heading(pack.title), FactList(tuple(rows))]
        if pack.notice:
            blocks.append(Paragraph((Text(pack.notice),), role="muted"))
    return Document(title="NetAtlas", blocks=tuple(blocks))


def _row(title: str, keys: tuple[str, ...]) -> FactRow:
    shown: list[Text] = []
    for key in keys:
        shown += [Text(key, KEY), Text("  ")]
    return (Text(title),), tuple(shown), ()
