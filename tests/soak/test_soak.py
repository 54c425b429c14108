"""The real window, driven at random for a number of actions that takes seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.soak.driving import soak

if TYPE_CHECKING:
    from pathlib import Path

ACTIONS = 300
MOST_SECONDS = 20.0
"""A slow machine does fewer of the same actions."""


@pytest.mark.long
@pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform says it of every menu
def test_window_takes_anything(tmp_path: Path) -> None:
    """Two things that nobody does together would end the program.

    How long frames are is measured by ``make soak``, as it needs a machine that does nothing else.
    """
    result = soak(tmp_path, 1, number=ACTIONS, seconds=MOST_SECONDS)
    assert result.actions > 0
    assert result.exceptions == [], "\n".join([*result.exceptions, "The last actions:", *result.last])
