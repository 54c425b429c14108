"""A rough phonetic key for English words: spellings that are said alike become one, for ranking typos.

The keys are not indexed; they show which of several similar words was more likely meant. Soundex and
Metaphone drop too many vowels for that.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Applied in this order: digraphs before single letters, doubled letters and silent endings last.
_SPELLINGS = (
    ("tch", "ch"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("wh", "w"),
    ("sc(?=[eiy])", "s"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("q", "k"), ("x", "ks"), ("z", "s"),
    ("y", "i"), ("ie|ei|ea|ee", "i"), ("ou|oo|ow|au|aw", "u"), ("ae|oe", "e"), ("(.)\\1+", "\\1"),
    ("(?<=..)e$", ""),
)  # fmt: skip
_RULES = tuple((re.compile(spelling), sound) for spelling, sound in _SPELLINGS)


@lru_cache(maxsize=8192)
def phonetic_key(word: str) -> str:
    """Return the phonetic key of a word.

    >>> phonetic_key("committee") == phonetic_key("comitee"), phonetic_key("sketch") == phonetic_key("scetch")
    (True, False)
    >>> phonetic_key("tracker") == phonetic_key("traker")
    True
    """
    for spelling, sound in _RULES:
        word = spelling.sub(sound, word)
    return word
