"""Candidates: what may become a hit, ranked by its name and by the text about it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import FILLERS, plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.passages.text_match import TextMatch

_MATCH_NAMES = {
    Tier.COMPARISON: "comparison",
    Tier.EXACT: "exact",
    Tier.ABBREVIATION: "abbreviation",
    Tier.PREFIX: "prefix",
    Tier.WORD: "word",
    Tier.INSIDE: "inside",
    Tier.TYPO: "typo",
    Tier.TYPOS: "typo",
    Tier.PARTIAL: "word",
    Tier.GUESS: "typo",
}

_NAME_SHARE, _TEXT_SHARE, _OWN_TEXT_SHARE, _FIGURE_SHARE = 0.85, 0.75, 0.85, 0.9
"""How sure a full match of a name, a text or a figure is alone. Below 1, so that both together are surer: a
name says more than a text, and a figure, which few passages hold, more than either."""
_BEST_PARTIAL = 0.999
"""Quality of a partial match that is as good as certain; such ones stay in the order they were found in."""
_WHOLE_NAME_BONUS = 0.1
"""For a name of several words that is in the query as a whole: it is most likely the subject."""
_LEAST_SUBJECT = 0.5
"""Share of a query that a name must hold to be its subject; one that holds less is only mentioned, and counts
the less the smaller its share."""
_UNION_SHARE = 0.35
"""How much counts what all text about a record holds together, beside its best passage alone."""
_NOTED_BONUS = 0.02
"""For a figure that the notes hold: whoever looks it up most likely has it from there."""
_TITLE_PENALTY = 0.03
"""Distance of a demoted title behind the best concept, so that similar concepts stay before it too."""
_MOST_OF_A_TITLE = 0.6
"""Share of a title's letters that a typed prefix must cover to be taken for the title itself."""
_FEWEST_OPENED = 3
"""Times that a record must have been opened for a text to be boosted; less is chance."""
_BOOSTED, _FREQUENCY_WEIGHT = 0.9, 0.1
"""Quality of a boosted record: above nearly all others of its tier, the more often opened the higher."""


_INSIDE_A_WORD = 0.3
"""How sure is a name that holds letters inside a word, where a label has them as a word of its own."""


class Candidate(NamedTuple):
    """A record that may become a hit.

    Attributes:
        id: of the record, or of a comparison that no file holds.
        rank: its position among the others.
        match: how it was found, in the words of ``Hit.match``.
        why: a few words for the reader, or nothing.
        weak: whether it is only a guess.
        text: the passage that it was found by, if that is why it was found.
        name: the name that it was found by.
    """

    id: str
    rank: Rank
    match: str
    why: str = ""
    weak: bool = False
    text: TextMatch | None = None
    name: NameMatch | None = None

    @property
    def marks(self) -> tuple[tuple[int, int], ...]:
        """The letters of its name that matched; those of an alias are not marked in the name."""
        return () if self.name is None or self.name.entry.alias else self.name.marks


def name_candidate(match: NameMatch) -> Candidate:
    """Return the match of a name as a candidate."""
    alias = f"alias {match.entry.name}" if match.entry.alias else ""
    how = ""
    if match.tier is Tier.ABBREVIATION:
        how = "abbreviation"
    elif match.mistyped and match.tier is not Tier.GUESS:
        how = f"slip: {' '.join(match.mistyped)}"
    why = ", ".join(part for part in (alias, how) if part)
    return Candidate(match.entry.id, match.rank, _MATCH_NAMES[match.tier], why, match.weak, name=match)


def combined_candidate(record_id: str, name: NameMatch | None, text: TextMatch | None) -> Candidate:
    """Return a candidate for a record found by its name, by a text about it, or by both.

    A name that holds all of the query needs no text. Otherwise the two add up like independent
    evidence: each leaves a doubt, and the doubts are multiplied.
    """
    if name is not None and (name.tier > Tier.PARTIAL or text is None):
        return name_candidate(name)
    by_name = _by_name(name)
    by_text = _by_text(text)
    quality = 1 - (1 - by_name) * (1 - by_text)
    if (
        name is not None
        and name.contained
        and name.in_order
        and len(name.held) > 1
        and name.cover >= _LEAST_SUBJECT
    ):
        quality += _WHOLE_NAME_BONUS
    if text is not None and text.figure and text.passage.noted:
        quality += _NOTED_BONUS
    rank = Rank.of(Tier.PARTIAL, min(quality, _BEST_PARTIAL))
    weak = (name is None or name.weak) and (text is None or text.weak)
    if name is not None and (by_name >= by_text or not name.weak):
        return name_candidate(name)._replace(rank=rank, weak=weak)
    match = "value" if text is not None and text.figure else "text"
    return Candidate(record_id, rank, match, "text", weak, text, name)


def _by_name(name: NameMatch | None) -> float:
    """Return how sure a record is by its name alone; less so if the query is mostly of other words."""
    if name is None or name.tier is not Tier.PARTIAL:
        return 0.0
    return _NAME_SHARE * name.rank.quality * min(1.0, name.cover / _LEAST_SUBJECT) ** 3


def _by_text(text: TextMatch | None) -> float:
    """Return how sure a record is by its best passage, and by all of its passages together."""
    if text is None:
        return 0.0
    cover = max(text.cover, (1 - _UNION_SHARE) * text.cover + _UNION_SHARE * text.union)
    return _share_of(text) * cover


def _share_of(text: TextMatch) -> float:
    """Return how sure a full match of a text is: a figure most, then what a record says of itself."""
    if text.figure:
        return _FIGURE_SHARE
    return _OWN_TEXT_SHARE if text.passage.record == text.passage.owner else _TEXT_SHARE


def detail_candidate(text: TextMatch, rank: Rank) -> Candidate:
    """Return a fact or limit that answers the query, by its passage."""
    match = "value" if text.figure else "word"
    return Candidate(text.passage.record, rank, match, weak=text.weak, text=text)


def demote_title(candidate: Candidate, name: NameMatch | None, *, below: Rank | None) -> Candidate:
    """Return a comparison, timeline or journey, ranked lower if words are scattered in its long title.

    It goes behind the best concept, which has the rank ``below``, even if that holds fewer of the words.
    A title whose beginning was typed does so only if that concept holds all of them. Nobody refers to a
    title by its initials.
    """
    if name is None or below is None or name.tier in {Tier.GUESS, Tier.PARTIAL, Tier.EXACT}:
        return candidate
    covered = sum(end - first for _, first, end in name.letters) / max(1, len(name.entry.squashed))
    concept_is_whole = below.tier >= Tier.TYPOS
    if name.tier is Tier.PREFIX and (covered >= _MOST_OF_A_TITLE or not concept_is_whole):
        return candidate
    return candidate._replace(rank=min(candidate.rank, below.shifted(-_TITLE_PENALTY)))


def behind_labels(
    names: list[NameMatch], labels: Callable[[], Iterable[str]], words: Sequence[str]
) -> list[NameMatch]:
    """Return names; those with letters of a query inside a word go behind labels with its words as wholes.

    ``sla`` is in "translation", but is a word of "SLA target".

    Args:
        names: that match the query.
        labels: returns the labels of passages that hold words of the query.
        words: of the query.
    """
    asked = {word for word in words if word not in FILLERS}
    inside = [match.tier is Tier.INSIDE for match in names]
    if not asked or not any(inside):
        return names
    if not any(asked.issubset(plain_words(label)) for label in labels()):
        return names
    lowered = Rank.of(Tier.PARTIAL, _INSIDE_A_WORD)
    return [
        match._replace(rank=lowered, cover=_INSIDE_A_WORD, weak=True) if is_inside else match
        for match, is_inside in zip(names, inside, strict=True)
    ]


def best_of_each(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the best candidate of each record, in the order in which records were first found."""
    best: dict[str, Candidate] = {}
    for candidate in candidates:
        if candidate.id not in best or best[candidate.id].rank < candidate.rank:
            best[candidate.id] = candidate
    return list(best.values())


def boost_frequent(candidate: Candidate, opened: Mapping[str, int]) -> Candidate:
    """Move what was often opened for the same text to the top of its tier; exact matches stay first.

    ``opened`` has the number of times by id.
    """
    times = opened.get(candidate.id, 0)
    if times < _FEWEST_OPENED or candidate.rank.tier >= Tier.EXACT:
        return candidate
    quality = _BOOSTED + _FREQUENCY_WEIGHT * times / (times + 1)
    return candidate._replace(rank=Rank.of(candidate.rank.tier, quality))
