"""The health page on sources: counts that add up, and a list that is as long as the reader wants."""

from __future__ import annotations

from netatlas.atlas.dates import PartialDate
from netatlas.documents import health_document
from netatlas.documents.blocks import Bullets, Document, Heading, Link, Paragraph, Table, plain
from netatlas.packs.report import Fault, PackReport, Remark
from tests.helpers.atlases import GUIDE, RFC, atlas_of, concept, fact, text

MANY = 30
OLD = PartialDate.parse("2020-01")
_REPORT = PackReport(faults=(), remarks=(), counts={})
_ATLAS = atlas_of(
    [
        concept(
            "vpc",
            *(fact("vpc", "managed-by", text("x"), key=f"k{n}", as_of=OLD) for n in range(MANY)),
            fact("vpc", "bandwidth", text("x"), sources=(GUIDE, RFC), as_of=OLD),
        )
    ]
)


def _page(*, every: bool) -> dict[str, list[tuple[str, ...]]]:
    """Return the rows of each table by the heading above it."""
    page = health_document(_ATLAS, _REPORT, every_old_text=every)
    heading, tables = "", {}
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Table):
            tables[heading] = [tuple(map(plain, row)) for row in block.rows]
    return tables


def _links(page: Document) -> list[str]:
    return [
        span.target
        for block in page.blocks
        if isinstance(block, Paragraph)
        for span in block.inline
        if isinstance(span, Link)
    ]


def test_health_counts_what_records_rest_on_and_how_old_sources_are() -> None:
    """Nobody would see that most of a pack rests on one text, or on texts of which nobody knows the age."""
    tables = _page(every=True)
    assert tables["What records rest on"][0] == ("Facts", "0", "1", "30", "31")
    assert tables["How old the sources are"] == [("2008", "1", "1"), ("No date", "1", "31")]


def test_health_lists_old_texts_and_all_of_them_on_request() -> None:
    """A list of hundreds would bury the remarks, or what it leaves out could not be reached."""
    assert len(_page(every=False)["Resting on an old text alone"]) == 20
    rows = _page(every=True)["Resting on an old text alone"]
    assert len(rows) == MANY
    assert rows[0] == ("Vpc: Managed by (k0)", "VPC guide, 2026-11, as of 2020-01", "high")
    assert _links(health_document(_ATLAS, _REPORT, every_old_text=False)) == ["view:health?texts=all"]
    assert _links(health_document(_ATLAS, _REPORT)) == []


def test_a_long_list_has_its_first_lines_and_its_number() -> None:
    """The window would stand still for seconds at thousands of faults, or hide how many there are."""
    faults = [Fault(file="a.yaml", line=n, column=1, message="m", follows=n % 3 == 0) for n in range(MANY)]
    remarks = [Remark(kind="orphan", record="vpc", message=f"m {n}") for n in range(MANY)]
    report = PackReport(faults=tuple(faults), remarks=tuple(remarks), counts={})
    for most, listed in ((None, (20, 10, MANY)), (MANY, (20, 10, MANY)), (25, (20, 5, 25)), (7, (7, 0, 7))):
        page = health_document(_ATLAS, report, most=most)
        faulty = {
            len(block.rows)
            for block in page.blocks
            if isinstance(block, Table) and "Where" in plain(block.columns[0])
        }
        remarked = next(block for block in page.blocks if isinstance(block, Bullets))
        assert (faulty, len(remarked.items)) == ({*listed[:2]} - {0}, listed[2])
        said = [plain(block.inline) for block in page.blocks if isinstance(block, Paragraph)]
        sentence = f"These are the first {most} of {MANY}; “netatlas check” lists them all."
        assert said.count(sentence) == (2 if listed[2] < MANY else 0)
