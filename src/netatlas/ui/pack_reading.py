"""Reads packs in a job. It needs nothing of the window, so that it begins before all else is made."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.ui.jobs import Jobs, Outcome, Task


class WantedPacks(NamedTuple):
    """Which packs are to be read.

    Attributes:
        home: the folder of the user's own data.
        named: folders that were named: if one cannot be opened, nothing changes and the reason is shown.
        beside: folders that open too, as far as they can; None for those that open at the start.
        any_refused: whether a pack was refused before, which may be gone by now.
    """

    home: Path
    named: tuple[Path, ...] = ()
    beside: tuple[Path, ...] | None = ()
    any_refused: bool = False

    @classmethod
    def of_start(cls, home: Path, named: tuple[Path, ...]) -> WantedPacks:
        """Return the first packs to open: those of the command line, else those of the start."""
        return cls(home, named, () if named else None)


class ReadPacks(NamedTuple):
    """What was read.

    Attributes:
        opened: the atlas.
        vanished: packs that are gone, which are to be opened no more.
    """

    opened: OpenAtlas
    vanished: frozenset[str]


def read_in_job(jobs: Jobs, wanted: WantedPacks, done: Callable[[Outcome[ReadPacks]], None]) -> None:
    """Read packs in the background; what is still being read is given up."""

    def work(task: Task) -> ReadPacks:
        return read(wanted, task)

    jobs.run(work, done, title="Opening the pack", replaces="open")


def read(wanted: WantedPacks, task: Task) -> ReadPacks:
    """Read packs; disks may not answer.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
        Cancelled: the task was cancelled.
    """
    from netatlas.api import open_atlas
    from netatlas.desk.pack_list import start_packs, vanished_packs
    from netatlas.desk.settings import load_settings
    from netatlas.ui.browse_items import prepared_items

    gc.freeze()  # the window stays too: to look through it while packs are read takes as long as to find them
    home = wanted.home
    beside = start_packs(home, load_settings(home)) if wanted.beside is None else wanted.beside
    opened = open_atlas(*wanted.named, beside=beside, home=home, progress=task)
    prepared_items(opened.atlas)
    _ = "" in opened.atlas  # makes what ids are looked up in, which the window's thread need not do then
    may_be_gone = opened.report.refused or wanted.any_refused
    vanished = vanished_packs(load_settings(home)) if may_be_gone else frozenset()
    # Records are freed with their last user, and never by the garbage collector, which would hold up
    # the window while it goes through a new atlas: for half a second at 3,000 concepts.
    gc.freeze()
    return ReadPacks(opened, vanished)
