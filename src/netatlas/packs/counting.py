"""How many records packs hold, for the report on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.enums import Verdict

if TYPE_CHECKING:
    from netatlas.atlas.model import Contents
    from netatlas.packs.loaded_pack import LoadedPack

_COUNTED_KINDS = frozenset(
    {
        "concept",
        "fact",
        "limit",
        "relation",
        "comparison",
        "timeline",
        "event",
        "journey",
        "claim",
        "source",
    }
)
"""The kinds of items that are counted as records of a pack; the vocabulary and topics only sort them."""


def kept_records(pack: LoadedPack) -> int:
    """Return how many records of a pack are not left out."""
    return sum(item.left_out is None and item.kind in _COUNTED_KINDS for item in pack.items)


def counts_of(contents: Contents) -> dict[str, int]:
    """Return how many records of each sort there are, and how many claims of the notes are corrected."""
    return {
        "concepts": len(contents.concepts),
        "facts": sum(len(concept.facts) for concept in contents.concepts),
        "limits": sum(len(concept.limits) for concept in contents.concepts),
        "relations": sum(len(concept.relations) for concept in contents.concepts),
        "comparisons": len(contents.comparisons),
        "timelines": len(contents.timelines),
        "events": sum(len(timeline.events) for timeline in contents.timelines),
        "journeys": len(contents.journeys),
        "claims": len(contents.claims),
        "sources": len(contents.sources),
        "corrected": sum(claim.verdict is not Verdict.CURRENT for claim in contents.claims),
    }
