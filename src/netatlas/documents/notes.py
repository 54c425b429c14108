"""The user's own notes as documents, for export and paper: their Markdown becomes blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.anchors import anchor_name, needs_a_look
from netatlas.documents.blocks import MUTED, Callout, Document, Heading, Link, Paragraph, Text
from netatlas.documents.markdown_reader import blocks_of
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.notes import Note
    from netatlas.documents.blocks import Block, Span

MY_NOTES = "My notes"


def notes_document(atlas: Atlas, notes: Sequence[Note]) -> Document:
    """Return all of some notes as one document, in their order, each under the name of what it is about."""
    blocks: list[Block] = []
    for note in notes:
        blocks.append(Heading(anchor_name(atlas, Address.parse(note.anchor))))
        blocks.append(_small_print(atlas, note))
        blocks += _below(_parts(atlas, note))
    return Document(title=MY_NOTES, subtitle=counted(len(notes), "note"), blocks=tuple(blocks))


def note_document(atlas: Atlas, note: Note) -> Document:
    """Return one note as a document of its own, called by its first line."""
    name = anchor_name(atlas, Address.parse(note.anchor))
    blocks = list(_parts(atlas, note))
    if blocks and isinstance(blocks[0], Heading) and blocks[0].text == note.title:
        del blocks[0]  # it is the title
    return Document(
        title=note.title or name,
        subtitle=f"Note on {name}",
        blocks=(_small_print(atlas, note), *blocks),
        record=f"note:{note.id}",
    )


def _parts(atlas: Atlas, note: Note) -> Iterator[Block]:
    if reason := needs_a_look(atlas, note):
        yield Callout((Text(f"Needs a look: {reason}"),), "warning")
    yield from blocks_of(atlas, note.text)


def _small_print(atlas: Atlas, note: Note) -> Paragraph:
    """Return the line below the heading: what the note is about, as a link, and its date."""
    address = resolved(atlas, Address.parse(note.anchor))
    name = anchor_name(atlas, address)
    known = address.record_id in atlas or bool(address.view_name or address.subjects)
    about: Span = Link(name, str(address)) if known else Text(name, MUTED)
    return Paragraph((about, Text(f", {note.changed.astimezone():%Y-%m-%d}", MUTED)), "muted")


def _below(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks with their headings below those of the notes."""
    for block in blocks:
        yield Heading(block.text, level=3) if isinstance(block, Heading) else block
