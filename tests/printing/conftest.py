"""Papers for tests: the shipped atlas, sheets of it, and what readers find in their PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import open_atlas

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    """Return the shipped atlas."""
    with open_atlas() as opened:
        return opened.atlas
