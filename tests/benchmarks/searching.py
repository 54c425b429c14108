"""What odd texts cost in the search box, compared with an ordinary query."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.packs import read_packs
from netatlas.search import Searcher
from netatlas.search.lenses import lens
from netatlas.search.names.text import LONGEST_QUERY
from tests.benchmarks.timing import Contest

if TYPE_CHECKING:
    from collections.abc import Iterable

_ORDINARY = ("nat gatway", "45 gbps", "alb vs nlb", "ephemeral ports of windows")
_PAGE = "a gatway of the transit network that is not reachable by its adress " * 200
_NO_LENS = ("nat gateway", "7", "x" * 10_000, "1" * 100, "1." * 50, ":" * 100, "port " * 20, "1.1.1.1 " * 12)


def contests() -> list[Contest]:
    """Return the contests of this module."""
    return [
        Contest(f"a pasted page / its first {LONGEST_QUERY} letters", _pasted, _beginning, goal=1.2),
        Contest("finding that texts are no lens / ordinary queries", _lenses, _ordinary, goal=0.05),
    ]


@cache
def _searcher() -> Searcher:
    atlas, _ = read_packs([paths.default_pack()])
    searcher = Searcher(atlas)
    searcher.search("index")
    return searcher


def _search(texts: Iterable[str]) -> float:
    searcher = _searcher()
    begun = time.perf_counter()
    for text in texts:
        searcher.search(text)
    return time.perf_counter() - begun


def _pasted() -> float:
    return _search([_PAGE])


def _beginning() -> float:
    return _search([_PAGE[:LONGEST_QUERY]])


def _ordinary() -> float:
    return _search(_ORDINARY)


def _lenses() -> float:
    atlas = _searcher().atlas
    begun = time.perf_counter()
    for text in _NO_LENS:
        lens(text, atlas)
    return time.perf_counter() - begun
