"""Words inside sentences: names listed, amounts counted, text quoted; names made comparable; text for XML.

At the bottom, since the sentences of errors need it too.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from netatlas.letters import UNSEEN, without_stray

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PIECE = 20_000
"""Letters that are folded at once, which takes a millisecond or two."""
_LONGEST_QUOTE = 60
"""Letters that a sentence repeats of what somebody wrote: more would hide what the sentence says."""
_NOT_IN_XML = "[\0-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
"""What XML forbids and other control characters; named one by one, since "all but" takes 4 ms to compile."""
_UNSEEN = f"[{UNSEEN}]"
_SEPARATORS = re.compile(r"[\s\-_/.,:;()\[\]'\"’‘“”–—]+")


def listed(names: Iterable[str], *, last: str = "and") -> str:
    """Return names as a sentence lists them; ``last`` is written before the last one.

    >>> listed(["VPC", "subnet", "route table"])
    'VPC, subnet and route table'
    >>> listed(["a", "b"], last="or")
    'a or b'
    """
    *head, tail = names
    return f"{', '.join(head)} {last} {tail}" if head else tail


def counted(amount: int, noun: str, plural: str = "") -> str:
    """Return an amount with its noun in the right number; ``plural`` is needed where it does not end in s.

    >>> counted(1, "fact"), counted(1200, "fact"), counted(2, "address", "addresses")
    ('1 fact', '1,200 facts', '2 addresses')
    """
    return f"{amount:,} {noun if amount == 1 else plural or f'{noun}s'}"


def quoted(text: str, marks: Sequence[str] = "“”", *, longest: int = _LONGEST_QUOTE) -> str:
    """Return ``text`` between quotation marks, on one line and cut to a readable length.

    >>> quoted("nat gateway"), quoted("yes", marks="``")
    ('“nat gateway”', '`yes`')
    """
    if len(text) <= longest and text.isascii() and text.isprintable() and " " not in text:
        return f"{marks[0]}{text}{marks[-1]}"  # an id or one word, as most are
    start = text[: 4 * longest]  # the rest cannot be shown, whatever is left out of this
    line = " ".join(without_stray(start).split())
    if len(line) > longest:
        line = f"{line[: longest - 1].rstrip()}…"
    return f"{marks[0]}{line}{marks[-1]}"


def folded(name: str) -> str:
    r"""Return ``name`` as names are compared: case, accents, hyphens and unseen letters do not matter.

    >>> folded("Site‑to-Site  VPN") == folded("site to site vpn") == folded("site to\u200b site vpn")
    True
    """
    if name.isascii():  # most are, and nothing of that has accents
        return _SEPARATORS.sub(" ", name.casefold()).strip()
    compatible = unicodedata.normalize("NFKD", re.sub(_UNSEEN, "", name.replace("\u2011", "-"))).casefold()
    bare = "".join(letter for letter in compatible if not unicodedata.combining(letter))
    return _SEPARATORS.sub(" ", bare).strip()


def folded_text(text: str) -> str:
    """Return a whole text folded, piece by piece: at once, a long one would keep all other threads waiting.

    >>> folded_text("Site-to-Site  VPN")
    'site to site vpn'
    """
    pieces, start = [], 0
    while start < len(text):
        end = start + _PIECE
        end = len(text) if end >= len(text) else text.rfind("\n", start, end) + 1 or end
        pieces.append(folded(text[start:end]))
        start = end
    return " ".join(pieces)


def xml_text(text: str) -> str:
    r"""Return ``text`` without what XML forbids even when escaped, and without other control characters.

    Lines end in a line feed: XML turns every other end into one.

    >>> xml_text("one\r\ntwo\x00 \ud800three")
    'one\ntwo three'
    """
    return re.sub(_NOT_IN_XML, "", text.replace("\r\n", "\n").replace("\r", "\n"))
