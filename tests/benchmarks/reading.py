"""How long the shipped pack takes to read, compared with reading its bytes and with PyYAML."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import yaml

from netatlas.packs import read_packs
from netatlas.paths import default_pack
from tests.benchmarks.timing import Contest

if TYPE_CHECKING:
    from pathlib import Path


def contests() -> list[Contest]:
    """Return the contests of this module."""
    return [
        Contest("reading the pack / PyYAML's CSafeLoader on its files", _pack, _yaml, goal=1.6),
        Contest("reading the pack / reading its bytes", _pack, _bytes),
    ]


def _files() -> list[Path]:
    return sorted(default_pack().rglob("*.yaml"))


def _pack() -> float:
    begun = time.perf_counter()
    read_packs([default_pack()])
    return time.perf_counter() - begun


def _yaml() -> float:
    begun = time.perf_counter()
    for path in _files():
        yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    return time.perf_counter() - begun


def _bytes() -> float:
    begun = time.perf_counter()
    for path in _files():
        path.read_bytes()
    return time.perf_counter() - begun
