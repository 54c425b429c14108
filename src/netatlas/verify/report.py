"""Documents of what a verification found, for the terminal and, as Markdown, for a pull request."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.documents.blocks import (
    GOOD,
    MUTED,
    STRONG,
    Bullets,
    Callout,
    Document,
    Heading,
    Paragraph,
    Table,
    Text,
)
from netatlas.verify.shapes import listed_names
from netatlas.verify.verification import EvidenceStatus
from netatlas.words import counted, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.documents.blocks import Block, Inline
    from netatlas.verify.changes import ModelChanges, ShapeChange, StatusChange
    from netatlas.verify.verification import EvidenceResult, PackageUse, Verification

TITLE = "Evidence and the models"
_GROUPS = (
    (EvidenceStatus.FAILS, "No longer holds"),
    (EvidenceStatus.EARLY, "Holds earlier than it says"),
    (EvidenceStatus.NOT_YET, "Not yet there in this version"),
)
INSTALL = "pip install 'netatlas[verify]'"
"""The command that installs the packages in the versions that the shipped pack names."""


def verification_document(verification: Verification) -> Document:
    """Return what became of the evidence, what does not hold first."""
    blocks: list[Block] = [_summary(verification), _package_table(verification.packages)]
    for status, heading in _GROUPS:
        if some := verification.of_status(status):
            blocks += [Heading(heading, anchor=status), Bullets(tuple(map(_result, some)))]
    if gains := verification.gains():
        items = tuple(_gain(shape, members, records) for (_, shape), (members, records) in gains.items())
        blocks += [Heading("What the models have gained", anchor="gains"), Bullets(items)]
    if missing := [use.name for use in verification.packages if not use.found]:
        blocks.append(Paragraph(_missing(verification, missing), "muted"))
    return Document(title=TITLE, blocks=tuple(blocks))


def changes_document(changes: ModelChanges) -> Document:
    """Return what changed between two versions of models."""
    versions = tuple(
        tuple((Text(cell),) for cell in (old.name, old.found or "not there", new.found or "not there"))
        for old, new in changes.packages
    )
    blocks: list[Block] = [
        _tone(_changes_sentence(changes), good=not changes.any),
        Table(columns=tuple((Text(name),) for name in ("Package", "Old", "New")), rows=versions),
    ]
    for holds, heading in ((False, "Held and no longer holds"), (True, "Holds and did not before")):
        if some := [change for change in changes.evidence if change.holds_now is holds]:
            blocks += [Heading(heading), Bullets(tuple(map(_status_change, some)))]
    if changes.shapes:
        blocks += [Heading("Shapes that changed"), Bullets(tuple(map(_shape_change, changes.shapes)))]
    return Document(title="Changes between the models", blocks=tuple(blocks))


def _summary(verification: Verification) -> Block:
    counts = verification.counts
    checked, holding = verification.checked, counts[EvidenceStatus.HOLDS]
    if verification.all_hold:
        sentence = f"All {checked:,} pieces of evidence hold."
        return _tone("The one piece of evidence holds." if checked == 1 else sentence, good=True)
    labels = {
        EvidenceStatus.FAILS: "no longer",
        EvidenceStatus.GAINED: "with lists that have grown",
        EvidenceStatus.EARLY: "earlier than they say",
        EvidenceStatus.NOT_YET: "not yet in this version",
    }
    rest = [f"{label}: {counts[status]:,}" for status, label in labels.items() if counts[status]]
    sentence = f"{holding:,} of {counted(checked, 'piece')} of evidence hold; {'; '.join(rest)}."
    return _tone(sentence, good=False)


def _tone(sentence: str, *, good: bool) -> Block:
    return Paragraph((Text(sentence, GOOD),), "lead") if good else Callout((Text(sentence),), "warning")


def _package_table(uses: Sequence[PackageUse]) -> Table:
    rows = tuple(
        tuple((Text(cell),) for cell in (use.name, listed(use.named), use.found or "not there"))
        for use in uses
    )
    columns = ("Package", "Version that the pack names", "Version that is here")
    return Table(columns=tuple((Text(name),) for name in columns), rows=rows)


def _result(result: EvidenceResult) -> Inline:
    return (*_where(result), Text(f": {'; '.join(_reasons(result))}."))


def _gain(shape: str, members: Sequence[str], records: Sequence[str]) -> Inline:
    """Return all that a shape has gained, and the records whose lists lack it."""
    gained = listed(map(quoted, members))
    return (Text(shape, STRONG), Text(f": {gained} "), Text(f"({', '.join(records)})", MUTED))


def _where(result: EvidenceResult) -> Inline:
    return (Text(result.record, STRONG), Text(f" ({result.package} {result.piece.shape})", MUTED))


def _reasons(result: EvidenceResult) -> Iterator[str]:
    if result.status is EvidenceStatus.EARLY:
        yield f"it holds here already, although it says since {result.piece.since}; correct that"
    if result.status is EvidenceStatus.NOT_YET:
        yield f"it says that it holds since {result.piece.since}"
    yield from (problem.rstrip(".") for problem in result.problems)
    if result.gained:
        yield f"the model has {listed_names(result.gained)} too"


def _missing(verification: Verification, missing: Iterable[str]) -> Inline:
    left = verification.counts[EvidenceStatus.NOT_INSTALLED]
    return (
        Text(
            f"Not held against anything: {counted(left, 'piece')} of evidence on {listed(missing)}. "
            f"To add what is missing: {INSTALL}, or --models with a folder that holds it."
        ),
    )


def _changes_sentence(changes: ModelChanges) -> str:
    if not changes.any:
        return f"Nothing changed for {counted(changes.unchanged, 'piece')} of evidence."
    lost = sum(not change.holds_now for change in changes.evidence)
    new = len(changes.evidence) - lost
    shapes = counted(len(changes.shapes), "shape")
    return (
        f"{counted(lost, 'piece')} of evidence no longer {'holds' if lost == 1 else 'hold'}, "
        f"{new:,} did not hold before; {shapes} changed."
    )


def _status_change(change: StatusChange) -> Inline:
    known = change.old if change.holds_now else change.new
    return (*_where(known), Text(f": {'; '.join(_reasons(known))}."))


def _shape_change(change: ShapeChange) -> Inline:
    parts = [
        change.presence,
        f"gained {listed_names(change.gained)}" if change.gained else "",
        f"lost {listed_names(change.lost)}" if change.lost else "",
        *change.bounds,
    ]
    said = "; ".join(filter(None, parts))
    return (
        Text(f"{change.package} {change.shape}", STRONG),
        Text(f": {said} "),
        Text(f"({', '.join(change.records)})", MUTED),
    )
