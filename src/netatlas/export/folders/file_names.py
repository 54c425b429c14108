"""Names of files for pages: by the ids of their records, so that they stay when a title changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.file_names import file_stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.documents.blocks import Document

CONTENTS = "index"
"""The name of the file that lists the others, without its ending."""
_LONGEST = 64
"""Letters of a name: with a number and an ending it is no longer than a name may be."""


def file_names(documents: Iterable[Document]) -> list[str]:
    """Return a name without an ending for each document; no two are alike, whatever their case.

    They hold only letters, figures and hyphens, so that they are the same everywhere, in addresses too.
    """
    taken = {CONTENTS}
    names = []
    for document in documents:
        base = file_stem(document.record or document.title, longest=_LONGEST, only_ascii=True)
        name, number = base, 1
        while name in taken:
            number += 1
            name = f"{base}-{number}"
        taken.add(name)
        names.append(name)
    return names
