"""Reads packs in a job. It needs nothing of the window, so that it begins before all else is made."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import SHIPPED_PACK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.documents.pack_update import PackUpdate
    from netatlas.ui.jobs import Jobs, Outcome, Task


class WantedPacks(NamedTuple):
    """Which packs are to be read.

    Attributes:
        home: the folder of the user's own data.
        named: packs that were named: if one cannot be opened, nothing changes and the reason is shown.
        beside: those that open too, as far as they can; None for those that open at the start.
        any_refused: whether a pack was refused before, which may be gone by now.
        opened: what is open now, of which ``named`` may hold other versions.
        keeps: whether files of ``named`` are kept in the user's packs folder.
    """

    home: Path
    named: tuple[Path, ...] = ()
    beside: tuple[Path, ...] | None = ()
    any_refused: bool = False
    opened: OpenAtlas | None = None
    keeps: bool = False

    @classmethod
    def of_start(cls, home: Path, named: tuple[Path, ...]) -> WantedPacks:
        """Return the first packs to open: those of the command line, else those of the start."""
        return cls(home, named, () if named else None)


class OtherVersion(NamedTuple):
    """A pack that was read, of which another version is open.

    Attributes:
        open: where the version is that is open.
        other: where the other one is.
        update: what differs.
    """

    open: Path
    other: Path
    update: PackUpdate


class ReadPacks(NamedTuple):
    """What was read.

    Attributes:
        opened: the atlas.
        vanished: packs that are gone, which are to be opened no more.
        named: how many packs were named.
        to_keep: files among the packs that are to be kept in the user's packs folder.
        versions: packs of which another version is open; the user decides whether ``opened`` is shown.
        kept: where files are kept, by where they were.
        remark: a sentence about a pack that is not kept, or about a newer one that is not open; or ''.
    """

    opened: OpenAtlas
    vanished: frozenset[str]
    named: int = 0
    to_keep: tuple[Path, ...] = ()
    versions: tuple[OtherVersion, ...] = ()
    kept: tuple[tuple[Path, Path], ...] = ()
    remark: str = ""

    @property
    def changes_nothing(self) -> bool:
        """Whether all that was named is open already, in the same versions."""
        return len(self.versions) == self.named and all(one.update.changes_nothing for one in self.versions)


def read_in_job(jobs: Jobs, wanted: WantedPacks, done: Callable[[Outcome[ReadPacks]], None]) -> None:
    """Read packs in the background; what is still being read is given up."""

    def work(task: Task) -> ReadPacks:
        return read(wanted, task)

    jobs.run(work, done, title="Opening the pack", replaces="open")


def keep_in_job(jobs: Jobs, home: Path, packs: ReadPacks, done: Callable[[Outcome[ReadPacks]], None]) -> None:
    """Keep in the background the files among packs that somebody has agreed to."""
    jobs.run(lambda _task: with_kept_files(home, packs), done, writes=True)


def read(wanted: WantedPacks, task: Task) -> ReadPacks:
    """Read packs; disks may not answer.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
        Cancelled: the task was cancelled.
    """
    from netatlas.desk.kept_packs import is_kept
    from netatlas.desk.pack_list import vanished_packs
    from netatlas.desk.settings import load_settings
    from netatlas.ui.browse_items import prepared_items
    from netatlas.writing import is_read_only

    gc.freeze()  # the window stays too: to look through it while packs are read takes as long as to find them
    home = wanted.home
    opened, replaced = _opened(wanted, task)
    prepared_items(opened.atlas)
    _ = "" in opened.atlas  # makes what ids are looked up in, which the window's thread need not do then
    versions = _versions(wanted, opened, replaced)
    may_be_gone = opened.report.refused or wanted.any_refused
    vanished = vanished_packs(load_settings(home)) if may_be_gone else frozenset()
    to_keep: tuple[Path, ...] = ()
    if wanted.keeps and not is_read_only(home):
        to_keep = tuple(pack for pack in wanted.named if pack.is_file() and not is_kept(home, pack))
    packs = ReadPacks(opened, vanished, len(wanted.named), to_keep, versions)
    if wanted.beside is None:
        packs = packs._replace(remark=_about_shipped_pack(opened))
    elif not versions:
        packs = with_kept_files(home, packs)
    # Records are freed with their last user, and never by the garbage collector, which would hold up
    # the window while it goes through a new atlas: for half a second at 3,000 concepts.
    gc.freeze()
    return packs


def with_kept_files(home: Path, packs: ReadPacks) -> ReadPacks:
    """Return packs with files kept in the user's packs folder; one that cannot be is open where it is."""
    from msgspec.structs import replace

    from netatlas.desk.kept_packs import keep_pack
    from netatlas.errors import NetAtlasError
    from netatlas.packs.archive_opening import archive_at

    ids = {pack.folder: pack.id for pack in packs.opened.report.packs}
    instead = {version.other: version.open for version in packs.versions}
    kept: dict[Path, Path] = {}
    why = ""
    for pack in packs.to_keep:
        try:
            if pack in ids and (archive := archive_at(pack)) is not None:
                archive.check()
                kept[pack] = keep_pack(home, archive.raw, ids[pack], instead_of=instead.get(pack))
        except NetAtlasError as error:
            why = f"The pack is open where it is, since no copy of it could be kept: {error}"
    opened = packs.opened
    opened.folders = tuple(kept.get(folder, folder) for folder in opened.folders)
    places = (replace(one, folder=kept.get(one.folder, one.folder)) for one in opened.report.packs)
    opened.report = replace(opened.report, packs=tuple(places))
    return packs._replace(kept=tuple(kept.items()), remark=why)


def _about_shipped_pack(opened: OpenAtlas) -> str:
    """Return a sentence if the pack that came with NetAtlas is newer than the one in its place; else ''."""
    from netatlas import paths
    from netatlas.atlas.dates import date_written
    from netatlas.desk.pack_list import same_folder
    from netatlas.errors import PackError
    from netatlas.words import quoted

    shipped = paths.default_pack()
    pack = next((pack for pack in opened.atlas.packs if pack.id == SHIPPED_PACK), None)
    if pack is None or pack.checked is None or any(same_folder(shipped, one) for one in opened.folders):
        return ""
    from netatlas.packs.self_description import said_of_itself  # reads YAML, which most starts do without

    try:
        checked = date_written(str(said_of_itself(shipped).get("checked", "")))
    except PackError:
        return ""
    if checked is None or checked <= pack.checked:
        return ""
    return f"A newer version of {quoted(pack.title)} came with NetAtlas, of {checked}; Go > Packs opens it."


def _opened(wanted: WantedPacks, task: Task) -> tuple[OpenAtlas, dict[Path, Path]]:
    """Open packs, and other versions in the place of those that are open; return both, by the other's place.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
        Cancelled: the task was cancelled.
    """
    from netatlas.api import open_atlas
    from netatlas.desk.pack_list import same_folder, start_packs
    from netatlas.desk.settings import load_settings
    from netatlas.errors import SamePackId

    home, beside = wanted.home, wanted.beside
    if beside is None:
        beside = start_packs(home, load_settings(home))
    replaced: dict[Path, Path] = {}
    while True:
        try:
            return open_atlas(*wanted.named, beside=beside, home=home, progress=task), replaced
        except SamePackId as same:
            is_open = wanted.opened is not None and same.first in wanted.opened.folders
            if not is_open or same.first in wanted.named or same.second not in wanted.named:
                raise
            beside = tuple(same.second if same_folder(pack, same.first) else pack for pack in beside)
            replaced[same.second] = same.first


def _versions(wanted: WantedPacks, opened: OpenAtlas, replaced: dict[Path, Path]) -> tuple[OtherVersion, ...]:
    """Return what differs in the packs that are in the place of others."""
    if wanted.opened is None or not replaced:
        return ()
    from netatlas.documents.pack_update import pack_update

    before = wanted.opened.atlas
    return tuple(
        OtherVersion(replaced[pack.folder], pack.folder, pack_update(before, opened.atlas, pack.id))
        for pack in opened.report.packs
        if pack.folder in replaced
    )
