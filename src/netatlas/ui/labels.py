"""Names and short descriptions of addresses, and the texts about the open packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import page_of
from netatlas.atlas.dates import date_text
from netatlas.atlas.model import Comparison, Concept, Fact, Journey, Limit, Timeline
from netatlas.atlas.views import VIEW_TITLES
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas

_NAMED_BY_THEMSELVES = {"answer": "Computed answer", "sheet": "Sheet"}
"""Heads of addresses whose name is a title, with what such an address is."""
DOT = " · "
"""Separates the parts of a line."""


def address_title(atlas: Atlas, address: Address) -> str:
    """Return the name of an address, or '' if nothing is there (any more)."""
    if address.view_name:
        return VIEW_TITLES.get(address.view_name, "")
    if address.topic:
        return atlas.topic_titles().get(address.topic, "")
    if address.head == "note":
        return f"Note {address.names[0]}"
    if address.head in _NAMED_BY_THEMSELVES:
        return address.names[0]
    if address.subjects:
        known = [atlas.display_name(subject) for subject in address.subjects if subject in atlas]
        return " vs ".join(known) if len(known) == len(address.subjects) else ""
    record_id = address.record_id
    return atlas.display_name(atlas.owner_of(record_id)) if record_id in atlas else ""


def tab_title(atlas: Atlas, address: Address) -> str:
    """Return the title of the page at an address, before the page is made."""
    shown = page_of(atlas, address)
    title = address_title(atlas, shown)
    if shown.record_id in atlas:
        record = atlas.get(shown.record_id)
        return record.label if isinstance(record, Limit) else atlas.display_name(shown.record_id)
    if title and shown.subjects:
        from netatlas.documents.comparison import subjects_title  # not on the way to the first page

        return subjects_title([atlas.display_name(subject) for subject in shown.subjects])
    match shown.view_name or shown.head:
        case "start":
            return listed(pack.title for pack in atlas.packs)
        case "health":
            from netatlas.documents.health import TITLE

            return TITLE
        case "about":
            return "NetAtlas"
        case "note":
            return VIEW_TITLES["notes"]
    if title:
        return title
    from netatlas.documents.missing import missing_title

    return missing_title(address)


def browse_address(atlas: Atlas, address: Address) -> Address:
    """Return the address of the item of Browse that an address belongs to.

    A note belongs to that of all notes, a comparison to that of all comparisons.
    """
    lists = {"note": "notes", "sheet": "sheets", "compare": "comparisons"}
    match atlas.get(address.record_id) if address.record_id in atlas else None:
        case Comparison():
            return Address.view("comparisons")
        case Timeline():
            return Address.view("timelines")
        case Journey():
            return Address.view("journeys")
    return Address.view(lists[address.head]) if address.head in lists else address


def describe(atlas: Atlas, address: Address) -> str:
    """Return the description below a title: ``Component · Internet and NAT``."""
    record_id = address.record_id
    if address.head == "note":
        return "Your note"
    if address.head in _NAMED_BY_THEMSELVES:
        return _NAMED_BY_THEMSELVES[address.head]
    if record_id not in atlas:
        return "Comparison" if address.subjects else "Topic" if address.topic else "View"
    record = atlas.get(record_id)
    match record:
        case Concept():
            return f"{atlas.kinds[record.kind].label}{DOT}{atlas.topic_titles()[record.topic]}"
        case Comparison():
            return f"Comparison{DOT}{len(record.attributes)} attributes"
        case Timeline():
            return f"Timeline{DOT}{len(record.events)} events"
        case Journey():
            return f"Journey{DOT}{len(record.hops)} hops"
        case Limit():
            return f"Limit{DOT}{atlas.concepts[record.concept].name}"
        case Fact():
            return f"Fact{DOT}{atlas.topic_titles()[atlas.concepts[record.concept].topic]}"
    owner = atlas.owner_of(record_id)
    return f"{atlas.kind_of(record_id).capitalize()}{DOT}{atlas.display_name(owner)}"


def kind_of(atlas: Atlas, address: Address) -> str:
    """Return the kind whose colour an address is shown in, or ''."""
    record_id = address.record_id
    if record_id not in atlas:
        return ""
    record = atlas.get(record_id)
    if isinstance(record, Concept):
        return record.kind
    kind = atlas.kind_of(record_id)
    return kind if kind in ("limit", "event") else ""


def with_pack_titles(atlas: Atlas, title: str, record_ids: Iterable[str]) -> str:
    """Return a title followed by the packs that records are from, where several are open."""
    packs = dict.fromkeys(filter(None, map(atlas.pack_title, record_ids)))
    return DOT.join(filter(None, (title, ", ".join(packs))))


def pack_line(opened: OpenAtlas) -> str:
    """Return the text about the open packs for the status bar."""
    pack = opened.atlas.packs[0]
    title = pack.title if len(opened.atlas.packs) == 1 else f"{len(opened.atlas.packs)} packs"
    counts = opened.report.counts
    parts = [counted(counts["concepts"], "concept"), counted(counts["facts"], "fact")]
    if opened.atlas.has_notes:
        parts.append(f"{counted(counts['corrected'], 'line')} of the notes corrected")
    return f"{title} pack     checked {date_text(pack.checked)}     {', '.join(parts)}"


def refused_sentence(opened: OpenAtlas) -> str:
    """Return which packs could not be opened, and why, or ''."""
    refused = opened.report.refused
    if not refused:
        return ""
    if len(refused) == 1:
        return f"{refused[0].reason.removesuffix('.')}. The other packs are open."
    return f"{len(refused)} packs could not be opened; the others are. Go > Packs says why."


def faults_sentence(opened: OpenAtlas) -> str:
    """Return the warning about faults in the open packs, or ''."""
    faults = len(opened.report.faults)
    if not faults:
        return ""
    what = (
        "1 record of the pack is faulty and was"
        if faults == 1
        else f"{faults} faults in the pack; what they stand in was"
    )
    return f"{what} left out. Go > Health of the pack tells where."
