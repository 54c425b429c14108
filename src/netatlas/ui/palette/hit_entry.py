"""How a hit of the search reads as a line of the palette, and how what was typed is quoted.

Which lines are offered, and in which order, is decided in ``providers`` and by the search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netatlas import words
from netatlas.address import Address
from netatlas.ui.labels import DOT, describe, kind_of
from netatlas.ui.palette.model import Entry

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search import Hit

_LONGEST_QUOTE = 40
_MARKS = ("“\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}”")


def hit_entry(atlas: Atlas, hit: Hit) -> Entry:
    """Return the line of a hit.

    A value stands behind the name; how much a comparison holds, and the sentence that a word was
    found in, stand below it; what was computed stands whole.
    """
    address = Address.parse(hit.id)
    detail, kind = describe(atlas, address), kind_of(atlas, address)
    entry = Entry(hit.id, hit.name, marks=hit.marks, detail=detail, kind=kind, hint=_why(hit), weak=hit.weak)
    match hit.kind, hit.match:
        case "lens", _:
            answer, _, source = hit.answer.partition(DOT)
            opens = f"opens {atlas.display_name(atlas.owner_of(hit.id))}"
            detail = DOT.join(filter(None, ("Computed", source, opens)))
            return replace(entry, detail=detail, kind="", answer=answer, whole=True)
        case "comparison", _:
            return replace(entry, detail=DOT.join(filter(None, ("Comparison", hit.answer))))
        case "concept" | "journey", "text" | "value" if hit.answer:
            head = detail.partition(DOT)[0] + DOT
            marks = tuple((start + len(head), end + len(head)) for start, end in hit.answer_marks)
            return replace(entry, detail=head + hit.answer.rstrip(";"), detail_marks=marks)
    return replace(entry, answer=hit.answer)


def quoted(text: str) -> str:
    """Return what was typed between quotation marks, short enough for a sentence.

    Its letters are set apart from the sentence, so that those written from right to left do not
    turn it round; what cannot be printed is left out.
    """
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        return "what was typed"
    return words.quoted(text, _MARKS, longest=_LONGEST_QUOTE)


def _why(hit: Hit) -> str:
    """Return the grey words that say why a hit is there."""
    return " · ".join(filter(None, ("weak guess" if hit.weak else "", hit.why)))
