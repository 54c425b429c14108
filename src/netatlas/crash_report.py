"""What went wrong inside NetAtlas, as a text to send to those who mend it.

It holds where in the code an error was raised and on what machine, and nothing of the user: no message that
could quote what was typed or written, no folder, no name.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import re
import sys
import sysconfig
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_PACKAGE = str(Path(__file__).resolve().parent)
_MOST_FRAMES = 40
"""Frames of one error: the first and the last half, so that an endless recursion is a page and no book."""
_MOST_ERRORS = 8
"""Errors of one chain that are told, from the latest back."""
_OF_CODE = (AttributeError, NameError, RecursionError, TypeError, ZeroDivisionError)
"""Errors whose messages name parts of the code; those of others may quote what somebody has written."""
_OF_QT = re.compile(r"(libshiboken: )?Internal C\+\+ object \([\w.]*\) already deleted\.")
_PACKAGES = re.compile(r".*/(?:site|dist)-packages/")


def report_text(error: BaseException, versions: Mapping[str, str]) -> str:
    """Return the report on an error.

    Args:
        error: what was raised.
        versions: of NetAtlas and of what it runs on, by name; that of Python is added.
    """
    known = {**versions, "Python": platform.python_version()}
    head = [
        ", ".join(f"{name} {version}" for name, version in known.items()),
        _without_names(platform.platform()),
    ]
    parts = ["\n".join((_headline(one), *_frame_lines(one))) for one in _chain(error)]
    return "\n".join((*head, "", "\n\nafter\n\n".join(parts), ""))


def key_of(error: BaseException) -> str:
    """Return what is alike for errors that are one fault: what was raised, and in which line."""
    return "".join((type(error).__name__, *_frame_lines(error)[-1:]))


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and those that led to it."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen and len(seen) < _MOST_ERRORS:
        seen.add(id(current))
        yield current
        following = None if current.__suppress_context__ else current.__context__
        current = current.__cause__ or following


def _headline(error: BaseException) -> str:
    kind = type(error)
    name = kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__name__}"
    if isinstance(error, ImportError):
        return f"{name}: {_without_names(error.name or '')}"
    if isinstance(error, OSError):
        return f"{name}: {os.strerror(error.errno) if error.errno else ''}"
    message = " ".join(str(error).split())
    harmless = isinstance(error, _OF_CODE) and not re.search(r"[/\\]", message)
    if harmless or _OF_QT.fullmatch(message):
        return f"{name}: {_without_names(message)}"
    return f"{name} (the log has its message)"


def _frame_lines(error: BaseException) -> list[str]:
    frames = list(traceback.walk_tb(error.__traceback__))
    lines = [_frame_line(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in frames]
    if len(lines) > _MOST_FRAMES:
        half = _MOST_FRAMES // 2
        lines = [*lines[:half], f"  … {len(lines) - 2 * half:,} more …", *lines[-half:]]
    return lines


def _frame_line(file: str, line: int, function: str) -> str:
    path = file.replace("\\", "/")
    package, library = (f"{one.replace(os.sep, '/')}/" for one in (_PACKAGE, sysconfig.get_path("stdlib")))
    if path.startswith(package):
        return f"  netatlas/{path.removeprefix(package)}:{line} in {function}"
    if found := _PACKAGES.match(path):
        return _without_names(f"  {path[found.end() :]}:{line} in {function}")
    if path.startswith(library):
        return _without_names(f"  {path.removeprefix(library)}:{line} in {function}")
    return "  (outside NetAtlas)"


def _without_names(text: str) -> str:
    """Return a text without the names of the user, wherever they come as words of their own."""
    for name in _names_of_user():
        text = re.sub(rf"(?<![^\W_]){re.escape(name)}(?![^\W_])", "…", text, flags=re.IGNORECASE)
    return text


def _names_of_user() -> list[str]:
    names = {os.environ.get(name, "") for name in ("LOGNAME", "USER", "LNAME", "USERNAME")}
    names.add(os.path.basename(os.path.expanduser("~")))  # noqa: PTH111, PTH119 - pathlib raises where there is none
    if sys.platform != "win32":
        with contextlib.suppress(KeyError, OSError, ImportError):  # a user id without a name
            names.add(getpass.getuser())
    return sorted(filter(None, names), key=len, reverse=True)
