"""The version of PySide6 that NetAtlas runs with is a sound one."""

from __future__ import annotations

import re
import sys
from importlib import metadata
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer

from tests.guards.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable

# Far fewer than the thousands of references to None that any process holds, so that no version comes to harm;
# far more than the handful by which the count changes of itself.
CALLS = 300

none_is_counted = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal since Python 3.12: its count says nothing"
)


def references_lost(call: Callable[[], object]) -> int:
    """Return by how much the count of references to None falls in CALLS calls of ``call``."""
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call()
    return before - sys.getrefcount(None)


@none_is_counted
def test_calls_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 loses one with each such call, until the window aborts."""
    timer = QTimer()
    assert references_lost(lambda: timer.setInterval(1)) < CALLS // 2
    assert references_lost(timer.stop) < CALLS // 2


@none_is_counted
def test_lost_references_are_noticed() -> None:
    """The check above could pass on a version that loses them."""
    held = [None] * CALLS
    assert references_lost(held.pop) > CALLS // 2


def test_unsound_version_is_excluded() -> None:
    """An installation on Python 3.11 would take the newest PySide6 and abort after some minutes of use."""
    wanted = [line for line in metadata.requires("netatlas") or () if line.lower().startswith("pyside6")]
    assert any("<6.12" in line and "python_version < '3.12'" in line.replace('"', "'") for line in wanted)
    lock = (ROOT / "packaging" / "requirements-dev.txt").read_text(encoding="utf-8")
    locked = re.findall(r"^(?:pyside6-essentials|shiboken6)==(\S+)(.*)$", lock, re.MULTILINE)
    assert locked
    for version, marker in locked:
        below = tuple(map(int, version.split(".")))[:2] < (6, 12)
        assert below == ("python_full_version < '3.12'" in marker), (version, marker)
