"""The settings: each declared once with type, default and meaning, kept as TOML.

A damaged file never stops the program: what cannot be read falls back to its default, and the old
file is kept beside the new one.
"""

from __future__ import annotations

import contextlib
import logging
import tomllib
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING, Any

from netatlas.atlas.edition import Edition
from netatlas.writing import write_text

if TYPE_CHECKING:
    from pathlib import Path

_log = logging.getLogger(__name__)

SMALLEST_TEXT, LARGEST_TEXT = 50, 300
"""Size of the text in percent: at the ends a page can still be read and still holds some words a line."""
ADDRESS_FORMAT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings.

    Attributes:
        theme: system, light or dark.
        edition: notes, today or both; the reading that the window starts in.
        text_percent: size of the text of pages, 50 to 300.
        motion: system or reduced; whether anything may move on its own.
        browse: whether the Browse panel is shown.
        panel: whether the right panel is shown where there is room for it.
        folded: the names of the sections of that panel that are folded.
        tabs: addresses of the tabs that were open, left to right, as they are stored: with their pack.
        tab: the tab that was in front.
        recent: addresses that were visited, latest first.
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
    tabs: tuple[str, ...] = ()
    tab: int = 0
    recent: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    closed_packs: tuple[str, ...] = ()
    address_format: int = ADDRESS_FORMAT


_CHOICES = {
    "theme": ("system", "light", "dark"),
    "edition": tuple(Edition),
    "motion": ("system", "reduced"),
}


def settings_file(home: Path) -> Path:
    """Return where the settings of a home folder are kept."""
    return home / "settings.toml"


def load_settings(home: Path) -> Settings:
    """Read the settings; whatever is missing or makes no sense has its default."""
    path = settings_file(home)
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError, RecursionError) as error:  # of TOML: a number too long, lists too deep
        _log.warning("settings in %s cannot be read and start anew: %s", path, error)
        with contextlib.suppress(OSError):
            path.replace(path.with_suffix(".toml.damaged"))
        return Settings()
    return _valid(values)


def save_settings(home: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all.

    Raises:
        CannotWrite: the file could not be written; the one that was there is untouched.
    """
    import tomli_w  # noqa: PLC0415 - needed only here, and never before the first paint

    write_text(settings_file(home), tomli_w.dumps(asdict(settings)))


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
