"""The settings: each declared once with type, default and meaning, kept as TOML.

A damaged file never stops the program: what cannot be read falls back to its default, and the old
file is kept beside the new one. Several windows keep one file: each writes only what it has changed, and
what it does not know stays.
"""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from netatlas.atlas.edition import Edition
from netatlas.desk.file_lock import locked
from netatlas.desk.joining import joined, joined_recent
from netatlas.desk.set_aside import set_aside
from netatlas.errors import CannotWrite
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_log = logging.getLogger(__name__)

SMALLEST_TEXT, LARGEST_TEXT = 50, 300
"""Size of the text in percent: at the ends a page can still be read and still holds some words a line."""
ADDRESS_FORMAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings.

    Attributes:
        theme: system, light, dark or contrast.
        edition: notes, today or both; the reading that the window starts in.
        text_percent: size of the text of the window and its pages, 50 to 300.
        motion: system or reduced; whether anything may move on its own.
        browse: whether the Browse panel is shown.
        panel: whether the right panel is shown where there is room for it.
        folded: the names of the sections of that panel that are folded.
        page_folds: which parts of pages are folded or unfolded, by kind of concept
            (``netatlas.ui.fold_choices``).
        tabs: addresses of the tabs that were open, left to right, with their packs, as NetAtlas kept them
            before sessions had files of their own (``session_files``); empty once they are in one.
        tab: the tab of these that was in front.
        recent: addresses that were visited, latest first, as they are stored: with their pack.
        visits: when those were, each as a time and the address.
        packs: folders of the packs that were opened by hand and open at the start, in that order.
        closed_packs: folders of the shipped and the user's own packs that do not open at the start.
        address_format: how the addresses are written; 1 is the first build's way, in which they are until
            an atlas is open to convert them by (``netatlas.atlas.first_addresses``).
    """

    theme: str = "system"
    edition: str = "both"
    text_percent: int = 100
    motion: str = "system"
    browse: bool = True
    panel: bool = True
    folded: tuple[str, ...] = ()
    page_folds: tuple[str, ...] = ()
    tabs: tuple[str, ...] = ()
    tab: int = 0
    recent: tuple[str, ...] = ()
    visits: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    closed_packs: tuple[str, ...] = ()
    address_format: int = ADDRESS_FORMAT


_CHOICES = {
    "theme": ("system", "light", "dark", "contrast"),
    "edition": tuple(Edition),
    "motion": ("system", "reduced"),
}


_OF_ADDRESS_FORMAT = ("tabs", "tab", "recent", "address_format")
"""What is written in one format of addresses, and so never joined with what is in another."""


def settings_file(home: Path) -> Path:
    """Return where the settings of a home folder are kept."""
    return home / "settings.toml"


def load_settings(home: Path, *, tell: Callable[[str], None] | None = None) -> Settings:
    """Read the settings; whatever is missing or makes no sense has its default.

    Args:
        home: the folder of the user's own data.
        tell: called with a sentence for the user when the file was damaged and set aside.
    """
    try:
        return _valid(_read(settings_file(home), tell))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        _log.warning("settings in %s cannot be read: %s", settings_file(home), str(error))
        return Settings()


def save_changes(home: Path, before: Settings, after: Settings) -> None:
    """Write what has changed from ``before`` to ``after``; what other windows wrote meanwhile is kept.

    Of a list its entries are added and taken away, so that two windows can add to the same one.

    Raises:
        CannotWrite: the file could not be read or written; the one that was there is untouched.
    """
    import tomli_w  # noqa: PLC0415 - needed only here, and never before the first paint

    path = settings_file(home)
    try:
        home.mkdir(parents=True, exist_ok=True)
        with locked(path.with_name(f"{path.name}.lock")):
            try:
                values = _read(path)
            except FileNotFoundError:
                values, changed = {}, asdict(after)
            else:
                changed = values | _changes(_valid(values), before, after)
            if changed != values:
                write_text(path, tomli_w.dumps(changed))
    except OSError as error:
        raise CannotWrite(path, error.strerror or str(error)) from error


def _read(path: Path, tell: Callable[[str], None] | None = None) -> dict[str, Any]:
    """Return the values of the file; a damaged one is set aside as if there were none.

    Raises:
        OSError: it cannot be read; FileNotFoundError if there is none, or none any more.
    """
    content = path.read_bytes()
    import tomllib  # noqa: PLC0415 - a first start has nothing to read

    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # of TOML: a number too long, lists too deep
        sentence = set_aside(path, "The file of your settings")
        _log.warning("%s (%s)", sentence, str(error))
        if tell is not None:
            tell(sentence)
        raise FileNotFoundError(path) from error


def _changes(theirs: Settings, before: Settings, after: Settings) -> dict[str, object]:
    """Return the values to write over ``theirs``, which another window may have written meanwhile."""
    if theirs.address_format != after.address_format:
        stays = set(_OF_ADDRESS_FORMAT) if theirs.address_format > after.address_format else set()
        newer = {name: getattr(after, name) for name in _OF_ADDRESS_FORMAT if name not in stays}
    else:
        stays, newer = set(), {}
    changes: dict[str, object] = {}
    for field in fields(Settings):
        mine, was, other = (getattr(one, field.name) for one in (after, before, theirs))
        if mine == was or field.name in stays:
            continue
        if isinstance(mine, tuple):
            join = joined_recent if field.name == "recent" else joined
            mine = join(was, mine, other)
        changes[field.name] = mine
    return changes | newer


def _valid(values: dict[str, object]) -> Settings:
    """Return what has the right type and is among the choices; everything else has its default."""
    kept: dict[str, Any] = {}
    for field in fields(Settings):
        value = values.get(field.name)
        if isinstance(value, list):
            value = tuple(one for one in value if isinstance(one, str))
        right_type = type(value) is type(getattr(Settings(), field.name))
        if right_type and value in _CHOICES.get(field.name, (value,)):
            kept[field.name] = value
    if "address_format" not in values:
        kept["address_format"] = 1
    settings = Settings(**kept)
    size = min(LARGEST_TEXT, max(SMALLEST_TEXT, settings.text_percent))
    return replace(settings, text_percent=size)
