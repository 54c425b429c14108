"""The largest record of each kind of page at all sizes; ``make walk`` looks at every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.walk.walking import Walk, largest_pages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def walk(tmp_path: Path) -> Iterator[Walk]:
    """Return a walk in the real window, with a home of its own."""
    walk = Walk(tmp_path)
    yield walk
    walk.close()


@pytest.mark.long
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says it of every menu
def test_largest_pages_fit_every_window(walk: Walk) -> None:
    """A word would be cut, a button be outside the window, or somebody without a mouse not reach it."""
    faults = [str(fault) for fault in walk.go(largest_pages(walk.atlas))]
    assert faults == [], "\n".join(faults)
