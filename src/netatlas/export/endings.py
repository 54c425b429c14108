"""Which formats a file can have, by its ending."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.errors import UsageError
from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PAGE_ENDINGS = (".md", ".html")
"""The endings of files that hold pages."""
GRAPH_ENDINGS = (".graphml", ".gexf", ".cyjs", ".nodelink.json")
"""The endings of files that hold a graph."""
ENDINGS = PAGE_ENDINGS + GRAPH_ENDINGS


def ending_of(path: Path, endings: Sequence[str] = ENDINGS) -> str:
    """Return which of ``endings`` the name of a file has.

    Raises:
        UsageError: it has none of them.
    """
    name = path.name.lower()
    for ending in endings:
        if name.endswith(ending) and name != ending:
            return ending
    problem = (
        f"{quoted(path.suffix)} is no format that can be written"
        if path.suffix
        else "The file's name has no ending"
    )
    raise UsageError(f"{problem}; there are {listed(endings)}.")
