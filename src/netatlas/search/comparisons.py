"""Comparisons that a query asks for, as candidates: curated ones, or one made for the query."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import ConceptId
from netatlas.atlas.subjects import spot_id
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.scoring import Candidate, name_candidate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Comparison
    from netatlas.search.comparison_queries import Pairing
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.presenting import Counts, Hits

_FEWEST_DIFFERENCES = 2
"""Rows that must differ for a comparison that was not asked for explicitly; with fewer it says nothing."""

# Qualities in their order: a name that equals the query, the comparison of just the concepts in question,
# other comparisons that hold them, and the concepts themselves.
_EXACT_QUALITY, _FIRST_QUALITY, _OTHERS_PENALTY = 0.95, 0.9, 0.1
# Steps keep the order of comparisons and of subjects; there are too few of either to reach the next value.
_STEP = 0.01
_SUBJECT_QUALITY, _SUBJECT_STEP = 0.85, 0.005
_SUBJECT_QUALITY_IF_UNASKED = 0.99
"""Where nobody asked for a comparison, the concepts go before it."""


class ComparisonFinder:
    """Finds comparisons of the concepts that a query names side by side."""

    def __init__(self, atlas: Atlas, hits: Hits, counts: Counts | None) -> None:
        """Search in ``atlas``; ``counts`` gives the size of a comparison, if that is known."""
        self._atlas = atlas
        self._hits = hits
        self._counts = counts

    def candidates(self, pair: Pairing, names: list[NameMatch]) -> Iterator[Candidate]:
        """Yield comparisons of a pair, then its concepts.

        Two concepts that are merely adjacent in a query come first as a comparison only if it is curated or
        they are of one kind; otherwise ``transit gateway multicast`` would not open either of them.

        Args:
            pair: the concepts.
            names: what the names of the atlas match in the query, best first.
        """
        exact = bool(names) and names[0].tier is Tier.EXACT
        tiers = (match.tier for match in names if match.entry.id in self._atlas.concepts)
        if not pair.explicit and (exact or next(tiers, Tier.GUESS) > Tier.PARTIAL):
            return
        if exact and not self._of_others(names[0].entry.id, pair):
            yield name_candidate(names[0])._replace(rank=Rank.of(Tier.COMPARISON, _EXACT_QUALITY))
        ready = self._curated(pair.ids)
        just_these = [title for title in ready if len(self._hits.subjects(title)) == len(pair.ids)]
        wanted = self.wanted(pair)
        tier = Tier.COMPARISON if wanted else Tier.PARTIAL
        first = just_these[:1] or ([spot_id(pair.ids)] if self._have_in_common(pair.ids) else [])
        for index, comparison in enumerate([*first, *ready]):
            quality = _FIRST_QUALITY - _STEP * index - (0 if index == 0 else _OTHERS_PENALTY)
            yield Candidate(comparison, Rank.of(tier, quality), "comparison")
        # The longer of two names is the more specific one and so more likely meant.
        subjects = (
            pair.subjects if wanted else sorted(pair.subjects, key=lambda match: -len(match.entry.squashed))
        )
        best = _SUBJECT_QUALITY if wanted else _SUBJECT_QUALITY_IF_UNASKED
        for index, subject in enumerate(subjects):
            rank = Rank.of(tier, best - _SUBJECT_STEP * index)
            yield name_candidate(subject)._replace(rank=rank, match="word")

    def wanted(self, pair: Pairing) -> bool:
        """Return True if a comparison of a pair goes before everything else, not only behind its concepts."""
        ids = pair.ids
        just_these = any(len(self._hits.subjects(title)) == len(ids) for title in self._curated(ids))
        return pair.explicit or just_these or self._comparable(ids)

    def _curated(self, ids: tuple[str, ...]) -> list[str]:
        """Return the curated comparisons that hold all of ``ids``: of just these, then of more."""
        subjects = set(ids)
        holding = [record for record in self._by_subject.get(ids[0], ()) if subjects <= set(record.subjects)]
        holding.sort(key=lambda record: len(set(record.subjects) - subjects))
        return [record.id for record in holding]

    @cached_property
    def _by_subject(self) -> Mapping[str, Sequence[Comparison]]:
        """The curated comparisons of each subject, in their order."""
        found: defaultdict[str, list[Comparison]] = defaultdict(list)
        for record in self._atlas.comparisons:
            for subject in dict.fromkeys(record.subjects):
                found[subject].append(record)
        return found

    def _of_others(self, record_id: str, pair: Pairing) -> bool:
        """Return True if a record is a comparison of more than the subjects that were asked for."""
        is_comparison = record_id in self._atlas and self._atlas.kind_of(record_id) == "comparison"
        return pair.explicit and is_comparison and set(self._hits.subjects(record_id)) != set(pair.ids)

    def _have_in_common(self, ids: tuple[str, ...]) -> bool:
        """Return True if some attribute is known of two of the concepts; else each row has one cell."""
        attributes = Counter(
            attribute
            for record_id in ids
            for attribute in {fact.attribute for fact in self._atlas.concepts[ConceptId(record_id)].facts}
        )
        return any(count > 1 for count in attributes.values())

    def _comparable(self, ids: tuple[str, ...]) -> bool:
        """Return True if concepts are of one kind and differ enough to be compared."""
        if len({self._atlas.concepts[ConceptId(record_id)].kind for record_id in ids}) > 1:
            return False
        return self._counts is None or self._counts(ids, Edition.TODAY)[1] >= _FEWEST_DIFFERENCES
