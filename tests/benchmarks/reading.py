"""How long the shipped pack takes to read, compared with reading its bytes, with PyYAML, and with itself.

The format grows by optional keys. A byte of them must not cost more than a byte of the rest: the pack is read
with and without them, both written by the same YAML writer.
"""

from __future__ import annotations

import functools
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml

from netatlas.packs import read_packs
from netatlas.packs.pack_files import CHANGED_FILE
from netatlas.packs.yaml.parsing import parse
from netatlas.paths import default_pack
from tests.benchmarks.timing import Contest
from tests.helpers.packs import write_pack

_OPTIONAL_KEYS = {
    "concepts": {"evidence", "importance"},
    "timelines": {"evidence"},
    "vocabulary": {"key"},
    "sources": {"package", "version"},
}
"""Keys that the first packs did without, by section; a fact's ``key`` is none of them."""

_OPTIONAL_SECTIONS = {"positions"}

_REFERENCES = 4000
_REFERENCES_OF_CONCEPT = 4


def contests() -> list[Contest]:
    """Return the contests of this module."""
    return [
        Contest("reading the pack / PyYAML's CSafeLoader on its files", _pack, _yaml, goal=1.6),
        Contest("reading the pack / reading its bytes", _pack, _bytes),
        Contest(
            f"{_REFERENCES:,} references that lead nowhere / as many that are right",
            _wrong_references,
            _right_references,
            goal=1.2,
        ),
        Contest(
            "a byte of the pack / a byte without its optional keys", _byte_of_all, _byte_of_rest, goal=1.05
        ),
    ]


def growth() -> str:
    """Return how much of the pack its optional keys are, as a sentence."""
    everything, rest = _size(_written(with_optional=True)), _size(_written(with_optional=False))
    files = [path.stat().st_size for path in default_pack().rglob("*.yaml")]
    return (
        f"The pack has {sum(files) / 1000:,.0f} kB in {len(files)} files; its optional keys make it "
        f"{everything / rest - 1:.1%} larger than it is without them."
    )


def _files() -> list[Path]:
    """Return the files that are read when the pack opens."""
    return sorted(path for path in default_pack().rglob("*.yaml") if path.name != CHANGED_FILE)


def _pack() -> float:
    return _seconds_to_read(default_pack())


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


def _wrong_references() -> float:
    return _seconds_to_read(_referring("virtual-privat-thing"))


def _right_references() -> float:
    return _seconds_to_read(_referring("virtual-private-thing"))


def _byte_of_all() -> float:
    folder = _written(with_optional=True)
    return _seconds_to_read(folder) / _size(folder)


def _byte_of_rest() -> float:
    folder = _written(with_optional=False)
    return _seconds_to_read(folder) / _size(folder)


def _seconds_to_read(folder: Path) -> float:
    begun = time.perf_counter()
    read_packs([folder])
    return time.perf_counter() - begun


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*.yaml"))


@functools.cache
def _referring(meant: str) -> Path:
    """Write a pack of concepts with ids much alike, and relations to ``meant``; return its folder."""
    count = _REFERENCES // _REFERENCES_OF_CONCEPT
    text = "".join(
        f"- id: virtual-private-thing-{number}\n  name: Thing {number}\n  kind: component\n"
        "  topic: gateways\n  summary: s\n  sources: [guide]\n  checked: 2026-11\n  relations:\n"
        + "".join(
            f"    - {{relation: requires, to: {meant}-{(number + 7 * step + 1) % count}}}\n"
            for step in range(_REFERENCES_OF_CONCEPT)
        )
        for number in range(count)
    )
    return write_pack(Path(_place().name) / meant, {"concepts/many.yaml": text})


@functools.cache
def _written(*, with_optional: bool) -> Path:
    """Write the shipped pack anew, with or without what is optional, and return its folder."""
    folder = Path(_place().name) / ("all" if with_optional else "rest")
    for path in _files():
        inside = path.relative_to(default_pack())
        section = inside.parts[0].removesuffix(".yaml")
        if section in _OPTIONAL_SECTIONS and not with_optional:
            continue
        data = parse(path.read_bytes()).data
        if not with_optional:
            data = _without(data, _OPTIONAL_KEYS.get(section, set()))
        target = folder / inside
        target.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(data, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=110)
        target.write_text(text, encoding="utf-8")
    return folder


@functools.cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that is removed when the program ends."""
    return tempfile.TemporaryDirectory(prefix="netatlas-reading-")


def _without(data: Any, keys: set[str]) -> Any:  # noqa: ANN401 - whatever a file holds
    """Return data without these keys, wherever they are."""
    if isinstance(data, dict):
        return {key: _without(value, keys) for key, value in data.items() if key not in keys}
    return [_without(item, keys) for item in data] if isinstance(data, list) else data
