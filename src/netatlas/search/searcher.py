"""The search over an atlas: names, facts, limits, comparisons, text and lenses as one ranked list.

A text is parsed once (``query``) and handed on. ``names`` finds names, ``passages`` finds text,
``records`` and ``comparisons`` make ranked candidates of them, and ``presenting`` makes hits of the best.
"""

from __future__ import annotations

from functools import cached_property, lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from netatlas.address import Address, pack_of
from netatlas.atlas.edition import Edition
from netatlas.atlas.subjects import spot_subjects
from netatlas.progress import SILENT
from netatlas.search.comparison_queries import pairing, subjects_of_parts
from netatlas.search.comparisons import ComparisonFinder
from netatlas.search.first_pack import in_first_order
from netatlas.search.indexes import Indexes
from netatlas.search.lenses.likely import may_be_network
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import LONGEST_QUERY, holds_phrase
from netatlas.search.pages import PageFinder
from netatlas.search.passages.figures import plain_figures
from netatlas.search.passages.query_terms import query_words
from netatlas.search.passages.text_match import best_of_all
from netatlas.search.presenting import Counts, Hits
from netatlas.search.query import Query, comparison_request, is_figure_below_zero, parse_query
from netatlas.search.records import RecordFinder
from netatlas.search.scopes import Scope, Scopes, Within
from netatlas.search.scoring import Candidate, behind_labels, best_of_each, boost_frequent
from netatlas.search.synonyms import Reading, Synonyms, lowered_text, lowered_values, with_read_names
from netatlas.search.values import ValueFinder, question_of
from netatlas.search.wording import Asked, asked_clause, denied_stems, with_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.progress import Progress
    from netatlas.search.all_text import AllText
    from netatlas.search.hit import Hit
    from netatlas.search.names.index import NameIndex
    from netatlas.search.names.ranking import NameMatch
    from netatlas.search.names.spelling import Expansion
    from netatlas.search.passages.text_index import TextIndex
    from netatlas.search.passages.text_match import TextMatch, TextMatches
    from netatlas.search.stored import StoredIndexes
    from netatlas.search.way_finder import WayFinder

_MOST_PASSAGES = 200
"""Passages that are looked at: more than a list of results ever shows."""
_MOST_COUNTED = 512
"""Comparisons whose size is kept: the next key lists most of them again."""
_BEFORE_LATE = 3
"""Hits that go before those lines of a lens that can wait."""


class _Request(NamedTuple):
    """A query with everything that is derived from it, made once for a search.

    Attributes:
        query: the parsed text.
        within: returns True for records in the scopes of the query; None without a scope.
        words: of the query, as passages are searched by.
        expansion: the same with short names written out.
        reading: the same with the field's words in place of lay ones; None if it holds none of these.
        pasted: whether the query is what was left of a longer text.
    """

    query: Query
    within: Within | None
    words: tuple[str, ...]
    expansion: Expansion
    reading: Reading | None
    pasted: bool


class Searcher:
    """Searches one atlas.

    Attributes:
        atlas: what is searched.
    """

    def __init__(
        self, atlas: Atlas, *, counts: Counts | None = None, stored: StoredIndexes | None = None
    ) -> None:
        """Search an atlas, indexed at the first search.

        Args:
            atlas: is searched.
            counts: gives the size of a comparison.
            stored: where its indexes are kept; without it they are built each time.
        """
        self.atlas = atlas
        counts = lru_cache(_MOST_COUNTED)(counts) if counts is not None else None
        self._hits = Hits(atlas, counts)
        self._comparisons = ComparisonFinder(atlas, self._hits, counts)
        self._indexes = Indexes(atlas, stored)
        self._first: Searcher | None = None
        if len(atlas.packs) > 1:
            first = stored.of("first") if stored else None
            self._first = Searcher(atlas.first_pack, counts=counts, stored=first)

    def prepare(self, progress: Progress = SILENT) -> None:
        """Index the atlas now, so that the first search need not.

        Raises:
            Cancelled: ``progress`` was cancelled; an index that is finished is kept.
        """
        self._indexes.prepare(progress)
        if self._first is not None:
            self._first.prepare(progress)

    @property
    def _names(self) -> NameIndex:
        return self._indexes.names()

    @property
    def _text(self) -> TextIndex:
        return self._indexes.text()

    @cached_property
    def _records(self) -> RecordFinder:
        return RecordFinder(self.atlas, self._names)

    @cached_property
    def _synonyms(self) -> Synonyms:
        return Synonyms(self.atlas)

    @cached_property
    def _values(self) -> ValueFinder:
        return ValueFinder(self.atlas)

    @cached_property
    def _ways(self) -> WayFinder:
        from netatlas.search.way_finder import WayFinder  # noqa: PLC0415 - few texts ask for a way

        return WayFinder(self.atlas, self._synonyms)

    @cached_property
    def pages(self) -> PageFinder:
        """Finds views and topics, the pages that are no records."""
        return PageFinder(self.atlas)

    @cached_property
    def all_text(self) -> AllText:
        """Finds every place that holds some words."""
        from netatlas.search.all_text import AllText  # noqa: PLC0415 - a page of its own

        return AllText(self.atlas)

    @cached_property
    def _scopes(self) -> Scopes:
        return Scopes(self.atlas)

    def scopes(self, text: str) -> tuple[Scope, ...]:
        """Return the scopes that ``text``, typed so far, may be the start of, the likeliest first."""
        return self._scopes.offered(text.strip()[:LONGEST_QUERY])

    def subjects_named(self, parts: Sequence[str]) -> tuple[str, ...]:
        """Return the concepts that the parts of a comparison name; nothing if not each of them names one."""
        return subjects_of_parts(tuple(parts), self._names, self.atlas.concepts)

    def search(
        self,
        text: str,
        *,
        limit: int = 20,
        edition: Edition = Edition.TODAY,
        opened: Mapping[str, int] | None = None,
    ) -> list[Hit]:
        """Return what matches ``text``, best first; nothing for nonsense.

        Args:
            text: anything; only its first letters and words count. ``query`` shows the grammar.
            limit: how many hits at most.
            edition: in whose reading values are given; what it hides is listed and says so.
            opened: how often each record was opened for the same text before.
        """
        limit = max(0, limit)
        request = self._request(text)
        if not request.words and request.within is not None:
            candidates = [
                Candidate(record_id, Rank.of(Tier.GUESS, 0.0), "word") for record_id in self._scopes.records()
            ]
        else:
            candidates = best_of_each(self._candidates(request))
        if opened:
            candidates = [boost_frequent(candidate, opened) for candidate in candidates]
        # Reversing keeps the order of equal ranks.
        candidates.sort(key=lambda candidate: candidate.rank, reverse=True)
        kept = islice((one for one in candidates if self._keeps(one.id, request)), limit)
        read_words = request.reading.words if request.reading else ()
        shown_words = tuple(dict.fromkeys([*request.words, *request.expansion.words, *read_words]))
        hits = [self._hit(candidate, shown_words, edition) for candidate in kept]
        hits = hits if request.within else self._with_lenses(text, hits)[:limit]
        if self._first is None:
            return hits
        alone = self._first.search(text, limit=limit, edition=edition, opened=opened)
        return [self._with_pack(hit) for hit in in_first_order(hits, alone, self._is_first, limit)]

    def _is_first(self, hit: Hit) -> bool:
        """Return True if the first pack alone could have a hit."""
        first = self.atlas.packs[0].id
        if hit.kind == "view":
            return True
        ids = spot_subjects(hit.id) or (Address.parse(hit.id).topic or hit.id,)
        return all((pack_of(one) or self.atlas.home_pack) == first for one in ids)

    def _hit(self, candidate: Candidate, words: tuple[str, ...], edition: Edition) -> Hit:
        if self.pages.has(candidate.id):
            return self.pages.hit(candidate)
        return self._hits.hit(candidate, words, edition, self._text)

    def _with_pack(self, hit: Hit) -> Hit:
        """Return a hit with the title of the pack that it is from; a view or comparison may be of several."""
        if hit.kind == "view" or spot_subjects(hit.id):
            return hit
        record_id = Address.parse(hit.id).topic if hit.kind == "topic" else hit.id
        return structs.replace(hit, pack=self.atlas.pack_title(record_id))

    def _request(self, text: str) -> _Request:
        query = parse_query(with_figures(self._scopes.quote_values(text.strip()[:LONGEST_QUERY])))
        clause = asked_clause(query.text)
        pasted = clause != query.text
        query = query._replace(text=plain_figures(clause))
        words = query_words(query.text)
        within = self._scopes.within(query.narrowings)
        reading = self._synonyms.reading(words)
        return _Request(query, within, words, self._names.expand(words), reading, pasted)

    def _with_lenses(self, text: str, hits: list[Hit]) -> list[Hit]:
        """Put the lines of a lens before the hits and, those that can wait, among them."""
        if not may_be_network(text):
            return hits
        from netatlas.search.lenses import answer_address, lens  # noqa: PLC0415 - most texts are names

        lines = lens(text, self.atlas)
        opens = str(answer_address(text)) if lines else ""
        by_id = {line.id: self._hits.lens(line, index, opens) for index, line in enumerate(lines)}
        first = [by_id[line.id] for line in lines if not line.late]
        late = [by_id[line.id] for line in lines if line.late]
        others = [hit for hit in hits if hit.id not in by_id]
        return [*first, *others[:_BEFORE_LATE], *late, *others[_BEFORE_LATE:]]

    def _keeps(self, record_id: str, request: _Request) -> bool:
        """Return True if a record is in the scopes, holds the phrases and no excluded word."""
        query = request.query
        if request.within is not None and not request.within(record_id):
            return False
        if not query.phrases and not query.excluded:
            return True
        is_page = self.pages.has(record_id)
        texts = self.pages.names_of(record_id) if is_page else self._hits.names(record_id)
        if any(holds_phrase(name, word) for name in texts for word in query.excluded):
            return False
        if query.phrases:
            for passage in self._text.passages_of(record_id):
                texts += [*passage.label.split(" / "), passage.said]
        return all(any(holds_phrase(text, phrase) for text in texts) for phrase in query.phrases)

    def _candidates(self, request: _Request) -> Iterator[Candidate]:
        """Yield all that matches, a record several times if it was found in several ways."""
        within = request.within
        text = request.query.text
        names = [] if is_figure_below_zero(text) else self._names.matches(text)
        pair = pairing(request.query.text, self._names, self.atlas.concepts)
        if within is None:
            yield from self.pages.candidates(request.query.text, names)
        if pair is not None:
            yield from self._comparisons.candidates(pair, names)
        if (reading := request.reading) is not None:
            names = with_read_names(names, reading, self._names)
        found_text = self._found_text(request)
        passages = self._passages(found_text, request)
        if within is None:
            names = behind_labels(names, partial(_labels, found_text), request.words)
        else:
            labels = {match.passage.label for match in passages if match.fit}
            names = behind_labels(names, lambda: labels, request.words)
        asked = self._asked(request)
        compared = pair is not None and self._comparisons.wanted(pair)
        no_value = compared or asked.way or comparison_request(request.query.text).explicit
        if within is None and not no_value:
            yield from self._value_candidates(request, names)
        best = passages[:_MOST_PASSAGES]
        found = self._records.candidates(names, best, narrowed=within is not None, asked=asked)
        if asked.way:
            found = self._ways.candidates(request.query.text, found)
        yield from found if reading is None else map(reading.explain, found)

    def _asked(self, request: _Request) -> Asked:
        """Return what the wording of a query asks, which also denies what its lay words mean."""
        asked = Asked.of(request.query.text)
        if request.reading is None:
            return asked
        return asked._replace(denied=asked.denied | denied_stems(request.reading.text))

    def _value_candidates(self, request: _Request, names: list[NameMatch]) -> Iterator[Candidate]:
        """Yield the values that answer a query, by its words as they are, put right or written out."""
        found = False
        corrected = self._text.corrected(request.words)
        written_out = (request.expansion.words, self._names.expand(corrected).words)
        for words in dict.fromkeys((request.words, corrected, *written_out)):
            question = question_of(request.query.text, words, pasted=request.pasted)
            if not found and question.words:
                find = partial(self._text.matches, question.words)
                for candidate in self._values.candidates(question, names, find):
                    found = True
                    yield candidate
        if (reading := request.reading) is not None and not found:
            question = question_of(reading.text, reading.words)
            find = partial(self._text.matches, question.words)
            yield from lowered_values(self._values.candidates(question, names, find), reading)

    def _found_text(self, request: _Request) -> list[TextMatches]:
        """Return the passages that hold the words of a query, written as they are, written out and read.

        Where it has a reading, the last are those that hold the field's words.
        """
        words, expansion = request.words, request.expansion
        named = request.within is not None
        find = partial(self._text.matches, named=named, unions=True)
        found = [find(words)]
        if expansion.words != words:
            found.append(find(expansion.words, shares=expansion.shares))
        if (reading := request.reading) is not None:
            found.append(find(reading.words, shares=reading.shares))
        return found

    def _passages(self, found_text: list[TextMatches], request: _Request) -> list[TextMatch]:
        """Return the best passages of those found: at least as many as are looked at."""
        within, read = request.within, request.reading is not None
        typed, of_reading = (found_text[:-1], found_text[-1:]) if read else (found_text, [])
        # What is worth less because it was read may change its order, and a scope leaves some out.
        if within is None:
            passages = best_of_all(typed, _MOST_PASSAGES)
            if not read:
                return passages  # in their order
        else:
            passages = [match for found in typed for match in found]
        passages += [lowered_text(match) for found in of_reading for match in found]
        if within is not None:
            passages = [
                match for match in passages if within(match.passage.record) or within(match.passage.owner)
            ]
        return sorted(passages, key=lambda match: (-match.rank, match.number))


def _labels(found_text: list[TextMatches]) -> set[str]:
    """Return the labels of passages that hold words of a query."""
    return {label for found in found_text for label in found.labels()}
