"""All names of an index with their words: the data that every way of matching uses.

Names and words are numbers here, positions in the columns that ``building`` makes. ``index`` and
``word_index`` rank what is found.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.letter_index import LetterIndex
from netatlas.search.names.sorted_keys import SortedKeys
from netatlas.search.names.sounds import SoundIndex
from netatlas.search.names.text import squash, tokenize
from netatlas.search.names.vocabulary import WordList

if TYPE_CHECKING:
    from array import array

    from netatlas.search.columns import Columns


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


class NameTable:
    """All names of an index.

    Attributes:
        names: as they were given.
        ids: the number of the thing that each names.
        alias: 1 where an earlier name of the same thing was given.
        lengths: letters and digits of each name.
        vocabulary: the distinct words.
        squashed: the names by all their letters without spaces.
        singular: the names by the same in the singular, where that differs.
        abbreviations: the names by their abbreviations.
        letters: the squashed names again, for runs of letters and typos.
        sounds: the same, for what sounds the same.
    """

    def __init__(self, columns: Columns) -> None:
        """Use the columns of ``building.add_name_columns``.

        Raises:
            MissingColumn: ``columns`` are not those.
        """
        self.names = columns.texts("names")
        self.ids = columns.numbers("id")
        self.alias = columns.numbers("alias")
        self.lengths = columns.numbers("lengths")
        self._id_texts = columns.texts("ids")
        letters, by_letters = columns.texts("letters"), columns.numbers("by letters")
        self.squashed = SortedKeys(letters, by_letters, by_letters)
        self.letters = LetterIndex(letters, columns.numbers("by length"))
        self.sounds = SoundIndex(letters, columns, "name")
        self.abbreviations = _keys(columns, "abbreviation")
        self.singular = _keys(columns, "singular")
        self._word_texts = columns.texts("words")
        sounds = SoundIndex(self._word_texts, columns, "word")
        self.vocabulary = WordList(self._word_texts, columns.numbers("words by length"), sounds)
        self._words = columns.numbers("words of names")
        self._first = columns.numbers("first word")
        self._holders = columns.numbers("holders")
        self._first_holder = columns.numbers("first holder")

    def __len__(self) -> int:
        """Return how many names there are."""
        return len(self.names)

    def entry(self, number: int) -> NameEntry:
        """Return a name with its words."""
        texts = self._word_texts
        words = tuple([texts[word] for word in self.words_of(number)])
        return NameEntry(self.id_of(number), self.names[number], words, bool(self.alias[number]))

    def id_of(self, number: int) -> str:
        """Return the id of what a name names."""
        return self._id_texts[self.ids[number]]

    def words_of(self, number: int) -> array[int]:
        """Return the numbers of a name's words, in their order."""
        return self._words[self._first[number] : self._first[number + 1]]

    def holding(self, first: int, end: int) -> array[int]:
        """Return the names that hold a word with a number from ``first`` to before ``end``."""
        return self._holders[self._first_holder[first] : self._first_holder[end]]

    def holder_range(self, first: int, end: int) -> tuple[int, int]:
        """Return where ``holding`` is in ``all_holders``."""
        return self._first_holder[first], self._first_holder[end]

    @property
    def all_holders(self) -> array[int]:
        """The names that hold each word, word by word."""
        return self._holders

    def count_holding(self, first: int, end: int) -> int:
        """Return how many names ``holding`` returns, without collecting them."""
        return self._first_holder[end] - self._first_holder[first]


def _keys(columns: Columns, kind: str) -> SortedKeys:
    keys = columns.texts(f"{kind} keys")
    return SortedKeys(keys, range(len(keys)), columns.numbers(f"{kind} names"))
