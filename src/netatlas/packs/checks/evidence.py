"""Checks that evidence rests on a source that names a package, which it can be held against.

That the source exists is checked in ``netatlas.packs.checks.between_records``, that the record cites it in
``netatlas.packs.checks.within_record``. Whether the evidence holds only ``netatlas.verify`` can say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.packs.quoting import quoted
from netatlas.packs.source_document import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from netatlas.packs.loaded_pack import PackItem


def evidence_problems(item: PackItem, sources: Mapping[str, PackItem]) -> Iterator[Problem]:
    """Yield a problem for each piece of evidence of a record whose source is a text."""
    for index, piece in enumerate(getattr(item.record, "evidence", ())):
        source = sources.get(item.pack.own_id(piece.source))
        if source is not None and source.record.package is None:
            message = (
                f"{quoted(piece.source)} names no package to hold evidence against; "
                "name a source with `package` and `version`"
            )
            yield Problem(("evidence", index, "source"), message)
