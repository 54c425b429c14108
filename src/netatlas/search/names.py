"""An index of names that forgives: exact first, then abbreviations, starts, words, slips.

It stands alone: (id, name or alias) pairs in, ranked ids out, no atlas. What is searched besides
names (facts, limits, text, comparisons) is joined in ``searcher``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from netatlas.search.abbreviations import abbreviations
from netatlas.search.coverage import WordIndex
from netatlas.search.ranking import (
    OTHER_FORM,
    RAW,
    SAME_LETTERS,
    SAME_WORDS,
    Entry,
    NameMatch,
    Tier,
    likeness,
    merged,
)
from netatlas.search.slips import LONG, SHORT, opposed
from netatlas.search.text import FILLERS, LONGEST_QUERY, MOST_WORDS, Text, digits, singular, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_GUESS_FROM = 74
_SHORTEST_GUESS = 5
_MOST_STARTS = 100
_LONGEST_SHORT_NAME = 6


class NameIndex:
    """Finds names from what people type.

    >>> index = NameIndex([("nat", "NAT gateway"), ("nat", "NATGW"), ("vgw", "Virtual private gateway")])
    >>> [found for found, score in index.find("vpg")]
    ['vgw']
    >>> index.find("nat gatway")[0][0]
    'nat'
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index (id, name) pairs; the first name of an id is its name, the others are aliases."""
        seen: set[str] = set()
        self._entries: list[Entry] = []
        for record_id, name in names:
            text = words_of(name)
            self._entries.append(Entry(record_id, name, text, text.squashed, record_id in seen))
            seen.add(record_id)
        self._words = WordIndex(self._entries)
        self._raw = _table((entry.name.strip(), n) for n, entry in enumerate(self._entries))
        self._lower = _table((entry.name.strip().casefold(), n) for n, entry in enumerate(self._entries))
        self._squashed = _table(
            (entry.squashed, n) for n, entry in enumerate(self._entries) if entry.squashed
        )
        self._forms = _table(
            (_form(entry.text), n) for n, entry in enumerate(self._entries) if entry.squashed
        )
        self._short = _table(
            (short, n) for n, entry in enumerate(self._entries) for short in _shortened(entry)
        )
        self._tails = sorted(
            ("".join(entry.text.words[place:]).replace(".", ""), n, place)
            for n, entry in enumerate(self._entries)
            for place in range(len(entry.text.words))
        )
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for squashed in self._squashed:
            self._by_length[len(squashed)].append(squashed)
        self._joined = {
            a + b.replace(".", ""): (a, b)
            for entry in self._entries
            for a, b in zip(entry.text.words, entry.text.words[1:], strict=False)
        }
        self._meanings = self._short_names()

    def find(self, text: str, limit: int = 10) -> list[tuple[str, float]]:
        """Return the ids whose names fit ``text`` best, best first, each with its score (0 to 90)."""
        return [(match.entry.id, match.score) for match in self.matches(text)[: max(0, limit)]]

    def matches(self, text: str) -> list[NameMatch]:
        """Return the best match of each thing that fits ``text``, best first."""
        typed = text[:LONGEST_QUERY].strip()
        query = words_of(typed)
        best: dict[str, tuple[float, int, NameMatch]] = {}
        for match in self._all(typed, Text(query.words[:MOST_WORDS], query.spans[:MOST_WORDS])):
            old = best.get(match.entry.id)
            if old is None or match.score > old[0]:
                best[match.entry.id] = (match.score, len(best) if old is None else old[1], match)
        return [match for _, _, match in sorted(best.values(), key=lambda one: -one[0])]

    def exact(self, text: str) -> NameMatch | None:
        """Return the best of the names that ``text`` is, case, signs and plurals aside."""
        return max(self._exact(text.strip(), words_of(text)), key=lambda match: match.score, default=None)

    def expanded(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Return words with short names (ALB) replaced by what they are short for, and joined ones split."""
        longer: list[str] = []
        for word in self._respelt(words):
            longer.extend(self._meanings.get(word, (word,)))
        return tuple(longer)

    def _all(self, typed: str, query: Text) -> Iterator[NameMatch]:
        yield from self._exact(typed, query)
        if not query.words:
            return
        letters = query.squashed
        for n in self._short.get(letters, ()):
            entry = self._entries[n]
            yield NameMatch(entry, Tier.ABBREVIATION, likeness(entry, len(letters)), _initials(entry))
        yield from self._starts(letters)
        words = self._respelt(query.words)
        found = list(self._words.matches(words))
        if (longer := self.expanded(query.words)) != words:
            found += self._words.matches(longer)
        found += self._slipped(query)
        yield from found
        if all(match.weak for match in found):
            yield from self._guesses(query)

    def _exact(self, typed: str, query: Text) -> Iterator[NameMatch]:
        tables = [(self._raw, typed, RAW), (self._lower, typed.casefold(), SAME_LETTERS)]
        if query.words:
            tables += [(self._squashed, query.squashed, SAME_WORDS), (self._forms, _form(query), OTHER_FORM)]
        for table, key, quality in tables:
            for n in table.get(key, ()):
                entry = self._entries[n]
                name_first = 0 if entry.alias else 0.05
                yield NameMatch(entry, Tier.EXACT, quality + name_first, ((0, len(entry.name)),))

    def _starts(self, letters: str) -> Iterator[NameMatch]:
        """Yield names that begin with the letters, and those that have a word from which they go on."""
        found: list[tuple[int, int]] = []
        for tail, n, place in islice(self._tails, bisect_left(self._tails, (letters, -1, -1)), None):
            if not tail.startswith(letters):
                break
            # 1 is not the start of 10
            if not (letters[-1].isdigit() and tail[len(letters) : len(letters) + 1].isdigit()):
                found.append((n, place))
        if len(found) > _MOST_STARTS:
            found = nsmallest(_MOST_STARTS, found, key=lambda one: self._order(*one))
        for n, place in found:
            entry = self._entries[n]
            tier = Tier.PREFIX if place == 0 else Tier.WORD
            yield NameMatch(entry, tier, likeness(entry, len(letters)), _run(entry.text, place, len(letters)))

    def _order(self, n: int, place: int) -> tuple[bool, bool, int]:
        entry = self._entries[n]
        return place > 0, entry.alias, len(entry.squashed)

    def _slipped(self, query: Text) -> Iterator[NameMatch]:
        """Yield names that are the whole query but for slips, where words were joined or parted."""
        letters = query.squashed
        if len(letters) <= SHORT or letters in self._squashed:
            return
        most = 2 if len(letters) >= LONG else 1
        near = [name for size in range(len(letters) - most, len(letters) + most + 1)
                for name in self._by_length.get(size, ())]  # fmt: skip
        for name, distance, _ in process.extract(
            letters, near, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
        ):
            for n in self._squashed[name] if len(name) > SHORT and digits(name) == digits(letters) else ():
                entry = self._entries[n]
                if len(entry.text.words) != len(query.words) and not _opposed(entry.text, query):
                    tier = Tier.SLIP if distance == 1 else Tier.SLIPS
                    marks = ((0, len(entry.name)),)
                    yield NameMatch(
                        entry, tier, likeness(entry, len(letters)), marks, (" ".join(query.words),)
                    )

    def _guesses(self, query: Text) -> Iterator[NameMatch]:
        """Yield names that look alike, weak all of them, where nothing better was found."""
        letters = query.squashed
        if len(letters) < _SHORTEST_GUESS or all(word in self._words.vocabulary for word in query.words):
            return
        for name, ratio, _ in process.extract(
            letters,
            list(self._squashed),
            scorer=fuzz.ratio,
            processor=None,
            score_cutoff=_GUESS_FROM,
            limit=10,
        ):
            for n in self._squashed[name] if digits(name) == digits(letters) else ():
                entry = self._entries[n]
                if not _opposed(entry.text, query):
                    yield NameMatch(entry, Tier.GUESS, ratio / 101, slipped=query.words, cover=0.0, weak=True)

    def _respelt(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """Part words that were typed as one (route53) and join those that were parted (cloud front)."""
        known = self._words.vocabulary
        spelt: list[str] = []
        for word in words:
            if spelt and spelt[-1] + word in known and not (spelt[-1] in known and word in known):
                spelt[-1] += word
            elif word not in known and word in self._joined:
                spelt.extend(self._joined[word])
            else:
                spelt.append(word)
        return tuple(spelt)

    def _short_names(self) -> dict[str, tuple[str, ...]]:
        """Return what short names of one word are short for: igw for internet gateway."""
        full: dict[str, tuple[str, ...]] = {}
        meanings: dict[str, tuple[str, ...]] = {}
        for entry in self._entries:
            words = entry.text.words
            if len(words) > 1:
                full.setdefault(entry.id, words)
        for entry in self._entries:
            words = entry.text.words
            if len(words) == 1 and entry.id in full and len(words[0]) <= _LONGEST_SHORT_NAME:
                meanings.setdefault(words[0], full[entry.id])
        return meanings


def _table(pairs: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    table: dict[str, list[int]] = defaultdict(list)
    for key, number in pairs:
        table[key].append(number)
    return dict(table)


def _form(text: Text) -> str:
    return "".join(map(singular, text.words)).replace(".", "")


def _shortened(entry: Entry) -> set[str]:
    written = tuple(entry.name[start:end] for start, end in entry.text.spans)
    return abbreviations(entry.text.words, written)


def _initials(entry: Entry) -> tuple[tuple[int, int], ...]:
    spans = zip(entry.text.words, entry.text.spans, strict=True)
    return merged([(start, start + 1) for word, (start, _) in spans if word not in FILLERS])


def _run(text: Text, place: int, letters: int) -> tuple[tuple[int, int], ...]:
    """Return the spans of so many letters from the word at ``place`` on."""
    marks = []
    for word, (start, end) in zip(text.words[place:], text.spans[place:], strict=True):
        if letters <= 0:
            break
        size = len(word.replace(".", ""))
        marks.append((start, end if letters >= size else min(end, start + letters)))
        letters -= size
    return merged(marks)


def _opposed(name: Text, query: Text) -> bool:
    return any(opposed(a, b) for a in name.words for b in query.words if a not in query.words)
