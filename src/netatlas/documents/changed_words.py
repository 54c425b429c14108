"""Shows what a correction changed: its words that the notes did not have, set in bold."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from netatlas.documents.blocks import PLAIN, STRONG, Text
from netatlas.documents.builder import opening

if TYPE_CHECKING:
    from netatlas.documents.blocks import Inline

_WORD = re.compile(r"\s*\S+|\s+\Z")
_MOST_WORDS = 60
"""Words of a sentence that are compared: more is a paragraph, which would be bold from end to end."""
_SHORTEST_KEPT = 2
"""Words in common that stay plain between two changed ones; fewer would make a patchwork."""


def changed_words(said: str, now: str) -> Inline:
    """Return what holds now, with the words of its first sentence that the notes did not have in bold.

    The first sentence says what replaces the notes' words; those behind it tell more about it.

    >>> [(span.text, span.style) for span in changed_words("It has seven policies.", "It has nine policies.")]
    [('It has', 'plain'), (' nine', 'strong'), (' policies.', 'plain')]
    """
    first = opening(now, most=0)
    words = _WORD.findall(first)
    if len(words) > _MOST_WORDS:
        return (Text(now),)
    flags = _changed([_bare(word) for word in _WORD.findall(said)], [_bare(word) for word in words])
    spans: list[Text] = []
    for word, is_changed in zip(words, flags, strict=True):
        style = STRONG if is_changed else PLAIN
        if spans and spans[-1].style == style:
            spans[-1] = Text(spans[-1].text + word, style)
        else:
            spans.append(Text(word, style))
    if rest := now[len(first) :]:
        spans.append(Text(rest))
    return tuple(spans)


def _changed(before: list[str], now: list[str]) -> list[bool]:
    """Return for each word of ``now`` whether it is new."""
    flags = [True] * len(now)
    for _, start, size in SequenceMatcher(None, before, now, autojunk=False).get_matching_blocks():
        is_between = start > 0 and start + size < len(now)
        if size >= _SHORTEST_KEPT or not is_between:
            flags[start : start + size] = [False] * size
    return flags


def _bare(word: str) -> str:
    return word.strip(" \t\n.,:;()“”").casefold()
