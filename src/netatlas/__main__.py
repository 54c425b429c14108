"""Decides between the window and the command line; nothing heavy is imported before that is known."""

from __future__ import annotations

import os
import sys

from netatlas import __version__

TYPE_CHECKING = False  # typing itself would take longer to import than all of this
if TYPE_CHECKING:
    import argparse
    from typing import NoReturn

    from netatlas.ui.app import WindowOptions


_THREADS = "OPENBLAS_NUM_THREADS"
"""What says how many threads numpy starts when it is imported: else one for each processor, for nothing."""
_OBJECTS_UNTIL_COLLECTED = 50_000
"""Python's own threshold is 700 to 2,000, which the imports of a search pass a hundred times."""


def main() -> int:
    """Open the window or run the command that the arguments name; return the exit code."""
    os.environ.setdefault(_THREADS, "1")
    arguments = sys.argv[1:]
    if arguments[:1] == ["--version"]:
        return _print_version()
    if arguments[:1] == ["--complete"]:
        from netatlas.name_completion import complete

        return complete(arguments[1:])
    from netatlas.cli import main as cli

    options = cli.parse(arguments)
    if options.command is None:
        return cli.guarded(lambda: _open_window(options), options)
    if options.command == "tour":
        return cli.guarded(lambda: _tour(options), options)
    return cli.run(options)


def _print_version() -> int:
    try:
        print(f"netatlas {__version__}", flush=True)
    except OSError as error:
        from netatlas.cli.main import output_lost

        return output_lost(error)
    return 0


def _open_window(options: argparse.Namespace) -> int:
    def open_window() -> int:
        from netatlas.cli.platform_plugin import check_platform_plugin
        from netatlas.ui.running import run_window

        check_platform_plugin()  # once Qt is loaded: a plugin of another version must not bring its own
        return run_window(_window_options(options))

    from netatlas.cli.qt import with_qt

    _check_display()
    return with_qt(open_window)


def _tour(options: argparse.Namespace) -> int:
    def drive() -> int:
        from netatlas.ui import tour

        print(f"Wrote {tour.run(options.out, _window_options(options))}")
        return 0

    from netatlas.cli.qt import with_qt

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return with_qt(drive)


def _window_options(options: argparse.Namespace) -> WindowOptions:
    from pathlib import Path

    from netatlas import paths
    from netatlas.ui.app import WindowOptions

    return WindowOptions(
        home=paths.home(options.home),
        packs=tuple(Path(pack) for pack in options.pack),
        files=tuple(Path(file).absolute() for file in options.files),
        edition=options.edition or "",
        verbose=options.verbose,
        safe=options.safe,
        search=options.search,
        remark=paths.home_problem(options.home),
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


def start() -> NoReturn:
    """Be the whole program: run ``main`` and end the process.

    What a command makes, nearly all stays until its end. So the garbage collector looks through it seldom,
    and not once more while the interpreter ends, which took a tenth of a search.
    """
    import gc

    gc.set_threshold(_OBJECTS_UNTIL_COLLECTED)
    code = main()
    if "PySide6" not in sys.modules:  # Qt has its own order in which what belongs to it goes
        gc.freeze()
    sys.exit(code)


if __name__ == "__main__":
    start()
