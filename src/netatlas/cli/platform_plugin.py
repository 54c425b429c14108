"""Loads Qt's plugin for the display before Qt does: where a system library is missing, Qt would abort.

Qt's own message names one library, and not always the one that is missing.
"""

from __future__ import annotations

import ctypes
import os
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.cli.system_libraries import libraries_for, missing_sentence
from netatlas.errors import CannotRunHere

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, MutableMapping, Sequence

_FILES = {
    "xcb": ("libqxcb.so",),
    "wayland": ("libqwayland.so", "libqwayland-generic.so"),
    "wayland-egl": ("libqwayland.so", "libqwayland-egl.so"),
}
"""The files of the plugins for a display, by the names that ``QT_QPA_PLATFORM`` has for them."""
_CHOSEN = "QT_QPA_PLATFORM"
_NOT_THERE = "cannot open shared object file"
"""What the loader says of a library that is missing, and not of one that does not fit."""


def check_platform_plugin(
    environment: MutableMapping[str, str] = os.environ, load: Callable[[str], object] = ctypes.CDLL
) -> None:
    """Load the plugin that Qt will use; what it needs stays loaded, so that this takes no time twice.

    A plugin that is nowhere to be found, or fails for another reason, is left to Qt.

    Args:
        environment: the variables by which Qt is told where to show windows; of two displays the one whose
            plugin can be loaded is chosen there.
        load: loads a library by its path or name, and raises OSError.

    Raises:
        CannotRunHere: no plugin can be loaded that Qt would try, as a system library is missing.
    """
    platforms = _platforms(environment)
    first = ""
    for platform in platforms:
        path = _plugin(platform, environment)
        missing = _missing_in(path, load) if path is not None else ""
        if not missing:
            if first and not environment.get(_CHOSEN):
                environment[_CHOSEN] = platform  # Qt would try the other one, and abort
            return
        first = first or missing
    if first:
        group = "x11" if platforms[0] == "xcb" else "wayland"
        missing_ones = [first, *(name for name in libraries_for(group) if _missing_in(name, load))]
        raise CannotRunHere(missing_sentence("The window", list(dict.fromkeys(missing_ones))))


def _platforms(environment: Mapping[str, str]) -> list[str]:
    """Return the platforms that Qt tries, as far as they show windows; of its own those with a display."""
    if chosen := environment.get(_CHOSEN):
        names = [name.partition(":")[0] for name in chosen.split(";")]
        return names if all(name in _FILES for name in names) else []
    displays = {"xcb": "DISPLAY", "wayland": "WAYLAND_DISPLAY"}
    return [name for name, variable in displays.items() if environment.get(variable)]


def _plugin(platform: str, environment: Mapping[str, str]) -> Path | None:
    """Return the file of a plugin, from the first folder that has it."""
    folders = (Path(folder) / name for folder in _folders(environment) for name in _FILES[platform])
    return next((path for path in folders if path.is_file()), None)


def _folders(environment: Mapping[str, str]) -> Sequence[Path]:
    own = environment.get("QT_QPA_PLATFORM_PLUGIN_PATH", "").split(os.pathsep)
    general = environment.get("QT_PLUGIN_PATH", "").split(os.pathsep)
    folders = [Path(folder) for folder in own if folder]
    folders += [Path(folder) / "platforms" for folder in general if folder]
    spec = find_spec("PySide6")
    if spec is not None:
        folders += [
            Path(folder, "Qt", "plugins", "platforms") for folder in spec.submodule_search_locations or ()
        ]
    return folders


def _missing_in(library: Path | str, load: Callable[[str], object]) -> str:
    """Return the library that is missing where another is loaded, perhaps itself; '' if none is."""
    try:
        load(str(library))
    except OSError as error:
        name, _, reason = str(error).partition(": ")
        return Path(name).name if reason.startswith(_NOT_THERE) else ""
    return ""
