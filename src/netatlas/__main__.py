"""Decides between the window and the command line; nothing heavy is imported before that is known."""

from __future__ import annotations

import os
import sys

from netatlas import __version__

TYPE_CHECKING = False  # typing itself would take longer to import than all of this
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable

    from netatlas.ui.app import WindowOptions


def main() -> int:
    """Open the window or run the command that the arguments name; return the exit code."""
    arguments = sys.argv[1:]
    if arguments[:1] == ["--version"]:
        print(f"netatlas {__version__}")
        return 0
    from netatlas.cli import main as cli

    options = cli.parse(arguments)
    if options.command is None:
        return cli.guarded(lambda: _open_window(options), options)
    if options.command == "tour":
        return cli.guarded(lambda: _tour(options), options)
    return cli.run(options)


def _open_window(options: argparse.Namespace) -> int:
    def open_window() -> int:
        from netatlas.ui.app import main as window

        return window(_window_options(options))

    _check_display()
    return _with_qt(open_window)


def _tour(options: argparse.Namespace) -> int:
    def drive() -> int:
        from netatlas.ui import tour

        print(f"Wrote {tour.run(options.out, _window_options(options))}")
        return 0

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return _with_qt(drive)


def _window_options(options: argparse.Namespace) -> WindowOptions:
    from pathlib import Path

    from netatlas import paths
    from netatlas.ui.app import WindowOptions

    return WindowOptions(
        home=paths.home(options.home),
        packs=tuple(Path(pack) for pack in options.pack),
        edition=options.edition or "",
        verbose=options.verbose,
    )


def _check_display() -> None:
    """Refuse to start Qt without a display, where it would abort.

    Raises:
        CannotRunHere: there is no display.
    """
    from netatlas.errors import CannotRunHere

    platform = os.environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    on_screen = platform in {"", "xcb", "wayland", "wayland-egl"}
    if not sys.platform.startswith("linux") or not on_screen:
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise CannotRunHere(
            "There is no display for the window; “netatlas --help” lists what works in a terminal, "
            "“netatlas tour --out DIR” leaves pictures of the window."
        )


def _with_qt(action: Callable[[], int]) -> int:
    """Do what needs Qt; if it cannot be loaded, say which library is missing.

    Raises:
        CannotRunHere: Qt, or a system library that it needs, is missing.
    """
    from netatlas.errors import CannotRunHere

    try:
        return action()
    except ImportError as error:
        if (lacking := _lacking(error)) is None:
            raise
        raise CannotRunHere(lacking) from error


def _lacking(error: ImportError) -> str | None:
    """Return a sentence about a Qt that cannot be loaded; None if another import failed."""
    message = str(error)
    if ".so" in message and "cannot open shared object file" in message:
        library = message.partition(":")[0]
        return f"The window needs the system library {library}; on Debian: apt install {_packages(library)}"
    if (error.name or "").partition(".")[0] in {"PySide6", "shiboken6"}:
        return "The window needs PySide6; install it with: pip install PySide6-Essentials"
    return None


def _packages(library: str) -> str:
    """Return the Debian package that holds a library; for an unknown one all that Qt may need."""
    import tomllib

    from netatlas import paths

    groups = tomllib.loads(paths.resource("system-libraries.toml").read_text(encoding="utf-8"))
    known = {name: packages for group in groups.values() for name, packages in group.items()}
    wanted = [known[library]] if library in known else known.values()
    return " ".join(dict.fromkeys(names[-1] for names in wanted))  # every release knows the oldest name


if __name__ == "__main__":
    sys.exit(main())
