"""A search result, as the palette, the terminal and scripts see it."""

from __future__ import annotations

from netatlas.atlas.model import Record


class Hit(Record, frozen=True, kw_only=True):
    """Something that answers to a query.

    Attributes:
        id: the record; ``compare:a+b`` for a comparison that no file holds.
        kind: concept, comparison, timeline, journey, limit or fact (which opens its concept).
        name: as it is shown.
        aliases: its other names.
        match: exact, abbreviation, prefix, word, inside, typo, value, comparison or text.
        why: a few words in small print, or empty: ``alias NGW``, ``slip: gatway``.
        answer: the value of a fact or limit with source and date, the size of a comparison; else empty.
        score: 0 to 100; the tens tell the class of the match.
        weak: whether it is no more than a guess.
        marks: the letters of ``name`` that matched, as (start, end).
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    match: str
    why: str = ""
    answer: str = ""
    score: float
    weak: bool = False
    marks: tuple[tuple[int, int], ...] = ()
