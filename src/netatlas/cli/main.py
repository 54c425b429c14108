"""Parsing a command line, running its command, and saying in one line what went wrong."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, cast

from netatlas.cli.output import complain, discard
from netatlas.errors import CannotWrite, NetAtlasError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Sequence

INTERRUPTED = 130
"""The exit code of a program that was stopped with Ctrl+C, as shells know it."""
UNEXPECTED = 1
"""The exit code of a defect, as Python itself has it."""
_LAST_STREAM = 2
"""The descriptor of the error stream, on every system."""
_ONLY_OF_WRITING = frozenset({errno.EPIPE, errno.ENOSPC, errno.EFBIG})


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that ``arguments`` give; ``command`` is None when the window is meant.

    Raises:
        SystemExit: after ``--help`` (0; 4 if it cannot be written) or wrong usage (2).
    """
    _make_streams_robust()
    if not arguments:
        return _window_alone()
    from netatlas.cli.arguments import read_arguments

    try:
        return read_arguments(arguments)
    except OSError as error:
        raise SystemExit(output_lost(error)) from None
    except SystemExit:
        # the help is still to be written out, perhaps into a closed pipe
        if lost := _end_output():
            raise SystemExit(lost) from None
        raise


def _window_alone() -> argparse.Namespace:
    """Return the options of a start without arguments, as most are: no parser is imported for it."""
    from types import SimpleNamespace

    plain = {"home": None, "edition": None, "safe": False, "search": False, "verbose": False}
    return cast("argparse.Namespace", SimpleNamespace(command=None, pack=[], files=[], **plain))


def run(options: argparse.Namespace) -> int:
    """Run the command of ``options`` and return its exit code."""
    from netatlas.cli.parser import module_of

    return guarded(lambda: module_of(options.command).run(options), options)


def guarded(action: Callable[[], int], options: argparse.Namespace) -> int:
    """Run ``action``, turning errors into one line and an exit code; a closed pipe is no error."""
    from contextlib import ExitStack

    from netatlas import log
    from netatlas.cli.home import home_of

    with ExitStack() as ends:  # a temporary home goes when what went wrong has been said
        try:
            home = ends.enter_context(home_of(options))
            ends.callback(log.close)
            log.set_up(home, verbose=options.verbose)
            code = action()
            failed = _end_output()
        except NetAtlasError as error:
            if options.verbose:
                import traceback

                traceback.print_exc()
            complain(str(error))
            return error.exit_code
        except KeyboardInterrupt:
            return INTERRUPTED
        except Exception as error:  # noqa: BLE001 - whatever it is, it is said
            return _unexpected(error, options)
    return failed or code


def _unexpected(error: Exception, options: argparse.Namespace) -> int:
    """Log and say what nobody has expected, and return the exit code."""
    import logging

    from netatlas import paths

    if isinstance(error, OSError) and _is_of_output(error):
        return output_lost(error)
    logging.getLogger(__name__).error("%s failed", options.command or "the window", exc_info=error)
    if options.safe:  # the log goes with the temporary home
        import traceback

        traceback.print_exception(error)
    if isinstance(error, OSError):
        complain(
            f"Cannot open {error.filename or 'a file'}: {error.strerror or error}. Look at its permissions."
        )
        return NetAtlasError.exit_code
    if options.safe:
        complain("This should not have happened.")
    else:
        log_file = paths.log_file(paths.home(options.home))
        complain(f"This should not have happened. The log tells more: {log_file}")
    return UNEXPECTED


def _end_output() -> int:
    """Write out what is still buffered; return 0, or the exit code of an output that takes no more."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return output_lost(error)
    return 0


def _is_of_output(error: OSError) -> bool:
    """Return True if an error comes of printing: what could not be written then still cannot be."""
    if error.filename is not None:
        return False
    try:
        sys.stdout.flush()
    except OSError:
        return True
    return error.errno in _ONLY_OF_WRITING


def output_lost(error: OSError) -> int:
    """Say why nothing more can be written, and return the exit code; a closed pipe is no error.

    What is still buffered is thrown away, so that the interpreter does not try again at its end.
    """
    discard(sys.stdout)
    if isinstance(error, BrokenPipeError):
        return 0
    complain(f"Cannot write the output: {error.strerror or error}.")
    return CannotWrite.exit_code


def _make_streams_robust() -> None:
    """Let no letter that the terminal cannot show, and no stream that is closed, end a command."""
    _fill_closed_descriptors()
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - open until the end
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - open until the end
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def _fill_closed_descriptors() -> None:
    """Open what is closed of the first three descriptors, or the next file would be taken for a stream.

    Qt and the interpreter itself write to the error stream by its number: into the user's own data then.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _LAST_STREAM:
        pass
    os.close(descriptor)
