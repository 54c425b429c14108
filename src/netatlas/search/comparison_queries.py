"""Comparisons that a query asks for: curated where there is one, else made for the query."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.search.names.text import MOST_WORDS, NEGATIONS, tokenize
from netatlas.search.query import comparison_request

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator

    from netatlas.search.names.index import NameIndex
    from netatlas.search.names.ranking import NameMatch

_LIKELIEST = 3
"""Concepts that are considered for each part of a query."""

_HELD_BY_NAME = 0.6
"""Share of a part's weight that a name must hold unless a comparison was asked for explicitly."""
_CONNECTING = """
a an and as between better choose compare difference for from instead migrate move of on or replace than the
to versus via vs with
"""
_CONNECTING_WORDS = frozenset(_CONNECTING.split())
"""Words that may be between the names of a comparison; with others the query is a question."""


class Pairing(NamedTuple):
    """Concepts that a query compares.

    Attributes:
        subjects: the matches of their names, in the order of the query.
        explicit: whether the query asks for a comparison beyond doubt.
    """

    subjects: tuple[NameMatch, ...]
    explicit: bool

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the concepts."""
        return tuple(subject.entry.id for subject in self.subjects)


def pairing(text: str, names: NameIndex, among: Container[str]) -> Pairing | None:
    """Return the concepts that ``text`` compares, or None; ``among`` has the ids of all concepts."""
    parts, explicit = comparison_request(text)
    if not explicit and NEGATIONS.intersection(tokenize(text).words):
        return None  # "a load balancer with no static IP" puts nothing side by side
    if parts:
        least = 0.0 if explicit else _HELD_BY_NAME
        subjects = _resolve_parts(parts, names, among, least, all_or_none=not explicit)
        if len(subjects) == len(parts) or (explicit and len(subjects) >= FEWEST_SUBJECTS):
            return Pairing(subjects, explicit=explicit)
    subjects = _adjacent_names(text, names, among)
    return Pairing(subjects, explicit=False) if len(subjects) >= FEWEST_SUBJECTS else None


def subjects_of_parts(parts: tuple[str, ...], names: NameIndex, among: Container[str]) -> tuple[str, ...]:
    """Return the id of a concept for each part, or nothing if not every part names one of its own."""
    subjects = _resolve_parts(parts, names, among, 0.0, all_or_none=True)
    return Pairing(subjects, explicit=True).ids if len(subjects) == len(parts) else ()


def _resolve_parts(
    parts: tuple[str, ...], names: NameIndex, among: Container[str], least: float, *, all_or_none: bool
) -> tuple[NameMatch, ...]:
    """Return the best concept for each part, completed by words that it shares with the first or last one.

    ``gateway vs interface endpoints`` means gateway endpoints; ``TLS 1.2 vs 1.3`` means TLS 1.3. A concept
    that only the added words name does not count, and a part that names a chosen concept again is skipped.

    Args:
        parts: of the query.
        names: of the atlas.
        among: the ids of all concepts.
        least: share of a part's weight that a name must hold.
        all_or_none: whether to stop at the first part that names no concept of its own.
    """
    chosen: dict[str, NameMatch] = {}

    def counts(match: NameMatch) -> bool:
        return match.cover >= least and not match.weak and match.entry.id not in chosen

    for position, part in enumerate(parts):
        if (same := names.exact(part, among=among)) is None or same.entry.id not in chosen:
            begun = list(filter(counts, names.begun(part, _LIKELIEST, among=among)))
            matches = begun or list(filter(counts, names.likeliest(part, _LIKELIEST, among=among)))
            # Only a name that a completed text begins goes before one that the part begins.
            find = names.begun if begun else names.likeliest
            for text, added in _completions(parts, position):
                matches += filter(counts, _completed(text, added, find, names, among))
            if matches:
                best = max(matches, key=lambda match: (match.tier, match.cover, match.rank.quality))
                chosen[best.entry.id] = best
        if all_or_none and len(chosen) <= position:
            return ()
    return tuple(chosen.values())[:MOST_SUBJECTS]


def _completions(parts: tuple[str, ...], position: int) -> Iterator[tuple[str, str]]:
    """Yield a part with words of the last or first one, each with the words that were added."""
    part, first, last = parts[position], parts[0].split(), parts[-1].split()
    if position < len(parts) - 1:
        for cut in range(1, len(last)):
            yield f"{part} {(ending := ' '.join(last[cut:]))}", ending
    if position > 0:
        for cut in range(1, len(first)):
            yield f"{(beginning := ' '.join(first[:cut]))} {part}", beginning


def _completed(
    text: str, added: str, find: Callable[..., list[NameMatch]], names: NameIndex, among: Container[str]
) -> Iterator[NameMatch]:
    """Yield what is found for a completed text, without concepts that hold nothing but the added words."""
    words = tokenize(added).words
    added_words = {*words, *names.expand(words).words}
    matches = find(text, _LIKELIEST, among=among)
    return (match for match in matches if not match.held or not match.held <= added_words)


def _adjacent_names(text: str, names: NameIndex, among: Container[str]) -> tuple[NameMatch, ...]:
    """Return the concepts whose exact names follow one another in ``text``, if it has no other words."""
    words = tokenize(text).words
    if len(words) > MOST_WORDS:
        return ()
    matches: dict[str, NameMatch] = {}
    position = 0
    while position < len(words):
        # The longest name first: "nat gateway" is not NAT and then a gateway.
        for end in range(len(words), position, -1):
            match = names.exact(" ".join(words[position:end]), among=among)
            if match is not None and end - position < len(words):
                matches[match.entry.id] = match
                position = end
                break
        else:
            if words[position] not in _CONNECTING_WORDS:
                return ()
            position += 1
    return tuple(matches.values())[:MOST_SUBJECTS]
