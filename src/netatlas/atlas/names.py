"""How names are made comparable: case, accents, hyphens and white space aside."""

from __future__ import annotations

import re
import unicodedata

_SEPARATORS = re.compile(r"[\s\-_/.,:;()\[\]'\"’‘“”–—]+")


def folded(name: str) -> str:
    """Return ``name`` in lower case, without accents, its words separated by single spaces.

    >>> folded("Site‑to-Site  VPN") == folded("site to site vpn")
    True
    """
    if name.isascii():  # most are, and nothing of that has accents
        return _SEPARATORS.sub(" ", name.casefold()).strip()
    compatible = unicodedata.normalize("NFKD", name.replace("\u2011", "-")).casefold()
    bare = "".join(letter for letter in compatible if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", bare).strip()
