"""The one way to networkx: loads it, and says in a sentence if it cannot use the backend it is told to use.

Which backend computes is set in the reader's environment (``NETWORKX_BACKEND_PRIORITY`` and others like it).
networkx refuses a name that it does not know when it is imported, and finds out that a backend is broken when
the first function calls it.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from netatlas.errors import CannotRunHere
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["backend_errors_in_words", "nx"]

_SETTINGS = "NETWORKX_"
"""What the names of the variables begin with that networkx reads."""


@contextmanager
def backend_errors_in_words() -> Iterator[None]:
    """Turn what networkx raises about its settings into one sentence; also a decorator.

    Raises:
        CannotRunHere: networkx was told to compute with a backend that is missing or cannot be loaded.
    """
    try:
        yield
    except ImportError as error:
        raise CannotRunHere(_sentence(error)) from error


def _sentence(error: Exception) -> str:
    variables = sorted(name for name in os.environ if name.startswith(_SETTINGS))
    names = listed(variables or ["networkx.config"])
    them = "those variables" if variables[1:] else "it"
    return (
        f"networkx cannot compute as {names} asks: {error}. "
        f"Empty {them}, or install a version of the backend that fits networkx."
    )


try:
    with backend_errors_in_words():
        import networkx as nx
except ValueError as error:  # raised for a name that no installed backend has
    raise CannotRunHere(_sentence(error)) from error
