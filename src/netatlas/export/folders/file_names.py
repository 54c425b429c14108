"""Names of files for pages: by the ids of their records, so that they stay when a title changes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.documents.blocks import Document

CONTENTS = "index"
"""The name of the file that lists the others, without its ending."""
_UNUSUAL = re.compile(r"[^a-z0-9-]+")
_LONGEST = 100
_RESERVED = frozenset(
    {CONTENTS, "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Names that are taken, or that Windows keeps for devices."""


def file_names(documents: Iterable[Document]) -> list[str]:
    """Return a name without an ending for each document; no two are alike, whatever their case.

    They hold only letters, figures and hyphens, so that they are the same everywhere, in addresses too.
    """
    taken = set(_RESERVED)
    names = []
    for document in documents:
        base = _UNUSUAL.sub("-", (document.record or document.title).lower()).strip("-")[:_LONGEST] or "page"
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names.append(name)
    return names
