"""The shipped pack, read once, and a searcher over it."""

from __future__ import annotations

import pytest

from netatlas import paths
from netatlas.packs import read_packs
from netatlas.search import Searcher


@pytest.fixture(scope="session")
def searcher() -> Searcher:
    """Return a searcher over the shipped pack."""
    atlas, _ = read_packs([paths.default_pack()])
    return Searcher(atlas)
