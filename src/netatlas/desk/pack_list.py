"""Which packs open at the start: the shipped one, the user's own, and those that were opened by hand."""

from __future__ import annotations

import os
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from netatlas import paths
from netatlas.desk.settings import load_settings, save_changes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from netatlas.desk.settings import Settings


_real_paths: dict[str, str] = {}
"""Where folders really are, as far as that was looked up."""


class PackOrigin(StrEnum):
    """How NetAtlas knows of a pack, in the words of the page that lists packs."""

    SHIPPED = "Comes with NetAtlas"
    OWN = "In your packs folder"
    BY_HAND = "Opened by hand"


class PackChoice(NamedTuple):
    """A pack that NetAtlas knows of.

    Attributes:
        folder: where it is.
        origin: how NetAtlas knows of it.
        at_start: whether it opens at the next start.
    """

    folder: Path
    origin: PackOrigin
    at_start: bool


def known_packs(home: Path, settings: Settings, more: Sequence[Path] = ()) -> tuple[PackChoice, ...]:
    """Return all packs that NetAtlas knows of, each once: shipped, own, opened by hand.

    Args:
        home: the folder of the user's own data.
        settings: what is opened at the start.
        more: folders that are open beside those.
    """
    _look_up([paths.default_pack(), *settings.closed_packs, *settings.packs, *more])
    closed = set(map(_real, settings.closed_packs))
    choices: dict[str, PackChoice] = {}
    for folder in (paths.default_pack(), *_own_packs(home)):
        origin = PackOrigin.SHIPPED if folder == paths.default_pack() else PackOrigin.OWN
        choices.setdefault(_real(folder), PackChoice(folder, origin, _real(folder) not in closed))
    by_hand = [(Path(folder), True) for folder in settings.packs] + [(folder, False) for folder in more]
    for folder, at_start in by_hand:
        choices.setdefault(_real(folder), PackChoice(folder, PackOrigin.BY_HAND, at_start))
    return tuple(choices.values())


def _own_packs(home: Path) -> list[Path]:
    """Return the user's packs; a newer version of the shipped one takes its position."""
    shipped = paths.default_pack().name
    return sorted(paths.user_packs(home), key=lambda pack: pack.name != f"{shipped}{paths.PACK_ENDING}")


def start_packs(home: Path, settings: Settings) -> tuple[Path, ...]:
    """Return the folders of the packs that open at the start, in order; the shipped one if there are none."""
    folders = tuple(choice.folder for choice in known_packs(home, settings) if choice.at_start)
    return folders or (paths.default_pack(),)


def chosen_at_start(home: Path, settings: Settings, folder: Path, *, at_start: bool) -> Settings:
    """Return the settings by which a pack opens at the next start, or does not."""
    known = next(
        choice for choice in known_packs(home, settings, [folder]) if same_folder(choice.folder, folder)
    )
    if known.origin is PackOrigin.BY_HAND:
        others = tuple(other for other in settings.packs if not same_folder(other, folder))
        path = str(folder.absolute())
        return replace(settings, packs=(*others, path) if at_start else others)
    others = tuple(other for other in settings.closed_packs if not same_folder(other, folder))
    return replace(settings, closed_packs=others if at_start else (*others, str(folder.absolute())))


def vanished_packs(settings: Settings) -> frozenset[str]:
    """Return the packs opened by hand whose folders are gone; looks at disks, which may not answer.

    One that cannot be looked at is not gone: it may be on a network disk that does not answer today.
    """
    return frozenset(filter(_is_gone, settings.packs))


def without_packs(settings: Settings, vanished: frozenset[str]) -> Settings:
    """Return the settings without packs opened by hand that have vanished, which are told of once."""
    return replace(settings, packs=tuple(folder for folder in settings.packs if folder not in vanished))


def keep_packs(home: Path, settings: Settings) -> bool:
    """Keep what opens at the start, beside whatever else is kept; return True if that changed anything.

    Raises:
        CannotWrite: it could not be written; what was kept is untouched.
    """
    kept = load_settings(home)
    wanted = replace(kept, packs=settings.packs, closed_packs=settings.closed_packs)
    if wanted == kept:
        return False
    save_changes(home, kept, wanted)
    return True


def same_folder(one: str | Path, other: str | Path) -> bool:
    """Return True if two paths lead to one folder."""
    return _real(one) == _real(other)


def _is_gone(folder: str) -> bool:
    try:
        os.lstat(folder)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _real(folder: str | Path) -> str:
    """Return where a folder really is, looked up once: its disk may not answer later."""
    _look_up([folder])
    return _real_paths[os.path.abspath(folder)]  # noqa: PTH100 - a Path for each would cost more


def _look_up(folders: Iterable[str | Path]) -> None:
    """Look up where folders really are.

    While a disk does not answer, which holds up this thread, others take its folders for no links.
    """
    unknown = set(map(os.path.abspath, folders)) - _real_paths.keys()
    _real_paths.update((path, path) for path in unknown)
    for path in sorted(unknown):
        _real_paths[path] = os.path.realpath(path)
