"""Finds the pages that belong to no record: views and topics, by their names and what people call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.views import VIEWS
from netatlas.search.hit import Hit
from netatlas.search.names.index import NameIndex
from netatlas.search.names.rank import Rank, Tier
from netatlas.search.names.text import tokenize
from netatlas.search.scoring import Candidate, name_candidate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.search.names.ranking import NameMatch

PAGE_KINDS = ("view", "topic")
"""The kinds of hits that are no records."""
_BEHIND_RECORDS = 0.5
"""By which a page goes behind the records of its tier: whoever types a beginning mostly means a record."""
_TIERS = frozenset({Tier.EXACT, Tier.PREFIX, Tier.WORD, Tier.TYPO})
"""How a page may be found; a few letters inside a title, or some of its words, say too little."""


class PageFinder:
    """Finds views and topics."""

    def __init__(self, atlas: Atlas) -> None:
        """Name the views that ``atlas`` has, and its topics."""
        self._views = {
            str(Address.view(view.name)): view for view in VIEWS if atlas.has_notes or not view.of_notes
        }
        self._topics = {
            str(Address("topic", (topic,))): title for topic, title in atlas.topic_titles().items()
        }
        self._names = NameIndex(self._all_names())

    def candidates(self, text: str, names: Iterable[NameMatch]) -> Iterator[Candidate]:
        """Yield the pages that ``text`` names as a whole or begins to name.

        A page that is called just so comes first, even where its name could be read as two names side by
        side, unless a record is called so too.

        Args:
            text: the query.
            names: what the names of records match in it.
        """
        record_is_called_so = any(match.tier is Tier.EXACT for match in names)
        called = text.strip().removesuffix(" page")
        if self._names.exact(called, among={*self._views, *self._topics}) is None:
            called = text
        for match in self._names.matches(called):
            if match.weak or match.tier not in _TIERS:
                continue
            if match.tier is Tier.EXACT and not record_is_called_so:
                rank = Rank.of(Tier.COMPARISON, match.rank.quality)
            else:
                rank = match.rank.shifted(-_BEHIND_RECORDS)
            yield name_candidate(match)._replace(rank=rank)

    def has(self, address: str) -> bool:
        """Return True if an address is that of a view or topic."""
        return address in self._views or address in self._topics

    def named(self, text: str) -> str:
        """Return the address of the page that is called just so, or ''."""
        address = str(Address.parse(text).target)
        if self.has(address):
            return address
        match = self._names.exact(text, among={*self._views, *self._topics})
        return match.entry.id if match is not None else ""

    def names_of(self, address: str) -> list[str]:
        """Return the title of a page and what else it is called."""
        if (view := self._views.get(address)) is not None:
            return [view.title, *view.also]
        return [self._topics[address]]

    def hit(self, candidate: Candidate) -> Hit:
        """Return a candidate as a hit."""
        title, *others = self.names_of(candidate.id)
        return Hit(
            id=candidate.id,
            kind=Address.parse(candidate.id).head,
            name=title,
            aliases=tuple(others),
            match="exact" if candidate.rank.tier is Tier.COMPARISON else candidate.match,
            why=candidate.why,
            score=round(candidate.rank.score, 2),
            marks=candidate.marks,
        )

    def _all_names(self) -> Iterator[tuple[str, str]]:
        for address, view in self._views.items():
            yield from ((address, name) for name in (view.title, *view.also))
        for address, title in self._topics.items():
            yield address, title
            words = " ".join(tokenize(Address.parse(address).topic).words)
            for name in dict.fromkeys((title, words)):
                yield address, f"topic {name}"
                yield address, f"{name} topic"
