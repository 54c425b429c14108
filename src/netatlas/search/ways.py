"""Ways in words: where one begins and ends, what it leads through and what it avoids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from netatlas.search.names.text import FILLERS, plain_words, stem

if TYPE_CHECKING:
    from collections.abc import Callable

_START, _END, _BETWEEN, _AVOIDED, _THROUGH, _ABOUT = "start", "end", "between", "avoided", "through", "about"
_PARTS = {
    _START: r"from",
    _END: r"to|into|towards|reach(?:es|ing)?|call(?:s|ing)?",
    _BETWEEN: r"between",
    _AVOIDED: r"without|avoiding|bypassing|(?:but\s+)?not(?:\s+(?:through|via|over|by|with|using))?|no",
    _THROUGH: r"through|via|over|by|behind|using|with|across|past",
}
"""The words that a part of a way begins with."""
_MARK = re.compile(
    rf"\b(?:{'|'.join(f'(?P<{part}>{words})' for part, words in _PARTS.items())})\b", re.IGNORECASE
)
_LISTED = re.compile(r"[,;]|\b(?:and|or|nor)\b", re.IGNORECASE)
_HOW_TO = re.compile(r"\bhow\s+to\b", re.IGNORECASE)
_OTHER_ONE = frozenset({"another", "other"})
"""Where a way ends that leads from one thing to another of its kind."""
_SAYS_NOTHING = frozenset(
    {"path", "paths", "way", "ways", "route", "packet", "packets", "traffic", "get", "gets", "go", "goes"}
    | {"travel", "travels", "flow", "one", "two", "own"}
)
"""Words of any way, which say nothing of where it begins or ends."""


class Way(NamedTuple):
    """A way in words, as stems.

    Attributes:
        start: where it begins.
        end: where it ends.
        avoided: the things that it avoids, each as its words.
        other: what else is said of it, its means among it.
        means: what it leads through.
    """

    start: frozenset[str] = frozenset()
    end: frozenset[str] = frozenset()
    avoided: tuple[frozenset[str], ...] = ()
    other: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str) -> Way:
        """Return the way that a text asks for or names.

        >>> way = Way.of("path from a subnet to the internet without a proxy")
        >>> sorted(way.start), sorted(way.end), sorted(way.avoided)
        (['subnet'], ['internet'], [frozenset({'proxy'})])
        >>> Way.of("from one vpc to another") == Way.of("between two vpcs")
        True
        """
        parts = _split(_HOW_TO.sub(" ", text))
        if two := parts.get(_BETWEEN):
            first, _, second = two.partition(" and ")
            parts.setdefault(_START, first)
            parts.setdefault(_END, second or first)
        start, end, about = (way_stems(parts.get(part, "")) for part in (_START, _END, _ABOUT))
        if not end and not _OTHER_ONE.isdisjoint(plain_words(parts.get(_END, ""))):
            end = start
        means = way_stems(parts.get(_THROUGH, ""))
        avoided = filter(None, map(way_stems, _LISTED.split(parts.get(_AVOIDED, ""))))
        return cls(start, end, tuple(avoided), about | means, means)

    def mapped(self, read: Callable[[frozenset[str]], frozenset[str]]) -> Way:
        """Return this way with other words for those of each part."""
        start, end, other, means = map(read, (self.start, self.end, self.other, self.means))
        return Way(start, end, tuple(map(read, self.avoided)), other, means)


def named_way(title: str) -> Way:
    """Return the way that a title names; one with an end alone begins with what is before it: VPC to S3."""
    way = Way.of(title)
    return way._replace(start=way.other - way.means) if way.end and not way.start else way


def way_stems(text: str) -> frozenset[str]:
    """Return the stems of those words of a text that say something of a way."""
    words = plain_words(text)
    aside = FILLERS | _SAYS_NOTHING | _OTHER_ONE
    return frozenset(stem(word) for word in words if word not in aside)


def _split(text: str) -> dict[str, str]:
    """Return the parts of a way as text; a part that is named twice is joined."""
    parts: dict[str, str] = {}
    name, begin = _ABOUT, 0
    for mark in (*_MARK.finditer(text), None):
        piece = text[begin : mark.start() if mark else len(text)]
        parts[name] = f"{parts.get(name, '')} {piece}".strip()
        if mark:
            name, begin = mark.lastgroup or _ABOUT, mark.end()
    return parts
