"""Turns a search hit into an entry of the palette, and quotes what was typed.

Which entries are shown, and in which order, is decided in ``providers`` and by the search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netatlas import words
from netatlas.address import Address
from netatlas.atlas.addressing import row_address
from netatlas.ui.labels import DOT, describe, kind_of
from netatlas.ui.palette.model import PaletteEntry

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search import Hit

_LONGEST_QUOTE = 40
"""Letters of the typed text that a message quotes at most."""
_LONGEST_PACK = 24
"""Letters of a pack's title in a hint, beside which the name and the answer need room."""
_MARKS = ("“\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}”")


def hit_entry(atlas: Atlas, hit: Hit) -> PaletteEntry:
    """Return the entry of a hit.

    The value asked for goes behind the name. The size of a comparison, or the sentence in which a word was
    found, goes into the detail below. A computed answer is never cut.
    """
    address = Address.parse(hit.id)
    detail, kind = describe(atlas, address), kind_of(atlas, address)
    entry = PaletteEntry(
        hit.id,
        hit.name,
        marks=hit.marks,
        detail=detail,
        kind=kind,
        hint=_why(hit),
        weak=hit.weak,
        opens=_opens(atlas, hit),
        shows=hit.shows,
    )
    match hit.kind, hit.match:
        case "lens", _:
            answer, _, source = hit.answer.partition(DOT)
            detail = DOT.join(filter(None, ("Computed", source, "opens the answer in full")))
            return replace(entry, detail=detail, kind="", answer=answer, whole=True)
        case "comparison", _:
            return replace(entry, detail=DOT.join(filter(None, ("Comparison", hit.answer))))
        case "concept" | "journey", "text" | "value" if hit.answer:
            head = detail.partition(DOT)[0] + DOT
            marks = tuple((start + len(head), end + len(head)) for start, end in hit.answer_marks)
            return replace(entry, detail=head + hit.answer.rstrip(";"), detail_marks=marks)
    return replace(entry, answer=hit.answer)


def quoted(text: str) -> str:
    """Return what was typed in quotation marks, cut to fit a sentence.

    It is isolated, so that letters written from right to left do not reorder the sentence around it;
    characters that cannot be printed are left out.
    """
    if not any(letter.isprintable() and not letter.isspace() for letter in text):
        return "what was typed"
    return words.quoted(text, _MARKS, longest=_LONGEST_QUOTE)


def _opens(atlas: Atlas, hit: Hit) -> str:
    """Return the address that a hit opens, so that what it shows is seen there; '' for that of its id."""
    if hit.opens or hit.id not in atlas:
        return hit.opens
    address = str(row_address(atlas, hit.shows or hit.id, hit.id if hit.shows else ""))
    return "" if address == str(Address.record(hit.id)) else address


def _why(hit: Hit) -> str:
    """Return why the hit matched, and its pack where several are open, for the hint."""
    pack = hit.pack if len(hit.pack) <= _LONGEST_PACK else hit.pack[:_LONGEST_PACK].rstrip() + "…"
    return DOT.join(filter(None, ("weak guess" if hit.weak else "", hit.why, pack)))
