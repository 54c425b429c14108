"""How records, places and hits read as lines of the palette.

What is offered, and in which order, is decided in ``offers`` and by the search.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from netatlas.atlas.model import Comparison, Concept, Fact, Journey, Limit, Timeline
from netatlas.ui.navigation import Place
from netatlas.ui.palette.model import Entry

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search import Hit

VIEW_TITLES = {
    "start": "Start page",
    "comparisons": "Comparisons",
    "timelines": "Timelines",
    "journeys": "Journeys",
    "limits": "Limits",
    "errata": "What the notes got wrong",
    "health": "Health of the pack",
    "shortcuts": "All shortcuts",
    "about": "About NetAtlas",
}
_DOT = " · "
_LONGEST_QUOTE = 40


def hit_entry(atlas: Atlas, hit: Hit) -> Entry:
    """Return the line of a hit.

    A value stands behind the name; how much a comparison holds, and the sentence that a word was
    found in, stand below it; what was computed stands whole.
    """
    detail, kind = describe(atlas, hit.id), kind_of(atlas, hit.id)
    entry = Entry(hit.id, hit.name, marks=hit.marks, detail=detail, kind=kind, hint=_why(hit), weak=hit.weak)
    match hit.kind, hit.match:
        case "lens", _:
            answer, _, source = hit.answer.partition(_DOT)
            opens = f"opens {atlas.display_name(atlas.owner_of(hit.id))}"
            detail = _DOT.join(filter(None, ("Computed", source, opens)))
            return replace(entry, detail=detail, kind="", answer=answer, whole=True)
        case "comparison", _:
            return replace(entry, detail=_DOT.join(filter(None, ("Comparison", hit.answer))))
        case "concept" | "journey", "text" | "value" if hit.answer:
            head = detail.partition(_DOT)[0] + _DOT
            marks = tuple((start + len(head), end + len(head)) for start, end in hit.answer_marks)
            return replace(entry, detail=head + hit.answer.rstrip(";"), detail_marks=marks)
    return replace(entry, answer=hit.answer)


def address_title(atlas: Atlas, address: str) -> str:
    """Return what a place is called, or '' if it does not exist (any more)."""
    place = Place(address)
    if place.view:
        return VIEW_TITLES.get(place.view, "")
    if place.subjects:
        known = [atlas.display_name(one) for one in place.subjects if one in atlas]
        return " vs ".join(known) if len(known) == len(place.subjects) else ""
    return atlas.display_name(atlas.owner_of(address)) if address in atlas else ""


def describe(atlas: Atlas, address: str) -> str:
    """Return the grey words below a title: ``Component · Internet and NAT``."""
    if address not in atlas:
        return "Comparison" if Place(address).subjects else "View"
    record = atlas.get(address)
    match record:
        case Concept():
            return f"{atlas.kinds[record.kind].label}{_DOT}{atlas.topic_titles()[record.topic]}"
        case Comparison():
            return f"Comparison{_DOT}{len(record.attributes)} attributes"
        case Timeline():
            return f"Timeline{_DOT}{len(record.events)} events"
        case Journey():
            return f"Journey{_DOT}{len(record.hops)} hops"
        case Limit():
            return f"Limit{_DOT}{atlas.concepts[record.concept].name}"
        case Fact():
            return f"Fact{_DOT}{atlas.topic_titles()[atlas.concepts[record.concept].topic]}"
    owner = atlas.owner_of(address)
    return f"{atlas.kind_of(address).capitalize()}{_DOT}{atlas.display_name(owner)}"


def kind_of(atlas: Atlas, address: str) -> str:
    """Return the kind whose colour a place takes."""
    if address not in atlas:
        return ""
    record = atlas.get(address)
    if isinstance(record, Concept):
        return record.kind
    kind = atlas.kind_of(address)
    return kind if kind in ("limit", "event") else ""


def quoted(text: str) -> str:
    """Return what was typed between quotation marks, short enough for a sentence.

    Its letters are set apart from the sentence, so that those written from right to left do not
    turn it round; what cannot be printed is left out.
    """
    printable = "".join(letter if letter.isprintable() else " " for letter in text).strip()
    if not printable:
        return "what was typed"
    short = printable if len(printable) <= _LONGEST_QUOTE else printable[: _LONGEST_QUOTE - 1].rstrip() + "…"
    return f"“\N{FIRST STRONG ISOLATE}{short}\N{POP DIRECTIONAL ISOLATE}”"


def _why(hit: Hit) -> str:
    """Return the grey words that say why a hit is there."""
    return " · ".join(filter(None, ("weak guess" if hit.weak else "", hit.why)))
