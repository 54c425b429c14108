"""Comparisons that a query asks for: curated where there is one, else put together on the spot."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.search.names.text import MOST_WORDS, words_of
from netatlas.search.query import asked

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.names.index import NameIndex
    from netatlas.search.names.ranking import NameMatch

_MOST_SUBJECTS = 8
_FEWEST_SUBJECTS = 2
_LIKELY = 3
"""So many concepts are looked at for each reading of a part."""

_HELD_BY_NAME = 0.6
"""The share of a part's weight that a name must hold where nobody asked for a comparison outright."""
_JOINING = """
a an and as between better choose compare difference for from instead migrate move of on or replace than the
to versus via vs with
"""
_ASIDE = frozenset(_JOINING.split())
"""Words that may stand between names that are set side by side; others make a question of them."""


class Pairing(NamedTuple):
    """Concepts that a query wants side by side.

    Attributes:
        subjects: the names that it was taken from, in the order of the query.
        plain: whether it asks for a comparison beyond doubt.
    """

    subjects: tuple[NameMatch, ...]
    plain: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the concepts."""
        return tuple(subject.entry.id for subject in self.subjects)


def spot_id(ids: tuple[str, ...]) -> str:
    """Return the id of a comparison that no file holds: ``compare:a+b``."""
    return str(Address.comparison(ids))


def spot_subjects(record_id: str) -> tuple[str, ...]:
    """Return the concepts of such an id, or nothing if it is another one's.

    >>> spot_subjects("compare:tcp+udp"), spot_subjects("tcp")
    (('tcp', 'udp'), ())
    """
    return Address.parse(record_id).subjects


def pairing(text: str, names: NameIndex, among: Container[str]) -> Pairing | None:
    """Return the concepts that ``text`` wants compared, or None; ``among`` tells what is a concept."""
    parts, plain = asked(text)
    if parts:
        subjects = _resolved(parts, names, among, 0.0 if plain else _HELD_BY_NAME)
        if len(subjects) == len(parts) or (plain and len(subjects) >= _FEWEST_SUBJECTS):
            return Pairing(subjects, plain=plain)
    subjects = _side_by_side(text, names, among)
    return Pairing(subjects, plain=False) if len(subjects) >= _FEWEST_SUBJECTS else None


def curated(ids: tuple[str, ...], atlas: Atlas) -> Iterator[str]:
    """Yield the curated comparisons that hold all of ``ids``: of just these, then of more."""
    wanted = set(ids)
    fitting = [one for one in atlas.comparisons if wanted <= set(one.subjects)]
    yield from (one.id for one in sorted(fitting, key=lambda one: len(set(one.subjects) - wanted)))


def _resolved(
    parts: tuple[str, ...], names: NameIndex, among: Container[str], least: float
) -> tuple[NameMatch, ...]:
    """Take each part for a concept, lending it the words that it shares with its neighbour.

    ``gateway vs interface endpoints`` means gateway endpoints; ``TLS 1.2 vs 1.3`` means TLS 1.3. What only
    the lent words name is not meant, and a part that names a thing again means no other one.
    """
    first, last = parts[0].split(), parts[-1].split()
    chosen: dict[str, NameMatch] = {}
    for place, part in enumerate(parts):
        if (same := names.exact(part, among=among)) is not None and same.entry.id in chosen:
            continue
        found = list(_likely(part, names, among))
        if place < len(parts) - 1:
            lent = [" ".join(last[cut:]) for cut in range(1, len(last))]
            found += [one for words in lent for one in _lent(f"{part} {words}", words, names, among)]
        if place > 0:
            lent = [" ".join(first[:cut]) for cut in range(1, len(first))]
            found += [one for words in lent for one in _lent(f"{words} {part}", words, names, among)]
        meant = [one for one in found if one.cover >= least and not one.weak and one.entry.id not in chosen]
        if meant:
            best = max(meant, key=lambda match: (match.tier, match.cover, match.quality))
            chosen[best.entry.id] = best
    return tuple(chosen.values())[:_MOST_SUBJECTS]


def _likely(text: str, names: NameIndex, among: Container[str]) -> Iterator[NameMatch]:
    """Yield the concepts that a text most likely names."""
    return islice((one for one in names.matches(text) if one.entry.id in among), _LIKELY)


def _lent(text: str, lent: str, names: NameIndex, among: Container[str]) -> Iterator[NameMatch]:
    """Yield the same, those aside that hold nothing of the text but the words that were lent."""
    words = words_of(lent).words
    aside = {*words, *names.expanded(words).words}
    return (one for one in _likely(text, names, among) if not one.held or not one.held <= aside)


def _side_by_side(text: str, names: NameIndex, among: Container[str]) -> tuple[NameMatch, ...]:
    """Return the concepts that stand in ``text`` one after the other, if it says nothing else."""
    words = words_of(text).words
    if len(words) > MOST_WORDS:
        return ()
    found: dict[str, NameMatch] = {}
    place = 0
    while place < len(words):
        for end in range(len(words), place, -1):
            match = names.exact(" ".join(words[place:end]), among=among)
            if match is not None and end - place < len(words):
                found[match.entry.id] = match
                place = end
                break
        else:
            if words[place] not in _ASIDE:
                return ()
            place += 1
    return tuple(found.values())[:_MOST_SUBJECTS]
