"""Runs what needs Qt, and says which library is missing where it cannot be loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def with_qt(action: Callable[[], int], *, what: str = "The window") -> int:
    """Do what needs Qt; if it cannot be loaded, say which library is missing.

    Args:
        action: what is done; it imports Qt.
        what: what needs Qt, as the beginning of a sentence.

    Raises:
        CannotRunHere: Qt, or a system library that it needs, is missing.
    """
    from netatlas.errors import CannotRunHere

    try:
        return action()
    except ImportError as error:
        if (lacking := _lacking(error, what)) is None:
            raise
        raise CannotRunHere(lacking) from error


def _lacking(error: ImportError, what: str) -> str | None:
    """Return a sentence about a Qt that cannot be loaded; None if another import failed."""
    message = str(error)
    if ".so" in message and "cannot open shared object file" in message:
        library = message.partition(":")[0]
        from netatlas.cli.system_libraries import missing_sentence

        return missing_sentence(what, [library])
    if (error.name or "").partition(".")[0] in {"PySide6", "shiboken6"}:
        return f"{what} needs PySide6; install it with: pip install PySide6-Essentials"
    return None
