"""Parsing a command line, running its command, and saying in one line what went wrong."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from netatlas.cli.output import complain
from netatlas.errors import CannotWrite, NetAtlasError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl+C, as shells know it."""
UNEXPECTED = 1
"""The exit code of a defect, as Python itself has it."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that ``arguments`` give; ``command`` is None when the window is meant.

    Raises:
        SystemExit: after ``--help`` (0) or wrong usage (2), as argparse has it.
    """
    from netatlas.cli.arguments import read_arguments

    _make_streams_robust()
    try:
        return read_arguments(arguments)
    except SystemExit:
        _end_output()  # the help is still to be written out, perhaps into a closed pipe
        raise


def run(options: argparse.Namespace) -> int:
    """Run the command of ``options`` and return its exit code."""
    from netatlas.cli.parser import module_of

    return guarded(lambda: module_of(options.command).run(options), options)


def guarded(action: Callable[[], int], options: argparse.Namespace) -> int:
    """Run ``action``, turning errors into one line and an exit code; a closed pipe is no error."""
    import logging

    from netatlas import log, paths

    home = paths.home(options.home)
    log.set_up(home, verbose=options.verbose)
    try:
        code = action()
        failed = _end_output()
    except NetAtlasError as error:
        if options.verbose:
            import traceback

            traceback.print_exc()
        complain(str(error))
        return error.exit_code
    except OSError as error:
        if error.filename is not None:  # the output has no file name here, and what is saved says so itself
            complain(f"Cannot open {error.filename}: {error.strerror or error}. Look at its permissions.")
            return NetAtlasError.exit_code
        return _output_lost(error)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception:
        logging.getLogger(__name__).exception("%s failed", options.command or "the window")
        complain(f"This should not have happened. The log tells more: {paths.log_file(home)}")
        return UNEXPECTED
    finally:
        log.close()
    return failed or code


def _end_output() -> int:
    """Write out what is still buffered; return 0, or the exit code of an output that takes no more."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _output_lost(error)
    return 0


def _output_lost(error: OSError) -> int:
    """Say why nothing more can be written, and return the exit code; a closed pipe is no error.

    What is still buffered is thrown away, so that the interpreter does not try again at its end.
    """
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)
    if isinstance(error, BrokenPipeError):
        return 0
    complain(f"Cannot write the output: {error.strerror or error}.")
    return CannotWrite.exit_code


def _make_streams_robust() -> None:
    """Let no letter that the terminal cannot show, and no stream that is closed, end a command."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
