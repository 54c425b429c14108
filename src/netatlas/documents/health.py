"""The document of a pack's health: its faults, what its records rest on, its remarks and its counts."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from netatlas.documents.blocks import MUTED, STRONG, Bullets, Heading, Inline, Paragraph, Table, Text
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.documents.support import support_blocks
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.packs.report import Fault, PackReport, Remark

TITLE = "Health of the packs"
_HEADINGS = {
    "old": "Checked long ago",
    "ahead": "Later than the pack",
    "ends-first": "Ended before they began",
    "low-confidence": "Not sure",
    "orphan": "Without relations",
    "hole": "Holes in comparisons",
    "contradiction": "Contradictions",
    "misread": "Easily misread",
    "used-twice": "Used twice",
    "look-alike": "Only look alike",
    "synonym-is-name": "Lay words that are names",
    "no-summary": "Without a summary",
    "unused-source": "Sources that nothing cites",
    "unused-attribute": "Attributes that nothing uses",
    "empty-topic": "Topics without a concept",
    "other-pack": "Ties to other packs",
}


def health_document(
    atlas: Atlas, report: PackReport, *, every_old_text: bool = True, most: int | None = None
) -> Document:
    """Return faults with file and line, what records rest on, remarks by kind, and counts of all records.

    Args:
        atlas: what the packs hold.
        report: what was found when they were read.
        every_old_text: whether to list all that rests on old texts alone, or only the first.
        most: how many faults are listed, and how many remarks of each kind; None for all.
    """
    page = DocumentBuilder(atlas)
    faults, remarks = len(report.faults), len(report.remarks)
    page.add(Paragraph(words(f"{counted(faults, 'fault')} and {counted(remarks, 'remark')}."), "lead"))
    if report.faults:
        page.add(Heading("Faults", anchor="faults"))
        page.add(Paragraph(words("What is wrong was left out; everything else is open.", MUTED), "muted"))
        page.add(*_first_words(faults, most))
        listed = sorted(report.faults, key=lambda fault: fault.follows)[:most]  # causes come first
        page.add(_fault_table(fault for fault in listed if not fault.follows))
        if following := [fault for fault in listed if fault.follows]:
            page.add(Heading("What follows from them", level=3), _fault_table(following))
    page.add(*support_blocks(page, every=every_old_text))
    groups: dict[str, list[Remark]] = defaultdict(list)
    for remark in report.remarks:
        groups[remark.kind].append(remark)
    for kind, some in groups.items():
        page.add(Heading(_HEADINGS.get(kind, kind.replace("-", " ").capitalize()), anchor=f"remarks-{kind}"))
        page.add(*_first_words(len(some), most))
        page.add(Bullets(tuple(_remark(page, remark) for remark in some[:most])))
    page.add(Heading("Counts", anchor="counts"))
    page.add(Bullets(tuple(words(f"{name.replace('-', ' ')}: {n:,}") for name, n in report.counts.items())))
    return page.document(TITLE)


def _first_words(count: int, most: int | None) -> Iterator[Paragraph]:
    """Yield how many of a list are shown, if that is not all."""
    if most is not None and count > most:
        sentence = f"These are the first {most:,} of {count:,}; “netatlas check” lists them all."
        yield Paragraph(words(sentence, MUTED), "muted")


def _fault_table(faults: Iterable[Fault]) -> Table:
    rows = tuple(
        (words(f"{fault.file}:{fault.line}:{fault.column}", STRONG), words(fault.message)) for fault in faults
    )
    return Table(columns=(words("Where"), words("What")), rows=rows, widths=(30, 70))


def _remark(page: DocumentBuilder, remark: Remark) -> Inline:
    because = (Text(f" {remark.because}", MUTED),) if remark.because else ()
    if remark.record not in page.atlas or remark.record in page.atlas.sources:
        return (*words(remark.message), *because)  # a source has no page of its own
    owner = page.atlas.owner_of(remark.record)
    return (page.link(owner), Text(f": {remark.message}."), *because)
