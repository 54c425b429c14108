"""Tells which files Python opens, lists, changes or runs; what Qt does by itself is for ``strace``."""

from __future__ import annotations

import os
import re
import sys
import sysconfig
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[2]
_EVENTS = ("open", "os.", "shutil.", "sqlite3.connect", "tempfile.")
_RUNS = (
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "webbrowser.open",
)
"""Events of other programs being run, which nothing in NetAtlas's pages may do."""
_OTHERS = {"os.putenv", "os.unsetenv"}
_watchers: list[list[tuple[str, object]]] = []
_installed: list[bool] = []
_MODE = re.compile(r"[rwax][bt+]*")  # of "open"; no path of a test is as short


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if _watchers and event.startswith((*_EVENTS, *_RUNS)) and event not in _OTHERS:
        for seen in _watchers:
            seen.extend((event, one) for one in arguments if isinstance(one, str | bytes | os.PathLike))


@contextmanager
def watched_files() -> Iterator[list[tuple[str, object]]]:
    """Note what is done with files and programs meanwhile, as pairs of an event and a path or name."""
    if not _installed:  # a hook of Python's stays for good
        sys.addaudithook(_hook)
        _installed.append(True)
    seen: list[tuple[str, object]] = []
    _watchers.append(seen)
    try:
        yield seen
    finally:
        _watchers.remove(seen)


def strangers(seen: Sequence[tuple[str, object]], *known: Path) -> list[str]:
    """Return what was done outside of ``known`` folders, NetAtlas, Python and the libraries.

    Modes of ``open`` and other words that are no paths are left out; relative names count from here.
    """
    libraries = {str(sysconfig.get_path(name)) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    folders = (*map(str, known), str(ROOT), *libraries, sys.prefix, sys.base_prefix)
    places = (*(os.path.realpath(one) for one in folders), os.devnull, "/proc/")
    found = []
    for event, one in seen:
        text = os.fsdecode(one) if isinstance(one, bytes | os.PathLike) else str(one)
        if event.startswith(_RUNS):
            found.append(f"{event} {text}")
        elif event != "open" or not _MODE.fullmatch(text):
            path = text.removeprefix("file:").partition("?")[0]
            if path != ":memory:" and not os.path.realpath(path).startswith(places):
                found.append(f"{event} {text}")
    return found
