"""What answers to a query before it becomes a hit: names and text weighed against one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.ranking import NameMatch, Tier

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.search.passages.text_index import TextMatch

_MATCH = {
    Tier.EXACT: "exact",
    Tier.ABBREVIATION: "abbreviation",
    Tier.PREFIX: "prefix",
    Tier.WORD: "word",
    Tier.INSIDE: "inside",
    Tier.SLIP: "typo",
    Tier.SLIPS: "typo",
    Tier.PART: "word",
    Tier.GUESS: "typo",
}
PART = 10.0 * Tier.PART
EXACT = 10.0 * Tier.EXACT
_CLASS = 10.0
_BEHIND = 0.3
_MOST_OF_A_TITLE = 0.6
_NAME_SHARE, _TEXT_SHARE, _FIGURE_SHARE = 0.85, 0.75, 0.9
_IN_FULL = 1.0
"""A name of several words that stands in the query as a whole is most likely what it is about."""
_NOTED = 0.2
"""A figure that the notes hold is more likely meant than one that they do not."""
_OFTEN = 3
"""What was opened so often for a text rises within its class."""


class Found(NamedTuple):
    """A record that answers to a query.

    Attributes:
        id: of the record, or of a comparison that no file holds.
        score: 0 to 100; the tens tell the class.
        match: how it was found, as a hit says it.
        why: a few words, or nothing.
        marks: the letters of its name that matched.
        weak: whether it is no more than a guess.
        text: the passage that says it, where that is why it was found.
    """

    id: str
    score: float
    match: str
    why: str = ""
    marks: tuple[tuple[int, int], ...] = ()
    weak: bool = False
    text: TextMatch | None = None


def named(match: NameMatch) -> Found:
    """Return a name's match as a finding; letters of an alias are not marked in the name."""
    why = f"alias {match.entry.name}" if match.entry.alias else ""
    if match.tier is Tier.ABBREVIATION:
        why = "abbreviation"
    elif match.slipped and match.tier is not Tier.GUESS:
        why = f"slip: {' '.join(match.slipped)}"
    marks = () if match.entry.alias else match.marks
    return Found(match.entry.id, match.score, _MATCH[match.tier], why, marks, match.weak)


def joined(record_id: str, name: NameMatch | None, text: TextMatch | None) -> Found:
    """Weigh what a thing is called and what is said of it; a whole name needs no text."""
    if name is not None and (name.tier > Tier.PART or text is None):
        return named(name)
    in_full = 0.0
    if name is not None and name.contained and name.in_order and len(name.held) > 1:
        in_full = _IN_FULL
    by_name = 0.0 if name is None else _NAME_SHARE * name.quality * (name.tier is Tier.PART)
    by_text = 0.0 if text is None else (_FIGURE_SHARE if text.figure else _TEXT_SHARE) * text.cover
    score = PART + _CLASS * (1 - (1 - by_name) * (1 - by_text)) + in_full
    if text is not None and text.figure and text.passage.noted:
        score += _NOTED
    score = min(score, PART + _CLASS - 0.01)  # no likeness lifts a match above its class
    weak = (name is None or name.weak) and (text is None or text.weak)
    if name is not None and (by_name >= by_text or not name.weak):
        return named(name)._replace(score=score, weak=weak)
    marks = name.marks if name is not None and not name.entry.alias else ()
    return Found(record_id, score, _match_of(text), "text", marks, weak, text)


def told(text: TextMatch, score: float) -> Found:
    """Return a fact or limit that says what is asked for."""
    return Found(text.passage.record, score, "value" if text.figure else "word", weak=text.weak, text=text)


def title(found: Found, name: NameMatch | None, *, below: float) -> Found:
    """Return a comparison, timeline or journey, set back where words stand scattered in its long title.

    It goes behind the best concept, whose score is ``below``, even if that holds fewer of the words; the
    start of a title only behind a concept that holds all of them. Nobody calls it by its initials.
    """
    if name is None or name.tier in {Tier.GUESS, Tier.PART, Tier.EXACT}:
        return found
    held = sum(last - first for _, first, last in name.placed) / max(1, len(name.entry.squashed))
    whole = below >= _CLASS * Tier.SLIPS
    if name.tier is Tier.PREFIX and (held >= _MOST_OF_A_TITLE or not whole):
        return found
    return found._replace(score=min(found.score, below - _BEHIND)) if below else found


def best_of_each(found: list[Found]) -> dict[str, Found]:
    """Return the best finding of each record, in the order in which they came."""
    best: dict[str, Found] = {}
    for one in found:
        if one.id not in best or best[one.id].score < one.score:
            best[one.id] = one
    return best


def risen(found: Found, opened: Mapping[str, int]) -> Found:
    """Lift what was often opened for the same text to the top of its class; exact matches stay first."""
    times = opened.get(found.id, 0)
    if times < _OFTEN or found.score >= EXACT:
        return found
    top = _CLASS * (found.score // _CLASS) + 0.9 * _CLASS
    return found._replace(score=top + _CLASS * 0.1 * times / (times + 1))


def _match_of(text: TextMatch | None) -> str:
    return "value" if text is not None and text.figure else "text"
