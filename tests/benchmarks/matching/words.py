"""Compares names and queries regardless of punctuation, spaces and case, and spells initials.

Written apart from NetAtlas's own search, so that the judge does not share the mistakes of the judged.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_]+")
_SMALL_WORDS = "a an and at by for from in of on or the to with das der des die fuer und von"
_SMALL = frozenset(_SMALL_WORDS.split())


def squash(text: str) -> str:
    """Return the letters and digits of a text in small letters.

    >>> squash("Site-to-Site VPN")
    'sitetositevpn'
    """
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def words(text: str) -> list[str]:
    """Return the words of a text in small letters.

    >>> words("TCP/IP stack")
    ['tcp', 'ip', 'stack']
    """
    return _WORD.findall(text.casefold())


def initials(name: str) -> frozenset[str]:
    """Return the acronyms that a name spells: with its first letters, small words or not, or its capitals.

    >>> sorted(initials("Delivery of eXtended Packets"))
    ['dep', 'doep', 'dxp']
    """
    written = _WORD.findall(name)
    first = "".join(word[0] for word in written)
    large = "".join(word[0] for word in written if word.casefold() not in _SMALL)
    capitals = "".join(letter for letter in name if letter.isupper())
    return frozenset(form.casefold() for form in (first, large, capitals) if len(form) > 1)


def fits_in_any_order(typed: str, name: str) -> bool:
    """Return True if each typed word begins another word of the name, and none is left over.

    >>> fits_in_any_order("system oper", "operating system")
    True
    >>> fits_in_any_order("system", "operating system")
    False
    """
    left = words(name)
    starts = sorted(words(typed), key=len, reverse=True)
    if len(left) != len(starts):
        return False
    for start in starts:
        begun = [word for word in left if word.startswith(start)]
        if not begun:
            return False
        left.remove(min(begun, key=len))
    return True
