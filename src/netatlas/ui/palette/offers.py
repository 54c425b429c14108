"""What the palette offers for a text: hits of the search, recent places, commands.

Plain functions from an opened atlas to lines; called from a background job.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Comparison, Concept, Journey, Limit, Timeline
from netatlas.ui.navigation import Place
from netatlas.ui.palette.model import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from netatlas.api import OpenAtlas
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.search import Hit
    from netatlas.ui.commands import Command

MOST_OFFERS = 30
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


def search_offers(
    opened: OpenAtlas, text: str, *, edition: Edition, concepts_only: bool = False
) -> tuple[Entry, ...]:
    """Return the hits for a text, best first; for picking a subject concepts only."""
    hits = opened.search(text, limit=MOST_OFFERS, edition=edition)
    return tuple(_hit_entry(opened.atlas, hit) for hit in hits if not concepts_only or hit.kind == "concept")


def recent_offers(atlas: Atlas, addresses: Iterable[str]) -> tuple[Entry, ...]:
    """Return the places that were visited, latest first, as far as they still exist."""
    return tuple(
        Entry(address, title, detail=describe(atlas, address), kind=kind_of(atlas, address))
        for address in addresses
        if (title := address_title(atlas, address))
    )


def command_offers(
    commands: Sequence[Command], text: str, usable: Callable[[Command], str]
) -> tuple[Entry, ...]:
    """Return the commands whose titles match, or all for an empty text; ``usable`` says why one is not."""
    chosen = list(commands)
    if text.strip():
        from netatlas.search import NameIndex

        by_id = {command.id: command for command in commands}
        index = NameIndex((command.id, command.title) for command in commands)
        chosen = [by_id[found] for found, _score in index.find(text, limit=len(commands))]
    return tuple(
        Entry(
            command.id,
            command.title.rstrip("…"),
            detail=command.menu,
            hint=command.keys[0] if command.keys else "",
            reason=usable(command),
        )
        for command in chosen
    )


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
            return f"{atlas.kinds[record.kind].label} · {atlas.topic_titles()[record.topic]}"
        case Comparison():
            return f"Comparison · {len(record.attributes)} attributes"
        case Timeline():
            return f"Timeline · {len(record.events)} events"
        case Journey():
            return f"Journey · {len(record.hops)} hops"
        case Limit():
            return f"Limit · {atlas.concepts[record.concept].name}"
    owner = atlas.owner_of(address)
    return f"{atlas.kind_of(address).capitalize()} · {atlas.display_name(owner)}"


def kind_of(atlas: Atlas, address: str) -> str:
    """Return the kind whose colour a place takes."""
    if address not in atlas:
        return ""
    record = atlas.get(address)
    if isinstance(record, Concept):
        return record.kind
    return "limit" if isinstance(record, Limit) else ""


def _hit_entry(atlas: Atlas, hit: Hit) -> Entry:
    slip = hit.why if hit.match == "typo" else ""
    hint = "weak guess" if hit.weak else "" if slip else hit.why
    return Entry(
        hit.id,
        hit.name,
        marks=hit.marks,
        detail=describe(atlas, hit.id),
        answer=hit.answer,
        hint=hint,
        kind=kind_of(atlas, hit.id),
        slip=slip,
    )
