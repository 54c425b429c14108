"""How a word sounds, roughly: English spellings that are said alike become one, for ranking slips.

No index is made of sounds; they tell which of several near words was more likely meant.
"""

from __future__ import annotations

import re
from functools import lru_cache

_SPELLINGS = (
    ("tch", "ch"), ("ck", "k"), ("ph", "f"), ("gh", "g"), ("kn", "n"), ("wr", "r"), ("wh", "w"),
    ("sc(?=[eiy])", "s"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"), ("q", "k"), ("x", "ks"), ("z", "s"),
    ("y", "i"), ("ie|ei|ea|ee", "i"), ("ou|oo|ow|au|aw", "u"), ("ae|oe", "e"), ("(.)\\1+", "\\1"),
    ("(?<=..)e$", ""),
)  # fmt: skip
_RULES = tuple((re.compile(spelling), sound) for spelling, sound in _SPELLINGS)


@lru_cache(maxsize=8192)
def sound(word: str) -> str:
    """Return a rough sound of a word.

    >>> sound("committee") == sound("comitee"), sound("sketch") == sound("scetch")
    (True, False)
    >>> sound("tracker") == sound("traker")
    True
    """
    for spelling, heard in _RULES:
        word = spelling.sub(heard, word)
    return word
