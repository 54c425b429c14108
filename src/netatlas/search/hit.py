"""A search result, as the palette, the terminal and scripts see it."""

from __future__ import annotations

from netatlas.atlas.model import Record


class Hit(Record, frozen=True, kw_only=True):
    """Something that matches a query.

    Attributes:
        id: the record; ``compare:a+b`` for a comparison that no file holds.
        kind: concept, comparison, timeline, journey, limit, fact (which opens its concept), lens
            (computed from the text; its id is the record that it is based on), note (of the user's own),
            view or topic (pages that are no records); the id of the last three is their address.
        name: as it is shown.
        aliases: its other names.
        match: exact, abbreviation, prefix, word, inside, typo, value, lens, comparison or text.
        why: a few words in small print, or empty: ``alias NGW``, ``slip: gatway``, ``value out of date``.
        answer: the value of a fact or limit with source and date, the size of a comparison, what a lens
            computes, the sentence of a match in the text; else empty.
        score: 0 to 100, for display; the tens are the tier of the match.
        weak: whether it is only a guess.
        marks: the letters of ``name`` that matched, as (start, end).
        answer_marks: the same for ``answer``, where that is a sentence.
        shows: the record whose value or sentence ``answer`` is, where it is not the hit's own.
        pack: the title of the pack that it is from, where several are open.
        opens: the address that it opens, where that is not its id: the page of a computed answer,
            or a journey at a hop.
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
    answer_marks: tuple[tuple[int, int], ...] = ()
    shows: str = ""
    pack: str = ""
    opens: str = ""
