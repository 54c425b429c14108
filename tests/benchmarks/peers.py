"""Finds what NetAtlas is compared with, where ``make bench-peers`` has installed it."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

FOLDER = Path(__file__).resolve().parents[2] / "build" / "peers"


def use() -> None:
    """Let packages of the folder be imported; what NetAtlas itself needs is still its own."""
    if FOLDER.is_dir() and str(FOLDER) not in sys.path:
        sys.path.append(str(FOLDER))


def peer(name: str) -> ModuleType | None:
    """Return a package that is compared with, or None if it is not installed."""
    use()
    try:
        return import_module(name)
    except ImportError:
        return None
