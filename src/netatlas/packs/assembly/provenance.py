"""Sources, dates and confidence of a record, some of them inherited.

The date of its check comes from the concept or timeline that holds it, the date of the source from its
first source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netatlas.atlas import model
from netatlas.atlas.enums import Verdict
from netatlas.packs.assembly.model_values import date_of, number_of, value_of
from netatlas.packs.namespaces import ATTRIBUTE, CLAIM, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netatlas.atlas.dates import PartialDate
    from netatlas.packs import schema
    from netatlas.packs.loaded_pack import LoadedPack, PackItem


class Provenance:
    """Finds the provenance of the records of one pack, without references to what was left out."""

    def __init__(self, pack: LoadedPack, kept: Mapping[str, Mapping[str, PackItem]]) -> None:
        """Find provenance for ``pack``; ``kept`` are the items of all packs, by namespace and id."""
        self._pack = pack
        self._kept = kept

    def kept_ids(self, namespace: str, references: Iterable[str]) -> tuple[Any, ...]:
        """Return the ids in the atlas of the targets that are kept."""
        kept = self._kept[namespace]
        return tuple(name for name in map(self._pack.qualified_id, references) if name in kept)

    def attribute(self, name: str) -> schema.Attribute | None:
        """Return the attribute that a fact names, if it is kept."""
        item = self._kept[ATTRIBUTE].get(self._pack.own_id(name))
        return None if item is None else item.record

    def of(
        self,
        record: Any,  # noqa: ANN401 - any record with sources
        checked: PartialDate | None = None,
        owner_sources: tuple[Any, ...] = (),
    ) -> dict[str, Any]:
        """Return the fields of ``Sourced``.

        Args:
            record: as it is in the file.
            checked: the date for a record without its own, from the record that holds it, if any.
            owner_sources: the sources of the record that holds it.
        """
        sources = self.kept_ids(SOURCE, record.sources) if record.sources else owner_sources
        as_of = record.as_of if record.as_of is not None else self._kept[SOURCE][sources[0]].record.as_of
        return {
            "sources": sources,
            "checked": date_of(record.checked) or checked,
            "as_of": date_of(as_of),
            "confidence": record.confidence,
            "in_notes": record.in_notes,
        }

    def correction(self, was: schema.OldValue | None) -> model.Correction | None:
        """Return what the notes said if it was another value, else None."""
        if was is None:
            return None
        claim = self._pack.own_id(was.claim) if was.claim else ""
        return model.Correction(
            value=value_of(was.value, was.state, was.says),
            verdict=Verdict(was.verdict),
            since=date_of(was.since),
            claim=claim if claim in self._kept[CLAIM] else "",
        )

    def evidence(self, evidence: Iterable[schema.Evidence]) -> tuple[model.Evidence, ...]:
        """Return the evidence whose source is kept."""
        return tuple(
            model.Evidence(
                source=source,
                shape=piece.shape,
                members=tuple(piece.members or ()),
                has=tuple(piece.has or ()),
                lacks=tuple(piece.lacks or ()),
                minimum=number_of(piece.minimum),
                maximum=number_of(piece.maximum),
                words=tuple(piece.words or ()),
                value=piece.value if isinstance(piece.value, (str, bool)) else number_of(piece.value),
                since=piece.since or "",
            )
            for piece in evidence
            for source in self.kept_ids(SOURCE, [piece.source])
        )
