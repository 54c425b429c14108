"""How the page of notes is written as an address: ``view:notes?words=zone``, ``note:7``."""

from __future__ import annotations

from dataclasses import dataclass

from netatlas.address import Address

_WORDS, _ABOUT = "words", "about"


@dataclass(frozen=True, slots=True)
class NotesOptions:
    """What the page shows.

    Attributes:
        note: the number of the open note; 0 for none.
        words: what is typed in the filter.
        about: what a new note is begun on, as it is stored, or ''.
    """

    note: int = 0
    words: str = ""
    about: str = ""


def is_notes(address: Address) -> bool:
    """Return True if an address is of the page of notes."""
    return address.view_name == "notes" or address.head == "note"


def notes_options(address: Address) -> NotesOptions:
    """Return what an address asks for; a number that is none opens no note."""
    number = address.names[0] if address.head == "note" else ""
    note = int(number) if number.isascii() and number.isdigit() else 0
    return NotesOptions(note, address.value(_WORDS), address.value(_ABOUT))


def notes_address(options: NotesOptions) -> Address:
    """Return the address of options.

    >>> str(notes_address(NotesOptions(7, "zone")))
    'note:7?words=zone'
    """
    params = [(_WORDS, options.words)] if options.words else []
    if options.note:
        return Address("note", (str(options.note),), tuple(params))
    return Address.view("notes", [*params, *([(_ABOUT, options.about)] if options.about else [])])
