"""Names as they were given, cut into words and sorted: what every way of matching looks into.

Only the arrays and their look-ups belong here; what a look-up is worth is the matter of ``names``
and ``coverage``. Sizes matter: an index of 120,000 names is built in a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.search.names.abbreviations import abbreviations, capitals, plain_initials
from netatlas.search.names.letter_index import LetterIndex
from netatlas.search.names.text import BEHIND_ALL, plain_words, singular, squashed, words_of
from netatlas.search.names.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


class Entry(NamedTuple):
    """One name or alias of something.

    Attributes:
        id: what it is a name of.
        name: as it is written.
        words: its words in comparable letters.
        alias: whether an earlier name of the same thing was given.
    """

    id: str
    name: str
    words: tuple[str, ...]
    alias: bool

    @property
    def squashed(self) -> str:
        """All letters and digits of the name in one."""
        return squashed(self.words)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Where each word stands in the name."""
        return words_of(self.name).spans


class SortedKeys:
    """Keys in order, each with the names that it belongs to."""

    def __init__(self, keys: Sequence[str], numbers: Sequence[int]) -> None:
        """Sort ``keys``; ``numbers`` tells the name of each."""
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._keys = [keys[place] for place in order]
        self._numbers = np.asarray(numbers, np.int32)[order] if order else np.zeros(0, np.int32)

    def __contains__(self, key: object) -> bool:
        """Tell whether a name has this key."""
        return isinstance(key, str) and bool(len(self.equal(key)))

    def equal(self, key: str) -> NDArray[np.int32]:
        """Return the names whose key is ``key``, in the order in which they were given."""
        first = bisect_left(self._keys, key)
        last = first
        while last < len(self._keys) and self._keys[last] == key:
            last += 1
        return self._numbers[first:last]

    def starting(self, start: str) -> NDArray[np.int32]:
        """Return the names whose key begins with ``start``; 1 is not the start of 10."""
        first = bisect_left(self._keys, start)
        last = bisect_left(self._keys, start + BEHIND_ALL, first)
        if not start[-1].isdigit():
            return self._numbers[first:last]
        kept = [n for n in range(first, last) if not self._keys[n][len(start) : len(start) + 1].isdigit()]
        return self._numbers[kept]


class NameTable:
    """All names of an index.

    Attributes:
        ids, names: as they were given.
        alias: whether an earlier name of the same thing was given, by number of the name.
        lengths: letters of each name, signs and spaces aside.
        vocabulary: the distinct words.
        squashed: the names by all their letters in one.
        singular: the names by the same, each word without the ending of its plural, where that differs.
        short: the names by their abbreviations.
        letters: the same letters, for runs of letters and slips.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Cut ``names`` into words and sort them every way that is looked up."""
        self.ids: list[str] = []
        self.names: list[str] = []
        for record_id, name in names:
            self.ids.append(record_id)
            self.names.append(name)
        self.alias = np.zeros(len(self.ids), np.bool_)
        first: dict[str, int] = {}
        later = [n for n, record_id in enumerate(self.ids) if first.setdefault(record_id, n) != n]
        self.alias[later] = True
        letters = self._index_words()
        self.lengths = np.fromiter(map(len, letters), np.int32, len(letters))
        self.squashed = SortedKeys(letters, range(len(letters)))
        self.letters = LetterIndex(letters)
        self._index_forms()

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.names)

    def entry(self, number: int) -> Entry:
        """Return a name with its words."""
        words = tuple(self.vocabulary[word] for word in self.words_of(number))
        return Entry(self.ids[number], self.names[number], words, bool(self.alias[number]))

    def words_of(self, number: int) -> list[int]:
        """Return the numbers of a name's words, in their order."""
        words: list[int] = self._words[self._first[number] : self._first[number + 1]].tolist()
        return words

    def holding(self, first: int, last: int) -> NDArray[np.int32]:
        """Return the names that hold a word of the numbers from ``first`` to before ``last``."""
        return self._holders[self._first_holder[first] : self._first_holder[last]]

    def holders(self, first: int, last: int) -> int:
        """Return how many names ``holding`` returns, without finding them."""
        return int(self._first_holder[last] - self._first_holder[first])

    def _index_words(self) -> list[str]:
        """Cut all names into words, look for their abbreviations, and return their letters.

        The words of one name are let go before the next is cut: 120,000 lists of them would stay in memory.
        """
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        flat: list[int] = []
        counts: list[int] = []
        letters: list[str] = []
        short = _ShortKeys()
        for number, name in enumerate(self.names):
            words = plain_words(name)
            flat += [numbers[word] for word in words]
            counts.append(len(words))
            letters.append(squashed(words))
            if len(words) > 1 or not name.islower():
                short.add(number, name, words)
        self.short = SortedKeys(short.keys, short.numbers)
        self._index_holders(numbers, flat, counts)
        return letters

    def _index_holders(self, numbers: dict[str, int], flat: list[int], counts: list[int]) -> None:
        """Sort the distinct words, and the names that hold each."""
        known = sorted(numbers)
        places = np.empty(len(known), np.int32)
        places[[numbers[word] for word in known]] = np.arange(len(known), dtype=np.int32)
        self.vocabulary = Vocabulary(known)
        self._words = places[np.asarray(flat, np.int32)] if flat else np.zeros(0, np.int32)
        self._first = np.fromiter(accumulate(counts, initial=0), np.int32, len(counts) + 1)
        owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        self._holders = owners[np.argsort(self._words, kind="stable")]
        held = np.bincount(self._words, minlength=len(known)) if flat else np.zeros(len(known), np.int64)
        self._first_holder = np.concatenate((np.zeros(1, np.int64), np.cumsum(held)))
        self._known = known

    def _index_forms(self) -> None:
        """Sort the names that hold a plural by what they are in the singular."""
        single = [singular(word) for word in self._known]
        differs = (one != word for one, word in zip(single, self._known, strict=True))
        plural = np.fromiter(differs, np.bool_, len(single))
        first_holders = self._first_holder.tolist()
        holders = [
            self._holders[first_holders[word] : first_holders[word + 1]]
            for word in np.flatnonzero(plural).tolist()
        ]
        numbers = np.unique(np.concatenate(holders)).tolist() if holders else []
        keys = [squashed(single[word] for word in self.words_of(number)) for number in numbers]
        self.singular = SortedKeys(keys, numbers)


class _ShortKeys:
    """Gathers the abbreviations of names."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.numbers: list[int] = []
        self._shared: dict[str, str] = {}

    def add(self, number: int, name: str, words: list[str]) -> None:
        ways = set(plain_initials(name, words)) or abbreviations(name, words)
        if not name.islower():
            ways.add(capitals(name))
        for key in ways - {""}:
            self._take(number, key)

    def _take(self, number: int, key: str) -> None:
        self.keys.append(self._shared.setdefault(key, key))
        self.numbers.append(number)
