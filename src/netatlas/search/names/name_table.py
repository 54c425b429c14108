"""All names of an index with their words, in sorted arrays: the data that every way of matching uses.

Names and words are numbers here, positions in these arrays. ``index`` and ``word_index`` rank what is
found. Memory and time matter: an index of 120,000 names is built in a second.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import accumulate, count
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from netatlas.search.names.abbreviations import abbreviations, marked_capitals, plain_initials
from netatlas.search.names.letter_index import LetterIndex
from netatlas.search.names.sounds import SoundIndex
from netatlas.search.names.text import (
    LAST_CHARACTER,
    MOST_PARTS_OF_A_NAME,
    camel_case_parts,
    plain_words,
    singular,
    squash,
    tokenize,
)
from netatlas.search.names.vocabulary import WordList

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray


class NameEntry(NamedTuple):
    """One name or alias of something.

    Attributes:
        id: of the thing that it names.
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
        """All letters and digits of the name without spaces."""
        return squash(self.words)

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """(start, end) of each word in the name."""
        return tokenize(self.name).spans


class SortedKeys:
    """Sorted keys, each with the numbers of the names that have it."""

    def __init__(self, keys: Sequence[str], numbers: Sequence[int]) -> None:
        """Sort ``keys``; ``numbers`` are those of their names, in the same order."""
        order = sorted(range(len(keys)), key=keys.__getitem__)
        self._keys = [keys[index] for index in order]
        self._numbers = np.asarray(numbers, np.int32)[order] if order else np.zeros(0, np.int32)

    def __contains__(self, key: object) -> bool:
        """Return True if a name has this key."""
        return isinstance(key, str) and bool(len(self.equal(key)))

    def equal(self, key: str) -> NDArray[np.int32]:
        """Return the names whose key is ``key``, in the order in which they were given."""
        first = end = bisect_left(self._keys, key)
        while end < len(self._keys) and self._keys[end] == key:
            end += 1
        return self._numbers[first:end]

    def starting(self, prefix: str) -> NDArray[np.int32]:
        """Return the names whose key begins with ``prefix``; 1 is no prefix of 10."""
        first = bisect_left(self._keys, prefix)
        end = bisect_left(self._keys, prefix + LAST_CHARACTER, first)
        if not prefix[-1].isdigit():
            return self._numbers[first:end]
        size = len(prefix)
        kept = [index for index in range(first, end) if not self._keys[index][size : size + 1].isdigit()]
        return self._numbers[kept]


class NameTable:
    """All names of an index.

    Attributes:
        ids, names: as they were given.
        alias: whether an earlier name of the same id was given, by number of the name.
        lengths: letters and digits of each name.
        vocabulary: the distinct words.
        squashed: the names by all their letters without spaces.
        singular: the names by the same in the singular, where that differs.
        abbreviations: the names by their abbreviations.
        letters: the squashed names again, for runs of letters and typos.
        sounds: the same, for what sounds the same.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """Index (id, name) pairs in every way that is searched."""
        self.ids: list[str] = []
        self.names: list[str] = []
        for record_id, name in names:
            self.ids.append(record_id)
            self.names.append(name)
        self.alias = np.zeros(len(self.ids), np.bool_)
        first: dict[str, int] = {}
        later = [name for name, record_id in enumerate(self.ids) if first.setdefault(record_id, name) != name]
        self.alias[later] = True
        letters = self._index_words()
        self.lengths = np.fromiter(map(len, letters), np.int32, len(letters))
        self.squashed = SortedKeys(letters, range(len(letters)))
        self.letters = LetterIndex(letters)
        self.sounds = SoundIndex(letters)
        self._index_forms()

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.names)

    def entry(self, number: int) -> NameEntry:
        """Return a name with its words."""
        words = tuple(self.vocabulary[word] for word in self.words_of(number))
        return NameEntry(self.ids[number], self.names[number], words, bool(self.alias[number]))

    def words_of(self, number: int) -> list[int]:
        """Return the numbers of a name's words, in their order."""
        words: list[int] = self._words[self._first[number] : self._first[number + 1]].tolist()
        return words

    def holding(self, first: int, end: int) -> NDArray[np.int32]:
        """Return the names that hold a word with a number from ``first`` to before ``end``."""
        return self._holders[self._first_holder[first] : self._first_holder[end]]

    def count_holding(self, first: int, end: int) -> int:
        """Return how many names ``holding`` returns, without collecting them."""
        return int(self._first_holder[end] - self._first_holder[first])

    def _index_words(self) -> list[str]:
        """Split all names into words, collect their abbreviations, and return their squashed letters.

        In one loop, so that the words of a name are freed before the next is split: 120,000 lists of them
        would stay in memory at once.
        """
        numbers: defaultdict[str, int] = defaultdict(count().__next__)
        flat: list[int] = []
        counts: list[int] = []
        letters: list[str] = []
        abbreviations = _AbbreviationKeys()
        for number, name in enumerate(self.names):
            words = plain_words(name)
            flat += [numbers[word] for word in words]
            counts.append(len(words))
            letters.append(squash(words))
            if self._is_abbreviated(number, words):
                abbreviations.add(number, name, words)
        self.abbreviations = SortedKeys(abbreviations.keys, abbreviations.numbers)
        self._index_holders(numbers, flat, counts)
        return letters

    def _is_abbreviated(self, number: int, words: list[str]) -> bool:
        """Return True if a name may have abbreviations; nobody has any for the longer ones in camel case."""
        name = self.names[number]
        if len(words) > 1 or name.islower():
            return len(words) > 1
        return not self.alias[number] or len(camel_case_parts(name)) <= MOST_PARTS_OF_A_NAME

    def _index_holders(self, numbers: dict[str, int], flat: list[int], counts: list[int]) -> None:
        """Sort the distinct words, and list the names that hold each.

        Args:
            numbers: of the words, in the order in which they first occurred.
            flat: the numbers of the words of all names, one after the other.
            counts: how many of them each name has.
        """
        known = sorted(numbers)
        sorted_numbers = np.empty(len(known), np.int32)
        sorted_numbers[[numbers[word] for word in known]] = np.arange(len(known), dtype=np.int32)
        self.vocabulary = WordList(known)
        self._words = sorted_numbers[np.asarray(flat, np.int32)] if flat else np.zeros(0, np.int32)
        self._first = np.fromiter(accumulate(counts, initial=0), np.int32, len(counts) + 1)
        owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        self._holders = owners[np.argsort(self._words, kind="stable")]
        held = np.bincount(self._words, minlength=len(known)) if flat else np.zeros(len(known), np.int64)
        self._first_holder = np.concatenate((np.zeros(1, np.int64), np.cumsum(held)))
        self._known = known

    def _index_forms(self) -> None:
        """Sort the names that hold a plural by their singular."""
        singulars = [singular(word) for word in self._known]
        differs = (form != word for form, word in zip(singulars, self._known, strict=True))
        plural = np.fromiter(differs, np.bool_, len(singulars))
        first_holders = self._first_holder.tolist()
        holders = [
            self._holders[first_holders[word] : first_holders[word + 1]]
            for word in np.flatnonzero(plural).tolist()
        ]
        numbers = np.unique(np.concatenate(holders)).tolist() if holders else []
        keys = [squash(singulars[word] for word in self.words_of(number)) for number in numbers]
        self.singular = SortedKeys(keys, numbers)


class _AbbreviationKeys:
    """Collects the abbreviations of names, each text only once in memory."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.numbers: list[int] = []
        self._shared: dict[str, str] = {}

    def add(self, number: int, name: str, words: list[str]) -> None:
        forms = set(plain_initials(name, words)) or abbreviations(name, words)
        if not name.islower():
            forms.add(marked_capitals(name))
        for key in forms - {""}:
            self.keys.append(self._shared.setdefault(key, key))
            self.numbers.append(number)
