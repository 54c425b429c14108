"""Finds every place where all packs that are open say some words, page by page.

The search of the palette ranks what is most likely meant. This one leaves nothing out and guesses nothing:
each word, or each phrase in quotation marks, must begin some word of a passage.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.addressing import page_of, row_address
from netatlas.atlas.edition import Edition, visible
from netatlas.atlas.model import Fact, Journey, Limit, Sourced
from netatlas.atlas.values import content_text
from netatlas.progress import SILENT
from netatlas.search.names.text import LONGEST_QUERY
from netatlas.search.passages.passages import passages
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Comparison, Timeline
    from netatlas.progress import Progress

_TERM = re.compile(r'["“”„]([^"“”„]*)["“”„]?|(\S+)')
_BETWEEN = r"[\s\-‑_/.,:;()\[\]'\"’‘“”–—]+"
"""What may be between the words of a phrase, as ``words.folded`` reads it."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_LONGEST = 220
"""Letters of a line of results."""
_LEAD = 70
"""Letters of a cut line before the first word that was found."""
_HOP = "hop"
"""The parameter of a journey's address that holds the number of a hop."""


class Place(NamedTuple):
    """A passage that holds what was looked for.

    Attributes:
        address: where it is: a page, at the row or hop that says it.
        text: the sentence, or its part around the words.
        marks: where the words are in it.
    """

    address: str
    text: str
    marks: tuple[tuple[int, int], ...]


class PagePlaces(NamedTuple):
    """The places of one page.

    Attributes:
        page: the address of the page.
        places: all of them, in the order of the page.
    """

    page: str
    places: tuple[Place, ...]


class _Entry(NamedTuple):
    page: str
    address: str
    record: str
    said: str
    old: str
    words: str


class AllText:
    """The passages and names of an atlas, for words that are looked for everywhere."""

    def __init__(self, atlas: Atlas) -> None:
        """Read the passages of ``atlas``."""
        self._atlas = atlas
        self._entries = [*self._named(), *self._passages()]

    def find(
        self, text: str, *, edition: Edition = Edition.TODAY, progress: Progress = SILENT
    ) -> list[PagePlaces]:
        """Return all places that hold all words of ``text``, by page: those named so first, then by number.

        Args:
            text: words, and phrases in quotation marks.
            edition: what it hides is not found.
            progress: may cancel the search.

        Raises:
            Cancelled: ``progress`` was cancelled.
        """
        terms = terms_of(text)
        if not terms:
            return []
        wanted, pattern = [f" {term}" for term in terms], pattern_of(terms)
        pages: dict[str, dict[str, Place]] = defaultdict(dict)
        named: set[str] = set()
        for entry in progress.checked(self._entries):
            if not all(term in entry.words for term in wanted) or not self._shows(entry, edition, wanted):
                continue
            if not entry.record:
                named.add(entry.page)
            has_old = entry.old and edition is not Edition.TODAY
            said = f"{entry.said} (the notes: {entry.old})" if has_old else entry.said
            place = Place(entry.address, *line_of(said, pattern))
            pages[entry.page].setdefault(f"{entry.record} {place.text}", place)
        found = [PagePlaces(page, tuple(places.values())) for page, places in pages.items()]
        return sorted(found, key=lambda one: (one.page not in named, -len(one.places)))

    def _shows(self, entry: _Entry, edition: Edition, wanted: Sequence[str]) -> bool:
        """Return True if an edition shows what was found in an entry."""
        record = self._atlas.get(entry.record) if entry.record else None
        if isinstance(record, Sourced) and not visible(record, edition):
            return False
        if not entry.old or edition is not Edition.TODAY:
            return True
        words = f" {folded(entry.said)}"
        return all(term in words for term in wanted)

    def _named(self) -> Iterator[_Entry]:
        """Yield what pages are called, and the lines below their titles that are no passages."""
        atlas = self._atlas
        for concept in atlas.concepts.values():
            also = f" ({', '.join(concept.aliases)})" if concept.aliases else ""
            yield self._entry(str(Address.record(concept.id)), "", f"{concept.name}{also}")
        pages: tuple[Comparison | Timeline | Journey, ...]
        pages = (*atlas.comparisons, *atlas.timelines, *atlas.journeys)
        for page in pages:
            also = f" ({', '.join(page.aliases)})" if page.aliases else ""
            yield self._entry(str(Address.record(page.id)), "", f"{page.title}{also}")
            if page.summary and not isinstance(page, Journey):  # whose summary is a passage
                yield self._entry(str(Address.record(page.id)), page.id, page.summary)

    def _passages(self) -> Iterator[_Entry]:
        for passage in passages(self._atlas):
            address = row_address(self._atlas, passage.record)
            if passage.hop:
                address = Address.record(passage.record, [(_HOP, str(passage.hop))])
            label = passage.label.split(" / ")[0].strip()
            said = f"{label}: {passage.said}" if label else passage.said
            yield self._entry(str(address), passage.record, said, self._old(passage.record))

    def _old(self, record_id: str) -> str:
        """Return what the notes said of a fact or limit, or ''."""
        record = self._atlas.get(record_id)
        was = record.was if isinstance(record, (Fact, Limit)) else None
        return content_text(was.value, None) if was is not None else ""

    def _entry(self, address: str, record: str, said: str, old: str = "") -> _Entry:
        page = str(page_of(self._atlas, Address.parse(address)))
        return _Entry(page, address, record, said, old, f" {folded(f'{said} {old}')}")


def terms_of(text: str) -> list[str]:
    """Return the words and phrases of what was typed, folded.

    >>> terms_of('Site-to-Site "route table" vpc')
    ['site to site', 'route table', 'vpc']
    """
    parts = (phrase or word for phrase, word in _TERM.findall(text[:LONGEST_QUERY]))
    return list(dict.fromkeys(filter(None, map(folded, parts))))


def pattern_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Return what finds the terms in a text as it is written."""
    longest_first = sorted(terms, key=len, reverse=True)
    words = (_BETWEEN.join(map(re.escape, term.split())) for term in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})", re.IGNORECASE)


def line_of(said: str, pattern: re.Pattern[str]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Return the sentence of a text with most of what is looked for, cut to a line, and where it is there."""
    sentence = max(
        _SENTENCE.split(said), key=lambda one: len({found.casefold() for found in pattern.findall(one)})
    )
    first = pattern.search(sentence)
    start = 0
    if len(sentence) > _LONGEST and first is not None and first.start() > _LEAD:
        start = sentence.rfind(" ", 0, first.start() - _LEAD) + 1 or first.start() - _LEAD
    cut = sentence[start : start + _LONGEST]
    line = f"{'…' if start else ''}{cut}{'…' if start + _LONGEST < len(sentence) else ''}"
    return line, tuple(match.span() for match in pattern.finditer(line))
