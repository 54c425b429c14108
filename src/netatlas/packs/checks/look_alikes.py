"""Names that only look alike: a Cyrillic letter among Latin ones, a zero for an O, letters of full width.

Whoever reads a name cannot see the difference, and whoever types it finds the other record.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from netatlas.address import pack_of
from netatlas.packs.report import Remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.model import Comparison, Contents, Journey, Timeline, Topic

_CYRILLIC = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423"
    "\u0425\u04ae\u050c\u051c\u051b\u051d\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441"
    "\u0443\u0445\u04bd\u04bb\u0501\u04cf"
)
_GREEK = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7"
    "\u03f9\u03f3\u03b1\u03b9\u03ba\u03bd\u03bf\u03c1\u03c5\u03f2"
)
_ARMENIAN = "\u054d\u054f\u0555\u053c\u0585\u057d\u0578\u057c\u0570\u0581\u0566\u0575\u0531"
_LOOKS_LIKE = {
    "Cyrillic": (_CYRILLIC, "ABESIJKMHOPCTYXYGWqwaesijopcyxehdl"),
    "Greek": (_GREEK, "ABEZHIKMNOPTYXCjaikvopuc"),
    "Armenian": (_ARMENIAN, "USOLounnhgqjU"),
}
"""Letters of other scripts, each with the Latin one that it looks like in most typefaces."""
_OTHER_SCRIPT = {ord(other): script for script, (others, _) in _LOOKS_LIKE.items() for other in others}
_AS_LATIN = {
    ord(other): latin
    for others, alike in _LOOKS_LIKE.values()
    for other, latin in zip(others, alike, strict=True)
}
_AS_ONE = str.maketrans({"I": "l", "1": "l", "|": "l", "0": "o", "O": "o"})
"""Letters and digits of one script that look alike."""
_WORD = re.compile(r"[^\W_]+")
_BLANKS = re.compile(r"[\s\u2010\u2011-]+")
"""White space and hyphens, which are compared as one blank."""


def look_alikes(contents: Contents) -> Iterator[Remark]:
    """Yield names of a pack that only look like another's, and those that mix letters of two scripts."""
    alike: defaultdict[tuple[str, str], dict[str, tuple[str, str]]] = defaultdict(dict)
    for record_id, name in _names(contents):
        alike[pack_of(record_id), looks(name)].setdefault(_plain(name), (record_id, name))
    for several in alike.values():
        (first, name), *others = several.values()
        rivals = [(other, other_name) for other, other_name in others if other != first]
        for other, other_name in rivals:
            message = f"“{name}” of `{first}` and “{other_name}” of `{other}` only look alike"
            yield Remark(kind="look-alike", message=message, record=first)
        for record_id, one in several.values():
            if not rivals and (problem := _mixed(one)):
                message = f"“{one}” of `{record_id}` {problem}"
                yield Remark(kind="look-alike", message=message, record=record_id)


def looks(name: str) -> str:
    r"""Return what is the same for all names that look like ``name``.

    >>> looks("V\u0420N") == looks("VPN"), looks("IPv4") == looks("lPv4"), looks("AS") == looks("AZ")
    (True, True, False)
    """
    latin = name if name.isascii() else unicodedata.normalize("NFKC", name).translate(_AS_LATIN)
    shown = latin.translate(_AS_ONE)
    return _BLANKS.sub(" ", shown).casefold()


def _plain(name: str) -> str:
    """Return a name as it is typed: what differs in this differs for who types it."""
    return _BLANKS.sub(" ", name).casefold()


def _mixed(name: str) -> str:
    """Return what is wrong with a word of Latin letters and others that look like such, or ''."""
    for word in _WORD.findall(name):
        if word.isascii():
            continue
        other = next((letter for letter in word if ord(letter) in _OTHER_SCRIPT), "")
        if other and any(letter.isascii() and letter.isalpha() for letter in word):
            script, latin = _OTHER_SCRIPT[ord(other)], _AS_LATIN[ord(other)]
            return f"holds the {script} letter U+{ord(other):04X}, which looks like {latin}"
    return ""


def named_records(contents: Contents) -> Iterator[tuple[str, str]]:
    """Yield id and each name and alias of concepts, comparisons, timelines and journeys."""
    for concept in contents.concepts:
        yield from ((concept.id, name) for name in (concept.name, *concept.aliases))
    titles: Iterable[Comparison | Timeline | Journey]
    titles = chain(contents.comparisons, contents.timelines, contents.journeys)
    for titled in titles:
        yield from ((titled.id, name) for name in (titled.title, *titled.aliases))


def _names(contents: Contents) -> Iterator[tuple[str, str]]:
    """Yield the id and each name of all that is called something."""
    yield from named_records(contents)
    yield from _titles(contents.topics)
    yield from ((attribute.id, attribute.label) for attribute in contents.attributes)
    yield from ((kind.id, kind.label) for kind in contents.kinds)
    yield from ((source.id, source.title) for source in contents.sources)


def _titles(topics: Iterable[Topic]) -> Iterator[tuple[str, str]]:
    for topic in topics:
        yield topic.id, topic.title
        yield from _titles(topic.topics)
