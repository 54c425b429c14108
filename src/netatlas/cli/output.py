"""Writing to the terminal: colour only where it is wanted, its width, and JSON without styling."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

from netatlas.letters import visible

_WIDEST = 110
"""Columns that are filled at most: longer lines are hard to read."""
_NARROWEST = 40
"""Columns that are filled at least: below, words would be broken rather than lines."""
_PIPE_WIDTH = 100
_LONGEST_COMPLAINT = 500
"""Letters of a line on the error stream; a name that was pasted by mistake may be a whole page."""

RESET = "\x1b[0m"
STYLES = {
    "strong": "\x1b[1m",
    "muted": "\x1b[2m",
    "old": "\x1b[2;9m",
    "good": "\x1b[32m",
    "bad": "\x1b[31m",
    "warning": "\x1b[33m",
    "outdated": "\x1b[33m",
    "title": "\x1b[1m",
}


def coloured() -> bool:
    """Return True if colour is wanted: on a terminal, without NO_COLOR."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Return the columns to fill: the terminal's, within reason; 100 in a pipe, or ``COLUMNS``."""
    return max(_NARROWEST, min(terminal_columns(), _WIDEST))


def terminal_columns(*, in_a_pipe: int = _PIPE_WIDTH) -> int:
    """Return ``COLUMNS``, or the columns of the terminal; 100 in a pipe unless told otherwise.

    ``shutil.get_terminal_size`` would bring all compressors of the library with it.
    """
    try:
        columns = int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        columns = 0
    if columns <= 0:
        try:
            columns = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ else 1).columns
        except (ValueError, OSError):  # it is closed, or no terminal
            columns = 0
    return columns or in_a_pipe


def line_width() -> int | None:
    """Return the columns for what has a line of its own for each record; None in a pipe without ``COLUMNS``.

    There other programs read it, line by line.
    """
    return width() if sys.stdout.isatty() or os.environ.get("COLUMNS") else None


def styled(text: str, style: str, *, colour: bool) -> str:
    """Return ``text`` in one of ``STYLES`` if colour is wanted and there is anything to colour."""
    return f"{STYLES[style]}{text}{RESET}" if colour and text and style in STYLES else text


def print_json(value: object, *, indent: int | None = 2) -> None:
    """Print ``value`` as JSON; characters that the stream cannot encode are written as JSON escapes."""
    import json

    ascii_only = not (sys.stdout.encoding or "").lower().startswith("utf")
    print(json.dumps(value, ensure_ascii=ascii_only, indent=indent))


def complain(sentence: str) -> None:
    """Print one line to the error stream, cut short if it is very long."""
    line = visible(" ".join(sentence.split()))
    if len(line) > _LONGEST_COMPLAINT:
        line = f"{line[:_LONGEST_COMPLAINT]}…"
    try:
        print(f"netatlas: {line}", file=sys.stderr)
    except OSError:  # a full disk, or nobody who reads: there is nowhere else to say so
        discard(sys.stderr)


def discard(stream: TextIO) -> None:
    """Have what is still to be written to a stream, and all that follows, go nowhere.

    Without it the interpreter would try again at its end, and change the exit code.
    """
    with contextlib.suppress(OSError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
