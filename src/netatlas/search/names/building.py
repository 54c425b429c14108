"""Makes the columns of an index of names: everything about them that is searched.

``name_table`` reads them. Memory and time matter: 120,000 names are indexed in a second.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate, chain, count, pairwise
from typing import TYPE_CHECKING

from netatlas.search.columns import Columns, integers
from netatlas.search.names.abbreviations import abbreviations, marked_capitals, plain_initials
from netatlas.search.names.letter_index import order_by_length
from netatlas.search.names.sounds import add_sound_columns
from netatlas.search.names.text import (
    MOST_PARTS_OF_A_NAME,
    camel_case_parts,
    plain_words,
    singular,
    squash,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


def add_name_columns(columns: Columns, names: Iterable[tuple[str, str]]) -> None:
    """Add the columns of (id, name) pairs; the first name of an id is its name, the others are aliases."""
    written: list[str] = []
    numbers: dict[str, int] = {}
    ids = integers(())
    aliases: list[int] = []
    for record_id, name in names:
        aliases.append(record_id in numbers)
        ids.append(numbers.setdefault(record_id, len(numbers)))
        written.append(name)
    columns.add("ids", list(numbers))
    columns.add("id", ids)
    columns.add("alias", integers(aliases))
    columns.add("names", written)
    letters = _add_words(columns, written, aliases)
    columns.add("letters", letters)
    columns.add("lengths", integers(map(len, letters)))
    columns.add("by letters", integers(sorted(range(len(letters)), key=letters.__getitem__)))
    columns.add("by length", order_by_length(letters))
    add_sound_columns(columns, "name", letters)


def _add_words(columns: Columns, names: Sequence[str], aliases: Sequence[int]) -> list[str]:
    """Split names into words, add these and the abbreviations, and return the letters of each name.

    In one loop, so that the words of a name are freed before the next is split: 120,000 lists of them would
    stay in memory at once.
    """
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    flat: list[int] = []
    counts: list[int] = []
    letters: list[str] = []
    short: list[tuple[str, int]] = []
    shared: dict[str, str] = {}
    for number, name in enumerate(names):
        words = plain_words(name)
        flat += [numbers[word] for word in words]
        counts.append(len(words))
        letters.append(squash(words))
        if _is_abbreviated(name, words, is_alias=bool(aliases[number])):
            short += [(shared.setdefault(form, form), number) for form in _short_forms(name, words)]
    _add_keys(columns, "abbreviation", short)
    _add_holders(columns, numbers, flat, counts)
    return letters


def _is_abbreviated(name: str, words: Sequence[str], *, is_alias: bool) -> bool:
    """Return True if a name may have abbreviations; nobody has any for the longer ones in camel case."""
    if len(words) > 1 or name.islower():
        return len(words) > 1
    return not is_alias or len(camel_case_parts(name)) <= MOST_PARTS_OF_A_NAME


def _short_forms(name: str, words: list[str]) -> set[str]:
    forms = set(plain_initials(name, words)) or abbreviations(name, words)
    if not name.islower():
        forms.add(marked_capitals(name))
    return forms - {""}


def _add_keys(columns: Columns, kind: str, pairs: list[tuple[str, int]]) -> None:
    """Add keys, each with the number of its name, sorted by both."""
    pairs.sort()
    columns.add(f"{kind} keys", [key for key, _ in pairs])
    columns.add(f"{kind} names", integers(number for _, number in pairs))


def _add_holders(
    columns: Columns, numbers: Mapping[str, int], flat: Sequence[int], counts: Sequence[int]
) -> None:
    """Sort the distinct words, and list the names that hold each.

    Args:
        columns: get the words and what holds them.
        numbers: of the words, in the order in which they first occurred.
        flat: the numbers of the words of all names, one after the other.
        counts: how many of them each name has.
    """
    known = sorted(numbers)
    sorted_numbers = [0] * len(known)
    for position, word in enumerate(known):
        sorted_numbers[numbers[word]] = position
    words = integers(map(sorted_numbers.__getitem__, flat))
    first = integers(accumulate(counts, initial=0))
    holders: list[list[int]] = [[] for _ in known]
    for number, (begin, end) in enumerate(pairwise(first)):
        for each in words[begin:end]:
            holders[each].append(number)
    columns.add("words", known)
    columns.add("words by length", order_by_length(known))
    add_sound_columns(columns, "word", known)
    columns.add("words of names", words)
    columns.add("first word", first)
    columns.add("holders", integers(chain.from_iterable(holders)))
    columns.add("first holder", integers(accumulate(map(len, holders), initial=0)))
    _add_singulars(columns, known, holders, words, first)


def _add_singulars(
    columns: Columns,
    known: Sequence[str],
    holders: Sequence[Sequence[int]],
    words: Sequence[int],
    first: Sequence[int],
) -> None:
    """Add the names that hold a plural by their letters in the singular."""
    singulars = list(map(singular, known))
    plural = [word for word, form in enumerate(singulars) if form != known[word]]
    numbers = sorted(set(chain.from_iterable(holders[word] for word in plural)))
    pairs = [
        (squash(singulars[word] for word in words[first[name] : first[name + 1]]), name) for name in numbers
    ]
    _add_keys(columns, "singular", pairs)
