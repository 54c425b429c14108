"""``netatlas note``: the user's own notes, read, added, changed and removed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.cli.argument_types import whole_number
from netatlas.cli.opening import opened
from netatlas.cli.output import coloured, complain, print_json, styled, width
from netatlas.cli.user_data import address_of, back_up, opened_desk, printable, shown_address, shown_time
from netatlas.cli.wrapping import Piece, beside, wrapped
from netatlas.errors import NetAtlasError, UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.desk.desk import Desk
    from netatlas.desk.notes import Note

_EPILOG = """\
examples:
  netatlas note                                      all your notes
  netatlas note "nat gateway"                        those on one thing and on what its page shows
  netatlas note "nat gateway" "one for each zone"    add a note
  netatlas note nat-gateway/bandwidth - < words.md   the same, from the input
  netatlas note --edit 3 "two for each zone"         give note 3 another text
  netatlas note --remove 3                           delete note 3
  netatlas note --deleted                            what was deleted in the last 30 days
  netatlas note --restore 3                          bring note 3 back
"""
_MOST_WORDS = 2
"""A name and a text: whoever forgets the quotation marks gives more."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "words", nargs="*", metavar="NAME [TEXT]", help="what the note is on; text to add, or -"
    )
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--edit", type=whole_number(1), metavar="ID", help="replace the text of a note by TEXT"
    )
    which.add_argument(
        "--remove", type=whole_number(1), metavar="ID", help="delete a note, for 30 days at first"
    )
    which.add_argument("--restore", type=whole_number(1), metavar="ID", help="bring a deleted note back")
    which.add_argument("--deleted", action="store_true", help="list the notes that can be brought back")
    parser.add_argument("--json", action="store_true", help="a list of notes as JSON")


def run(options: argparse.Namespace) -> int:
    """Print, add, change, remove or bring back notes; 1 if there are none to print."""
    words = options.words
    if len(words) > _MOST_WORDS:
        raise UsageError('Put quotation marks around the name and the text: netatlas note "nat gateway" "…"')
    with opened_desk(options) as desk:
        if options.edit is not None:
            return _changed(options, desk, _edit(desk, options.edit, words))
        if options.remove is not None:
            desk.notes.remove(options.remove)
            return _changed(options, desk, desk.notes.get(options.remove))
        if options.restore is not None:
            desk.notes.restore(options.restore)
            return _changed(options, desk, desk.notes.get(options.restore))
        atlas = opened(options)
        if len(words) == _MOST_WORDS:
            return _changed(options, desk, _add(desk, atlas, *words), atlas)
        return _show(options, desk, atlas)


def _add(desk: Desk, atlas: OpenAtlas, name: str, text: str) -> Note:
    from netatlas.atlas.anchors import anchor_of, anchor_text

    address = address_of(atlas, name)
    if address.head in {"note", "sheet"}:
        raise UsageError(
            f"Notes are written on records and views, not on {quoted(name)}; "
            "“netatlas note --edit ID -” changes a note."
        )
    text = _typed(text)
    return desk.notes.add(anchor_of(atlas.atlas, address), text, anchor_text(atlas.atlas, address) or "")


def _edit(desk: Desk, note_id: int, words: list[str]) -> Note:
    if not words:
        raise UsageError(f'Give the new text, or - for the input: netatlas note --edit {note_id} "…"')
    before = desk.notes.get(note_id)
    if before is None:
        raise NetAtlasError(f"There is no note {note_id}; “netatlas note” lists all.")
    return desk.notes.save(note_id, _typed(words[-1]), before.changed)


def _typed(text: str) -> str:
    """Return a text that was given, or that of the input for ``-``."""
    if text == "-":
        text = sys.stdin.buffer.read().decode("utf-8", errors="replace").removesuffix("\n")
    if not text.strip():
        raise UsageError("A note needs some text.")
    return text


def _show(options: argparse.Namespace, desk: Desk, atlas: OpenAtlas) -> int:
    from netatlas.atlas.anchors import anchor_name, anchors_on_page

    if options.deleted:
        notes, where = desk.notes.deleted(), "among the deleted ones"
    elif options.words:
        address = address_of(atlas, options.words[0])
        if address.head == "note" and address.names[0].isdecimal():
            notes, where = list(filter(None, [desk.notes.get(int(address.names[0]))])), "of that number"
        else:
            notes = desk.notes.of(*anchors_on_page(atlas.atlas, address))
            where = f"on {anchor_name(atlas.atlas, address)}"
    else:
        notes, where = desk.notes.all(), "yet"
    if options.json:
        print_json([_json(atlas, note) for note in notes])
    elif notes:
        _print(atlas, notes)
    else:
        complain(f"There is no note {where}.")
    return 0 if notes else 1


def _changed(
    options: argparse.Namespace, desk: Desk, note: Note | None, atlas: OpenAtlas | None = None
) -> int:
    """Say what was done with a note."""
    desk.notes.purge()
    back_up(desk)
    if note is None:
        return 0  # another program has just removed it for good
    if options.json:
        print_json([_json(atlas or opened(options), note)])
    elif options.remove is not None:
        print(f"Deleted note {note.id}. For 30 days “netatlas note --restore {note.id}” brings it back.")
    else:
        print(f"Kept note {note.id}: {printable(note.title)}")
    if note.conflict:
        complain(f"Another program changed note {note.id} at the same time; its versions hold both texts.")
    return 0


def _print(atlas: OpenAtlas, notes: list[Note]) -> None:
    from netatlas.atlas.anchors import anchor_name, needs_a_look

    colour = coloured()
    for index, note in enumerate(notes):
        name = printable(anchor_name(atlas.atlas, Address.parse(note.anchor)))
        deleted = f", deleted {shown_time(note.deleted)}" if note.deleted else ""
        if index:
            print()
        small = f"note {note.id}, {shown_time(note.changed)}{deleted}"
        print("\n".join(beside(Piece(name, "strong"), small, width(), colour=colour)))
        for line in printable(note.text).splitlines():
            print(f"    {line}".rstrip())
        if reason := needs_a_look(atlas.atlas, note):
            for line in wrapped(f"Needs a look: {printable(reason)}", width() - 4):
                print(f"    {styled(line, 'warning', colour=colour)}")


def _json(atlas: OpenAtlas, note: Note) -> dict[str, object]:
    from netatlas.atlas.anchors import anchor_name, needs_a_look

    return {
        "id": note.id,
        "address": shown_address(atlas, note.anchor),
        "name": anchor_name(atlas.atlas, Address.parse(note.anchor)),
        "text": note.text,
        "created": note.created.isoformat(),
        "changed": note.changed.isoformat(),
        "deleted": note.deleted.isoformat() if note.deleted else None,
        "versions": note.versions,
        "conflict": note.conflict,
        "needs_a_look": needs_a_look(atlas.atlas, note),
    }
