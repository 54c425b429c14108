"""What is found among few names without numpy, and among many in arrays, is the same."""

from __future__ import annotations

import random
import subprocess
import sys
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from netatlas.search import NameIndex
from netatlas.search.names import letter_index, many_strings, word_index
from netatlas.search.names.few_strings import FewStrings
from netatlas.search.names.letter_sets import CODES, letter_bit
from netatlas.search.names.many_strings import ManyStrings
from tests.search.names.test_index import NAMES

if TYPE_CHECKING:
    import pytest

    from netatlas.search.names.ranking import NameMatch

_WORDS = "nat gateway transit vpc endpoint private link route table 1.2 tls peering edge cloud front".split()  # noqa: SIM905 - reads better
_LETTERS = "abcde12é☃"


@given(
    st.lists(st.text(_LETTERS, max_size=8), max_size=40),
    st.text(_LETTERS, min_size=1, max_size=8),
    st.integers(1, 4),
    st.booleans(),
)
def test_both_compare_alike(strings: list[str], typed: str, most: int, same: bool) -> None:  # noqa: FBT001 - drawn
    """A pack would forgive other typos once it has a few names more."""
    strings.sort(key=len)
    ends = [0]
    for string in strings:
        ends.append(ends[-1] + len(string) + 1)
    few = FewStrings(strings)
    many = ManyStrings(strings, "\n".join(strings) + "\n", ends)
    rows = range(len(strings) // 3, len(strings))
    assert few.near(typed, most, rows, same_letters=same) == many.near(typed, most, rows, same_letters=same)
    assert few.similar(typed, 60, most, rows) == many.similar(typed, 60, most, rows)
    for length in range(1, 4):
        longer = range(sum(len(string) <= length for string in strings), len(strings))
        if longer:
            assert few.near_prefixes(typed, length, longer) == many.near_prefixes(typed, length, longer)


def test_both_know_the_same_sets_of_letters() -> None:
    """A letter of another bit would hide names that hold it from arrays alone."""
    assert [int(bit) for bit in many_strings.BITS] == [letter_bit(code) for code in range(CODES)]


def test_both_find_the_same_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The order of names would change with the size of a pack."""
    dice = random.Random(7)  # noqa: S311 - the same in each run
    names = [
        *NAMES,
        *((str(n // 2), " ".join(dice.choices(_WORDS, k=dice.randint(1, 4)))) for n in range(900)),
    ]
    few = NameIndex(names)
    monkeypatch.setattr(word_index, "MANY_NAMES", 0)
    monkeypatch.setattr(letter_index, "_MANY", 0)
    many = NameIndex(names)
    for _ in range(300):
        typed = " ".join(dice.choices(_WORDS, k=dice.randint(1, 4)))[: dice.randint(1, 30)]
        if dice.random() < 0.4:
            cut = dice.randrange(len(typed))
            typed = typed[:cut] + typed[cut + 1 :]
        most = dice.choice([1, 20, 100])
        assert _found(few, typed, most) == _found(many, typed, most), typed


def _found(index: NameIndex, typed: str, most: int) -> list[NameMatch]:
    return index.matches(typed, most=most)


def test_few_names_are_searched_without_numpy() -> None:
    """The first answer would wait for an import that takes longer than the search."""
    code = """
import sys
from netatlas.search import NameIndex
index = NameIndex((str(n), f"name {n} of a gateway") for n in range(4_999))
for typed in ("gatway", "nmae 12", "gate", "g", "zzzzz"):
    index.find(typed)
sys.exit("numpy" in sys.modules)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
