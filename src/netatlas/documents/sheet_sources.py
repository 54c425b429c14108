"""The sources of a sheet as small numbered notes: one number for each guide or standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.citations import evidence_of
from netatlas.atlas.edition import THE_NOTES, Edition, speaks_for_notes
from netatlas.documents.blocks import Reference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Source, Sourced, SourceId

_LONGEST_NAMES = 30
"""Letters of the names of sources that stand beside a heading; numbers alone stand for more."""


class SheetSources:
    """Numbers sources by their short form, in the order of their first mention.

    A guide has many pages, each a source of its own; on paper its name is what one remembers.
    """

    def __init__(self, atlas: Atlas, edition: Edition, *, wanted: bool) -> None:
        self._atlas = atlas
        self._edition = edition
        self._wanted = wanted
        self._numbers: dict[str, int] = {}
        self._first: dict[str, tuple[Source, PartialDate]] = {}

    def beside(self, records: Iterable[Sourced], *, names: bool = True) -> str:
        """Return what some records rest on: ``VPC guide [1]``, or numbers alone where there are many."""
        if not self._wanted:
            return ""
        shorts: dict[str, None] = {}
        notes = False
        for record in records:
            if speaks_for_notes(record, self._edition):
                notes = True
                continue
            shorts.update(dict.fromkeys(self._short(source, record) for source in _texts(record)))
        numbers = sorted(self._numbers[short] for short in shorts)
        if not numbers:
            return THE_NOTES if notes else ""
        named = ", ".join(f"{short} [{self._numbers[short]}]" for short in shorts)
        return named if names and len(named) <= _LONGEST_NAMES else f"[{_spans(numbers)}]"

    def references(self) -> tuple[Reference, ...]:
        """Return one reference for each number, in their order."""
        return tuple(
            Reference(
                id=source.id,
                short=short,
                title=source.short,
                publisher=source.publisher,
                url=source.url,
                date=f"checked {checked}",
            )
            for short, (source, checked) in self._first.items()
        )

    def _short(self, source_id: SourceId, record: Sourced) -> str:
        source = self._atlas.sources[source_id]
        self._numbers.setdefault(source.short, len(self._numbers) + 1)
        first, checked = self._first.get(source.short, (source, record.checked))
        self._first[source.short] = (first, max(checked, record.checked))
        return source.short


def _texts(record: Sourced) -> tuple[SourceId, ...]:
    """Return the sources of a record without the models of its evidence, unless it has nothing else."""
    models = {piece.source for piece in evidence_of(record)}
    return tuple(one for one in record.sources if one not in models) or record.sources


def _spans(numbers: list[int]) -> str:
    """Return numbers with runs of three and more drawn together.

    >>> _spans([1, 2, 3, 5, 7, 8])
    '1 to 3, 5, 7, 8'
    """
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = (f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)  # noqa: PLR2004
    return ", ".join(parts)
