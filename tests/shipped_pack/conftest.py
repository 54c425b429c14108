"""The pack that ships, read once for all its tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas import paths
from netatlas.packs import PackReport, read_packs

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


@pytest.fixture(scope="session")
def shipped() -> tuple[Atlas, PackReport]:
    """Return the shipped atlas with its report."""
    return read_packs([paths.default_pack()])


@pytest.fixture(scope="session")
def atlas(shipped: tuple[Atlas, PackReport]) -> Atlas:
    """Return the shipped atlas."""
    return shipped[0]


@pytest.fixture(scope="session")
def report(shipped: tuple[Atlas, PackReport]) -> PackReport:
    """Return what reading the shipped pack told."""
    return shipped[1]
