"""What changed between two versions of models, as far as evidence rests on them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.verify.shapes import number_text
from netatlas.verify.verification import EvidenceStatus

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.verify.shapes import ModelShape
    from netatlas.verify.verification import EvidenceResult, PackageUse, Verification


class StatusChange(NamedTuple):
    """A piece of evidence that holds in one of the two versions only."""

    old: EvidenceResult
    new: EvidenceResult

    @property
    def holds_now(self) -> bool:
        """Whether it holds in the newer one."""
        return self.new.status in _HOLDING


class ShapeChange(NamedTuple):
    """A shape that evidence names and that is not what it was.

    Attributes:
        package: the package.
        shape: file and shape in it.
        records: ids of the records whose evidence names it.
        gained: members that came.
        lost: members that went.
        bounds: changed bounds in words ("upper bound 8500 instead of 9001").
        presence: "appeared" or "disappeared", where one of the versions has no such shape; else empty.
    """

    package: str
    shape: str
    records: tuple[str, ...]
    gained: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    bounds: tuple[str, ...] = ()
    presence: str = ""


class ModelChanges(NamedTuple):
    """What changed between two versions.

    Attributes:
        packages: pairs of the old and the new package, as the evidence uses them.
        evidence: evidence that held and no longer does, or the reverse.
        shapes: shapes that evidence names and that changed.
        unchanged: how many pieces of evidence hold, or fail, in both.
    """

    packages: tuple[tuple[PackageUse, PackageUse], ...]
    evidence: tuple[StatusChange, ...]
    shapes: tuple[ShapeChange, ...]
    unchanged: int

    @property
    def any(self) -> bool:
        """Whether anything changed."""
        return bool(self.evidence or self.shapes)


_HOLDING = (EvidenceStatus.HOLDS, EvidenceStatus.EARLY)
"""An early piece holds, whatever its ``since`` says."""


def changes_between(old: Verification, new: Verification) -> ModelChanges:
    """Return what changed between two verifications of the same evidence.

    Evidence on a package that only one of them has is left out.
    """
    pairs = [
        (before, after)
        for before, after in zip(old.results, new.results, strict=True)
        if EvidenceStatus.NOT_INSTALLED not in (before.status, after.status)
    ]
    turned = tuple(
        StatusChange(before, after)
        for before, after in pairs
        if (before.status in _HOLDING) != (after.status in _HOLDING)
    )
    return ModelChanges(
        packages=tuple(zip(old.packages, new.packages, strict=True)),
        evidence=turned,
        shapes=tuple(_shape_changes(pairs)),
        unchanged=len(pairs) - len(turned),
    )


def _shape_changes(pairs: list[tuple[EvidenceResult, EvidenceResult]]) -> Iterator[ShapeChange]:
    named: dict[tuple[str, str], tuple[EvidenceResult, EvidenceResult, list[str]]] = {}
    for before, after in pairs:
        key = (before.package, before.piece.shape)
        _, _, records = named.setdefault(key, (before, after, []))
        records.append(before.record)
    for (package, shape), (before, after, records) in named.items():
        change = _shape_change(ShapeChange(package, shape, tuple(records)), before.shape, after.shape)
        if change is not None:
            yield change


def _shape_change(change: ShapeChange, old: ModelShape | None, new: ModelShape | None) -> ShapeChange | None:
    if old is None or new is None:
        if old is new:
            return None
        return change._replace(presence="appeared" if old is None else "disappeared")
    before, after = old.members or (), new.members or ()
    gained = tuple(name for name in after if name not in set(before))
    lost = tuple(name for name in before if name not in set(after))
    bounds = tuple(_bounds(old, new))
    if not (gained or lost or bounds):
        return None
    return change._replace(gained=gained, lost=lost, bounds=bounds)


def _bounds(old: ModelShape, new: ModelShape) -> Iterator[str]:
    for label, before, after in (
        ("lower", old.minimum, new.minimum),
        ("upper", old.maximum, new.maximum),
    ):
        if before == after:
            continue
        was, now = ("none" if bound is None else number_text(bound) for bound in (before, after))
        yield f"{label} bound {now}, it was {was}"
