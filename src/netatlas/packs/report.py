"""The report on reading packs, beside the atlas itself: faults, remarks and counts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import force_setattr
from typing_extensions import override

from netatlas.atlas.model import Record
from netatlas.letters import visible

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


class Fault(Record, frozen=True, kw_only=True):
    """Something wrong: the record that it is in is left out, everything else opens.

    Attributes:
        file: path inside the pack ("concepts/nat.yaml"); with several packs, after the pack's folder.
        line: from 1.
        column: from 1.
        message: what is wrong and what would be right.
        record: id of the record that is left out, if it has one.
        follows: whether it only follows from another fault, because a record that it refers to was
            left out. Such faults are listed after the others.

    >>> str(Fault(file="topics.yaml", line=2, column=3, message="`id` is missing; add `id: nat`"))
    'topics.yaml:2:3: `id` is missing; add `id: nat`'
    """

    file: str
    line: int
    column: int
    message: str
    record: str = ""
    follows: bool = False

    def __post_init__(self) -> None:
        """Escape what a terminal would obey: file names may hold it, and messages name files."""
        if self.file.isprintable() and self.message.isprintable():
            return  # the common case, and the quick one
        for name, text in (("file", self.file), ("message", self.message)):
            force_setattr(self, name, visible(text))

    @override
    def __str__(self) -> str:
        """Return the line that ``netatlas check`` prints."""
        return visible(f"{self.file}:{self.line}:{self.column}: {self.message}")


class Remark(Record, frozen=True, kw_only=True):
    """Something to look at that is not wrong.

    Attributes:
        kind: old, ahead, ends-first, low-confidence, orphan, hole, contradiction, misread, used-twice,
            look-alike, synonym-is-name, no-summary, unused-source, unused-attribute, empty-topic,
            unused-explanation or other-pack.
        message: one sentence.
        record: id of the record that it is about.
        because: why it is on purpose, if the pack explains it; else empty.
    """

    kind: str
    message: str
    record: str
    because: str = ""


class OpenedPack(Record, frozen=True, kw_only=True):
    """A pack that was opened, and how it is.

    Attributes:
        id: of the pack.
        folder: where it is.
        records: how many were kept, of the sorts that ``PackReport.counts`` counts.
        faults: how many it has.
        remarks: how many it has.
    """

    id: str
    folder: Path
    records: int
    faults: int
    remarks: int


class RefusedPack(Record, frozen=True, kw_only=True):
    """A pack that could not be opened, while others were.

    Attributes:
        folder: where it is.
        reason: one sentence with what to do.
    """

    folder: Path
    reason: str


class PackReport(Record, frozen=True, kw_only=True):
    """What is wrong with the packs that were read, what is worth a look, and how much they hold.

    Attributes:
        faults: causes first, then what follows from them; each part by file and line.
        remarks: by kind.
        counts: how many concepts, facts, limits, relations, comparisons, timelines, events,
            journeys, claims and sources there are, and how many claims of the notes are
            ``corrected`` (any verdict but current).
        packs: those that were opened, in the order of the atlas.
        refused: those that could not be opened.
    """

    faults: tuple[Fault, ...]
    remarks: tuple[Remark, ...]
    counts: Mapping[str, int]
    packs: tuple[OpenedPack, ...] = ()
    refused: tuple[RefusedPack, ...] = ()


class AtlasOfPacks(NamedTuple):
    """Packs that were opened.

    Attributes:
        atlas: all that is sound.
        report: what is wrong or worth a look.
        key: of the entry among ``opening.kept_packs`` for what is made of exactly these packs; '' where
            nothing may be kept, since a pack could not be opened.
    """

    atlas: Atlas
    report: PackReport
    key: str
