"""The search over an atlas: names, facts, limits, comparisons, text and lenses as one ranked list.

Names are matched in ``names``, passages in ``bodies``, comparisons in ``pairs``; ``weighing`` holds
their findings against one another and ``hits`` makes hits of them.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from netatlas.atlas.edition import Edition
from netatlas.atlas.model import ConceptId, RecordId
from netatlas.progress import SILENT
from netatlas.search.indexes import Indexes
from netatlas.search.lenses import lens
from netatlas.search.names.ranking import NameMatch, Tier
from netatlas.search.names.text import LONGEST_QUERY, holds
from netatlas.search.pairs import curated, pairing, spot_id
from netatlas.search.passages.text_index import query_words
from netatlas.search.presenting import Counts, Hits
from netatlas.search.query import Query, parsed
from netatlas.search.scopes import Scope, Scopes, Within
from netatlas.search.scoring import PART, Found, best_of_each, joined, named, risen, title, told

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.search.hit import Hit
    from netatlas.search.names.index import NameIndex
    from netatlas.search.pairs import Pairing
    from netatlas.search.passages.text_index import TextIndex, TextMatch

_FIRST = 99.0
_DETAIL_SHARE = 0.85
_DETAILS_OF_ONE = 4
_MOST_PASSAGES = 200
_LEAST_SAID = 0.15
_BEFORE_LATE = 3
_WORTH_COMPARING = 2
"""So many rows must differ for a comparison that nobody asked for outright."""
_UNLISTED = 0.5
"""What is said of a concept that only a comparison needs weighs so much less."""
_NAMED_BY_LABEL = 0.6
"""The share of a label that a concept's name must hold for the label's figures to mean it."""


class Searcher:
    """Searches one atlas.

    Attributes:
        atlas: what is searched.
    """

    def __init__(self, atlas: Atlas, *, counts: Counts | None = None) -> None:
        """Search ``atlas``, indexed at the first search; ``counts`` tells how large a comparison is."""
        self.atlas = atlas
        self._counts = counts
        self._hits = Hits(atlas, counts)
        self._indexes = Indexes(atlas)

    def prepare(self, progress: Progress = SILENT) -> None:
        """Index the atlas now, so that the first search need not.

        Raises:
            Cancelled: ``progress`` was cancelled; an index that is finished is kept.
        """
        self._indexes.prepare(progress)

    @property
    def _names(self) -> NameIndex:
        return self._indexes.names()

    @property
    def _text(self) -> TextIndex:
        return self._indexes.text()

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self.atlas)

    def scopes(self, text: str) -> tuple[Scope, ...]:
        """Return the scopes that ``text``, typed so far, may be the start of, the likeliest first."""
        return self._scopes.offered(text.strip()[:LONGEST_QUERY])

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        edition: Edition = Edition.TODAY,
        opened: Mapping[str, int] | None = None,
    ) -> list[Hit]:
        """Return what answers to ``text``, best first; nothing for nonsense.

        Args:
            text: anything; only its first letters and words count. ``query`` shows the grammar.
            limit: how many hits at most.
            edition: in whose reading values are given; what it hides is listed and says so.
            opened: how often each record was opened for the same text before.
        """
        query = parsed(self._scopes.longest(text.strip()[:LONGEST_QUERY]))
        within = self._scopes.within(query.narrowings)
        words = query_words(query.words)
        if not words and within is not None:
            found = [Found(one, 0.0, "word") for one in self._scopes.records()]
        else:
            found = list(best_of_each(list(self._found(query.words, words, within))).values())
        kept = [risen(one, opened or {}) for one in found if self._keeps(one, query, within)]
        kept.sort(key=lambda one: (one.weak, -one.score))
        spoken = self._spoken(words)
        hits = [self._hits.hit(one, spoken, edition, self._text) for one in kept[: max(0, limit)]]
        return (hits if within else self._with_lenses(text, hits))[: max(0, limit)]

    def _with_lenses(self, text: str, found: list[Hit]) -> list[Hit]:
        """Put what a lens says of ``text`` before and, where it can wait, among what was found."""
        lines = lens(text, self.atlas)
        by_id = {line.id: self._hits.lens(line, place) for place, line in enumerate(lines)}
        first = [by_id[line.id] for line in lines if not line.late]
        late = [by_id[line.id] for line in lines if line.late]
        others = [hit for hit in found if hit.id not in by_id]
        return [*first, *others[:_BEFORE_LATE], *late, *others[_BEFORE_LATE:]]

    def _spoken(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return the words of a query and those that its short names stand for."""
        return tuple(dict.fromkeys([*words, *self._names.expanded(words).words]))

    def _keeps(self, found: Found, query: Query, within: Within | None) -> bool:
        """Tell whether a finding stands within the scopes, holds the phrases and no unwanted word."""
        if within is not None and not within(found.id):
            return False
        if not query.phrases and not query.without:
            return True
        said = self._hits.names(found.id)
        if any(holds(name, word) for name in said for word in query.without):
            return False
        if query.phrases:
            for passage in self._text.passages_of(found.id):
                said += [*passage.label.split(" / "), passage.said]
        return all(any(holds(text, phrase) for text in said) for phrase in query.phrases)

    def _found(self, typed: str, words: tuple[str, ...], within: Within | None) -> Iterator[Found]:
        names = self._names.matches(typed)
        pair = pairing(typed, self._names, self.atlas.concepts)
        if pair is not None:
            yield from self._compared(pair, names)
        passages = self._text.matches(words, named=within is not None)
        if (longer := self._names.expanded(words)).words != words:
            passages += self._text.matches(longer.words, shares=longer.shares, named=within is not None)
        passages.sort(key=lambda match: (-match.rank, match.number))
        details = _DETAILS_OF_ONE
        if within is not None:
            details = _MOST_PASSAGES
            passages = [
                match for match in passages if within(match.passage.record) or within(match.passage.owner)
            ]
        yield from self._weighed(names, passages[:_MOST_PASSAGES], details)

    def _compared(self, pair: Pairing, names: list[NameMatch]) -> Iterator[Found]:
        """Yield comparisons of the pair, then its concepts.

        Two concepts that only stand beside one another come first as a comparison if it is curated or
        they are of one kind; else ``transit gateway multicast`` would not open either.
        """
        exact = bool(names) and names[0].tier is Tier.EXACT
        concepts = (match.tier for match in names if match.entry.id in self.atlas.concepts)
        if not pair.plain and (exact or next(concepts, Tier.GUESS) > Tier.PART):
            return
        if exact:
            yield named(names[0])._replace(score=_FIRST + 0.5)
        ready = list(curated(pair.ids, self.atlas))
        just_these = [one for one in ready if len(self._hits.subjects(one)) == len(pair.ids)]
        asked_for = bool(pair.plain or just_these or self._alike(pair.ids))
        score = _FIRST if asked_for else PART + 9
        spot = [spot_id(pair.ids)] if self._counts is None or self._counts(pair.ids, Edition.TODAY)[0] else []
        for place, one in enumerate([*(just_these[:1] or spot), *ready]):
            yield Found(one, score - 0.1 * place - (0 if place == 0 else 1), "comparison")
        near = _FIRST - 0.5 if asked_for else PART + 9.9
        subjects = (
            pair.subjects if asked_for else sorted(pair.subjects, key=lambda one: -len(one.entry.squashed))
        )
        for place, subject in enumerate(subjects):
            yield named(subject)._replace(score=near - 0.05 * place, match="word")

    def _alike(self, ids: tuple[str, ...]) -> bool:
        """Tell whether concepts are of one kind and known well enough to be compared."""
        if len({self.atlas.concepts[ConceptId(one)].kind for one in ids}) > 1:
            return False
        return self._counts is None or self._counts(ids, Edition.TODAY)[1] >= _WORTH_COMPARING

    def _weighed(self, names: list[NameMatch], passages: list[TextMatch], details: int) -> Iterator[Found]:
        """Yield named things and the facts and limits that say it, names and text weighed together."""
        best_text: dict[str, TextMatch] = {}
        for match in passages:
            best_text.setdefault(match.passage.owner, match)
        by_id = {match.entry.id: match for match in names}
        found = {
            one: joined(one, by_id.get(one), best_text.get(one))
            for one in dict.fromkeys([*by_id, *best_text])
        }
        concept = max(
            (one.score for one in found.values() if one.id in self.atlas.concepts and not one.weak),
            default=0.0,
        )
        for record_id, one in found.items():
            if one.match in {"text", "value"} and not self._listed(record_id):
                found[record_id] = one._replace(score=one.score - _UNLISTED)
            elif record_id not in self.atlas.concepts:
                found[record_id] = title(one, by_id.get(record_id), below=concept)
        yield from found.values()
        scores = {one.id: one.score for one in found.values()}
        yield from self._told_by_labels(passages, scores)
        yield from self._details(passages, scores, details)

    def _told_by_labels(self, passages: Iterable[TextMatch], scores: dict[str, float]) -> Iterator[Found]:
        """Yield the concept that the facts holding a figure are all about: 49152 is an ephemeral port."""
        by_label: dict[str, TextMatch] = {}
        labels: Counter[str] = Counter()
        for match in passages:
            fact = self.atlas.facts.get(RecordId(match.passage.record))
            if match.figure and not match.weak and fact is not None:
                label = self.atlas.attributes[fact.attribute].label
                labels[label] += 1
                by_label.setdefault(label, match)
        for label, times in labels.most_common(1):
            concepts = (one for one in self._names.matches(label) if one.entry.id in self.atlas.concepts)
            about = next(concepts, None)
            if times > 1 and about is not None and _is_name(about):
                score = max(scores.values()) + 0.1
                scores[about.entry.id] = score
                yield Found(about.entry.id, score, "value", "text", text=by_label[label])

    def _listed(self, record_id: str) -> bool:
        concept = self.atlas.concepts.get(ConceptId(record_id))
        return concept is None or concept.listed

    def _details(self, passages: Iterable[TextMatch], scores: dict[str, float], most: int) -> Iterator[Found]:
        """Yield facts and limits, each below the concept that it belongs to, so many of one at most."""
        seen: Counter[str] = Counter()
        for match in passages:
            record, owner = match.passage.record, match.passage.owner
            detail = record in self.atlas.facts or record in self.atlas.limits
            narrowed = most > _DETAILS_OF_ONE
            if not detail or (match.said < _LEAST_SAID and not narrowed) or seen[owner] >= most:
                continue
            seen[owner] += 1
            held = min(1.0, match.cover + 0.1 * match.said)
            own = PART + 10 * _DETAIL_SHARE * (0.94 * held + 0.06 * match.fit)
            yield told(match, min(own, scores.get(owner, own) - 0.01 * seen[owner]))


def _is_name(match: NameMatch) -> bool:
    """Tell whether a label is, or holds in full, the name of a concept, and says little else."""
    return match.tier is Tier.EXACT or (match.contained and match.cover > _NAMED_BY_LABEL)
