"""The words of a cheat sheet: a section for each of its items, and what they rest on.

Pure, like every document: ``netatlas.printing.paper`` decides how it looks and what fits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import Form
from netatlas.documents.blocks import CORRECTED, MUTED, OLD, Block, Inline, Reference, Text
from netatlas.documents.sheet_sections import OwnNote, note_blocks, parts_of
from netatlas.documents.sheet_sources import SheetSources
from netatlas.documents.sheet_words import SheetWords
from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import Sheet, SheetItem

__all__ = ["LeftOut", "OwnNote", "SheetContent", "SheetSection", "sheet_content"]

_NOTHING = "Nothing is on this sheet yet."


class SheetSection(msgspec.Struct, frozen=True):
    """A part of a sheet or of any other document on paper, below a heading of its own.

    Attributes:
        key: the address of the item that it belongs to, as the sheet has it; several may share one.
        title: its heading.
        sources: what it rests on, in small print beside its heading; may be empty.
        blocks: what it says.
        anchor: id of the record that it is about, so that links find it; may be empty.
    """

    key: str
    title: str
    sources: str = ""
    blocks: tuple[Block, ...] = ()
    anchor: str = ""


class LeftOut(NamedTuple):
    """An item that a sheet cannot show, by its address, and why."""

    key: str
    reason: str


class SheetContent(msgspec.Struct, frozen=True):
    """All that a paper says.

    Attributes:
        title: its name.
        remark: which edition it shows, and how corrections look; beside the title.
        sections: in order.
        missing: items that the open packs do not have, each with a reason; never silently dropped.
        references: the sources, in the order of their numbers; empty if they are left out.
        footer: packs, their dates and licences.
    """

    title: str
    remark: Inline = ()
    sections: tuple[SheetSection, ...] = ()
    missing: tuple[LeftOut, ...] = ()
    references: tuple[Reference, ...] = ()
    footer: str = ""


def sheet_content(atlas: Atlas, sheet: Sheet, notes: Mapping[str, OwnNote] | None = None) -> SheetContent:
    """Return what a sheet says, as the edition that it keeps has it.

    Safe in any thread; a sheet of a page takes some milliseconds.

    Args:
        atlas: where its items are.
        sheet: what it holds.
        notes: the user's own notes by address (``note:7``).
    """
    sources = SheetSources(atlas, sheet.layout.edition, wanted=sheet.layout.sources)
    sections: list[SheetSection] = []
    missing: list[LeftOut] = []
    for item in sheet.items:
        found = _sections_of(atlas, sheet, item, notes or {}, sources)
        if isinstance(found, str):
            missing.append(LeftOut(item.address, found))
        else:
            sections += found
    return SheetContent(
        title=sheet.name,
        remark=edition_remark(sheet.layout.edition),
        sections=tuple(sections),
        missing=tuple(missing),
        references=sources.references(),
        footer=pack_line(atlas),
    )


def _sections_of(
    atlas: Atlas, sheet: Sheet, item: SheetItem, notes: Mapping[str, OwnNote], sources: SheetSources
) -> list[SheetSection] | str:
    """Return the sections of one item, or why there is none."""
    address = resolved(atlas, Address.parse(item.address))
    if address.head == "note":
        note = notes.get(item.address)
        if note is None:
            return "There is no such note."
        return [SheetSection(item.address, note.title, note.dated, note_blocks(note.text))]
    words = SheetWords(atlas, sheet.layout.edition, sources, full=item.form is Form.FULL)
    try:
        parts = parts_of(words, address)
    except NetAtlasError as error:
        return str(error)
    return [SheetSection(item.address, part.title, part.sources, part.blocks, part.anchor) for part in parts]


def edition_remark(edition: Edition) -> Inline:
    """Return the line beside the title that says which edition is shown and what its colours mean."""
    match edition:
        case Edition.BOTH:
            return (
                Text("Edition: Both. ", MUTED),
                Text("Brown", CORRECTED),
                Text(" is corrected since the notes; ", MUTED),
                Text("struck", OLD),
                Text(" is what they said.", MUTED),
            )
        case Edition.NOTES:
            return (Text("Edition: As the notes, which is not all true today.", MUTED),)
        case Edition.TODAY:
            return (Text("Edition: As of today.", MUTED),)


def pack_line(atlas: Atlas) -> str:
    """Return which packs a paper was made from, their dates and licences."""
    packs = (
        ", ".join(
            part
            for part in (
                f"{pack.title} pack {pack.version}".strip(),
                f"facts checked {pack.checked}" if pack.checked is not None else "",
                pack.licence.replace("CC-BY-", "CC BY "),
            )
            if part
        )
        for pack in atlas.packs
    )
    notices = [pack.notice.partition(";")[2].partition(".")[0].strip() for pack in atlas.packs]
    said = [f"{notice[0].upper()}{notice[1:]}." for notice in notices if notice]
    return " ".join((f"NetAtlas, {'; '.join(packs)}.", *said))
