"""Holds the evidence of an atlas against packages of models, piece by piece."""

from __future__ import annotations

from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.progress import SILENT
from netatlas.verify import botocore_models, cfn_lint_schemas, moto_data
from netatlas.verify.conditions import judge
from netatlas.verify.packages import numbers_of
from netatlas.verify.shapes import NoSuchShape

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Evidence, Source, Verifiable
    from netatlas.progress import Progress
    from netatlas.verify.packages import ModelPackage
    from netatlas.verify.shapes import ModelShape

_FINDERS = {
    "botocore": botocore_models.find_shape,
    "moto": moto_data.find_shape,
    "cfn-lint": cfn_lint_schemas.find_shape,
}


class EvidenceStatus(StrEnum):
    """Whether a piece of evidence holds."""

    HOLDS = "holds"
    FAILS = "fails"
    GAINED = "gained"
    """All that it names is there, but it names all members and there are more."""
    NOT_YET = "not-yet"
    """It does not hold, as its ``since`` says of a version as old as this."""
    EARLY = "early"
    """It holds although its ``since`` says that it does not in a version as old as this."""
    NOT_INSTALLED = "not-installed"


class RecordEvidence(NamedTuple):
    """A piece of evidence, with the record and the source that it belongs to."""

    record: Verifiable
    piece: Evidence
    source: Source


class EvidenceResult(NamedTuple):
    """What became of a piece of evidence.

    Attributes:
        record: the id of its record.
        piece: the evidence.
        package: the package that it rests on.
        status: whether it holds.
        problems: what does not hold, and what is there instead, in words.
        gained: members that are there and that it does not name although it names all.
        shape: what the model has there; None if it has nothing, or the package is not there.
    """

    record: str
    piece: Evidence
    package: str
    status: EvidenceStatus
    problems: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    shape: ModelShape | None = None


class PackageUse(NamedTuple):
    """A package that evidence rests on.

    Attributes:
        name: its name.
        named: the versions that the sources of the packs name; one, unless packs differ.
        found: the version that is there; empty if it is not.
    """

    name: str
    named: tuple[str, ...]
    found: str


class Verification(NamedTuple):
    """What became of all evidence that was asked for."""

    packages: tuple[PackageUse, ...]
    results: tuple[EvidenceResult, ...]

    @property
    def counts(self) -> Mapping[EvidenceStatus, int]:
        """How many pieces of evidence there are of each status."""
        found = Counter(result.status for result in self.results)
        return {status: found[status] for status in EvidenceStatus}

    @property
    def checked(self) -> int:
        """How many pieces of evidence could be held against something."""
        return len(self.results) - self.counts[EvidenceStatus.NOT_INSTALLED]

    @property
    def all_hold(self) -> bool:
        """Whether everything holds that could be held against something."""
        return self.counts[EvidenceStatus.HOLDS] == self.checked

    def of_status(self, *statuses: EvidenceStatus) -> list[EvidenceResult]:
        """Return the results of some statuses."""
        return [result for result in self.results if result.status in statuses]

    def gains(self) -> dict[tuple[str, str], tuple[list[str], list[str]]]:
        """Return what enums and structures have gained: by package and shape, the members and the records.

        What a version older than ``since`` has is no gain.
        """
        gains: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
        for result in self.of_status(EvidenceStatus.FAILS, EvidenceStatus.GAINED):
            if result.gained:
                members, records = gains.setdefault((result.package, result.piece.shape), ([], []))
                members += [name for name in result.gained if name not in members]
                records.append(result.record)
        return gains


def evidence_of(atlas: Atlas, names: Iterable[str] = ()) -> list[RecordEvidence]:
    """Return the evidence of an atlas in the order of its files.

    Args:
        atlas: the opened packs.
        names: ids of records; their evidence, and that of what belongs to them, if there are any.
    """
    wanted = set(names)
    return [
        RecordEvidence(record, piece, atlas.sources[piece.source])
        for record in _verifiable(atlas)
        for piece in record.evidence
        if not wanted or not wanted.isdisjoint(_owners(atlas, record))
    ]


def verify(
    evidence: Sequence[RecordEvidence],
    packages: Mapping[str, ModelPackage],
    progress: Progress = SILENT,
) -> Verification:
    """Hold evidence against packages.

    Raises:
        ModelError: a model cannot be read.
        Cancelled: ``progress`` was cancelled.
    """
    results = []
    for record, piece, source in progress.each(evidence, len(evidence), "pieces of evidence"):
        package = packages.get(source.package)
        if package is None:
            result = EvidenceResult(record.id, piece, source.package, EvidenceStatus.NOT_INSTALLED)
        else:
            result = _result(record.id, piece, package)
        results.append(result)
    return Verification(tuple(_uses(evidence, packages)), tuple(results))


def _result(record: str, piece: Evidence, package: ModelPackage) -> EvidenceResult:
    file, _, target = piece.shape.partition(" ")
    is_older = bool(piece.since) and numbers_of(package.version) < numbers_of(piece.since)
    shape: ModelShape | None = None
    gained: tuple[str, ...] = ()
    try:
        shape = _FINDERS[package.name](package.files, file, target)
        problems, gained = judge(piece, shape)
    except NoSuchShape as missing:
        hint = "" if is_older else missing.hint  # what came later is no slip
        problems = (f"{missing} ({hint})" if hint else str(missing),)
    status = _status(fails=bool(problems), gained=bool(gained), is_older=is_older)
    return EvidenceResult(record, piece, package.name, status, problems, gained, shape)


def _status(*, fails: bool, gained: bool, is_older: bool) -> EvidenceStatus:
    if is_older:
        return EvidenceStatus.NOT_YET if fails or gained else EvidenceStatus.EARLY
    if fails:
        return EvidenceStatus.FAILS
    return EvidenceStatus.GAINED if gained else EvidenceStatus.HOLDS


def _verifiable(atlas: Atlas) -> Iterator[Verifiable]:
    for concept in atlas.contents.concepts:
        yield from concept.facts
        yield from concept.limits
        yield from concept.relations
    yield from atlas.events.values()


def _owners(atlas: Atlas, record: Verifiable) -> set[str]:
    """Return the ids by which a record may be asked for: its own, that of its concept and of its timeline."""
    return {record.id, atlas.owner_of(record.id), getattr(record, "timeline", record.id)}


def _uses(evidence: Iterable[RecordEvidence], packages: Mapping[str, ModelPackage]) -> Iterator[PackageUse]:
    named: dict[str, set[str]] = defaultdict(set)
    for _, _, source in evidence:
        named[source.package].add(source.version)
    for name in sorted(named):
        package = packages.get(name)
        versions = sorted(named[name], key=numbers_of)
        yield PackageUse(name, tuple(versions), package.version if package is not None else "")
