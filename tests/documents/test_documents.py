"""Documents: nothing lost, nothing invented, editions kept apart, links that lead somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from netatlas.address import Address
from netatlas.atlas.dates import PartialDate
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Adjustable, Verdict
from netatlas.atlas.model import ConceptId
from netatlas.compare import compare
from netatlas.documents import (
    Visited,
    comparison_document,
    comparisons_document,
    concept_document,
    errata_document,
    health_document,
    journeys_document,
    limits_document,
    path_document,
    record_document,
    start_document,
    timeline_document,
    timelines_document,
    topic_document,
)
from netatlas.documents.blocks import Document, FactList, Heading, Link, Table, Text, plain
from netatlas.errors import UsageError
from netatlas.explore.paths import PathQuestion
from netatlas.export.markdown import to_markdown
from netatlas.packs.report import Fault, PackReport, Remark
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

_ATLAS = demo_atlas()
_REPORT = PackReport(
    faults=(
        Fault(file="concepts/nat.yaml", line=4, column=7, message="`amount` is missing"),
        Fault(file="claims.yaml", line=9, column=1, message="names what was left out", follows=True),
    ),
    remarks=(Remark(kind="orphan", message="has no relations", record="ssl-2-0"),),
    counts={"concepts": 5},
)
_PAGES = [
    start_document(_ATLAS),
    comparisons_document(_ATLAS),
    timelines_document(_ATLAS),
    journeys_document(_ATLAS),
    errata_document(_ATLAS),
    limits_document(_ATLAS),
    *(topic_document(_ATLAS, topic) for topic in _ATLAS.topic_titles()),
    health_document(_ATLAS, _REPORT),
    timeline_document(_ATLAS, "tls-history", at=PartialDate.parse("2011-03-05")),
    *(
        path_document(_ATLAS, PathQuestion(ConceptId(start), ConceptId(end), edition=edition))
        for start, end in (
            ("nat-instance", "nat-gateway"),
            ("nat-gateway", "elastic-ip"),
            ("tls-1-2", "ssl-2-0"),
        )
        for edition in Edition
    ),
    *(
        record_document(_ATLAS, record_id, edition=edition)
        for record_id in (*dict(_ATLAS.names()), *_ATLAS.events, *_ATLAS.facts, *_ATLAS.relations)
        for edition in Edition
    ),
]


def _parts(part: object) -> Iterator[object]:
    """Yield every struct inside a document."""
    if isinstance(part, tuple):
        for item in part:
            yield from _parts(item)
    elif isinstance(part, msgspec.Struct):
        yield part
        for name in part.__struct_fields__:
            yield from _parts(getattr(part, name))


def _words(page: Document) -> str:
    return to_markdown([page])


def test_a_concept_reads_as_it_should(snapshot: SnapshotAssertion) -> None:
    """Without it the order or the words of a page could change unseen."""
    assert _words(concept_document(_ATLAS, "nat-gateway", edition=Edition.BOTH)) == snapshot


def test_a_path_reads_as_it_should(snapshot: SnapshotAssertion) -> None:
    """Without it a step could lose its source, or a journey its outcome."""
    question = PathQuestion(ConceptId("nat-gateway"), ConceptId("elastic-ip"))
    assert _words(path_document(_ATLAS, question)) == snapshot


def test_every_link_leads_to_a_record_and_every_table_is_whole() -> None:
    """Without it a page could hold a dead link, or a row that is shorter than its header."""
    for page in _PAGES:
        for part in _parts(page):
            if isinstance(part, Link):
                address = Address.parse(part.target)
                names = address.subjects or (part.target,)
                assert part.target == "view:errata" or all(name in _ATLAS for name in names)
                assert part.text
            if isinstance(part, Table):
                assert {len(row) for row in part.rows} <= {len(part.columns)}
                assert len(part.widths) in (0, len(part.columns))
            if isinstance(part, Text):
                assert part.text


@pytest.mark.parametrize("edition", Edition)
def test_every_value_carries_its_source(edition: Edition) -> None:
    """Without it a reader could not tell where a value is from."""
    page = concept_document(_ATLAS, "nat-gateway", edition=edition)
    rows = [row for block in page.blocks if isinstance(block, FactList) for row in block.rows]
    assert all(plain(note) for _, _, note in rows)
    assert [reference.short for reference in page.references] == ["VPC guide"]


def test_as_the_notes_shows_and_cites_the_notes_only() -> None:
    """Without it the notes would seem to know what was found out later, or to quote a source for an error."""
    page = concept_document(_ATLAS, "nat-gateway", edition=Edition.NOTES)
    text = _words(page)
    assert "| Bandwidth | 5 to 45 Gbps (out of date since 2022-06) | the notes |" in text
    assert "3 facts, 1 limit and 1 relation are hidden: not in the notes." in text
    assert not any(word in text for word in ("100 Gbps", "350 s", "Corrected", "~~", "replaces"))
    assert "The notes say nothing of Elastic IP." in _words(
        concept_document(_ATLAS, "elastic-ip", edition=Edition.NOTES)
    )


def test_as_of_today_shows_nothing_struck() -> None:
    """Without it someone who wants today's truth would have to read around old values."""
    text = _words(concept_document(_ATLAS, "nat-gateway"))
    assert "| Bandwidth | 5 to 100 Gbps | VPC guide, 2026-11 |" in text
    assert "~~" not in text
    assert "Corrected" not in text


def test_a_comparison_marks_flags_and_holes_and_can_show_differences_only() -> None:
    """Without it an unknown could read as a no, or rows be left out without a word."""
    table = compare(_ATLAS, ["nat-gateway", "nat-instance"])
    page = comparison_document(_ATLAS, table)
    drawn = next(block for block in page.blocks if isinstance(block, Table))
    assert drawn.highlighted == (0, 1, 2)
    assert drawn.rows[0][1:3] == ((Text("Not supported", "no"),), (Text("Supported", "yes"),))
    assert drawn.rows[3][2] == (Text("Unknown", "muted"),)
    assert "Choose** NAT gateway when you want no machine to look after." in _words(page)
    short = _words(comparison_document(_ATLAS, table, differences_only=True))
    assert "3 of 4 rows differ. 1 other left out." in short
    assert "Bandwidth" not in short


def test_errata_hold_every_claim_that_is_not_current() -> None:
    """Without it a line of the notes that is wrong could be missing from the page that lists them."""
    text = _words(errata_document(_ATLAS))
    for claim in _ATLAS.claims:
        assert (claim.gist in text) == (claim.verdict is not Verdict.CURRENT)
    assert "2022-06 | out of date | VPC guide, 2026-11 |" in text
    assert "45 Gbps" not in _words(errata_document(_ATLAS, verdict="wrong"))
    with pytest.raises(UsageError, match="“bad” is no verdict; there are current, incomplete"):
        errata_document(_ATLAS, verdict="bad")


def test_the_start_page_counts_and_shows_what_was_corrected_last() -> None:
    """Without it a newcomer would not see what there is and how to begin."""
    text = _words(start_document(_ATLAS, keys=("Ctrl+K", "?")))
    assert "5 concepts, 1 comparison, 1 limit, 1 timeline, 1 journey. Press **Ctrl+K** and type" in text
    assert "All 3 corrections" in text
    assert "3 of 4 lines of the notes are corrected: " in text
    now = "**It** scales to **100** Gbps."
    assert f"| NAT gateway | ~~A gateway scales to 45 Gbps~~ | {now} | 2022-06 |" in text
    assert text.index("Version 1, checked 2026-11") > text.index("Corrected most recently")


def test_the_start_page_is_calm_and_leads_back() -> None:
    """Without it a reader would have to look for what was open, among lists of all that there is."""
    visited = [Visited(f"Page {n}", f"view:page-{n}", "View") for n in range(9)]
    headings = [
        [block.text for block in page.blocks if isinstance(block, Heading)]
        for page in (start_document(_ATLAS), start_document(_ATLAS, recent=visited))
    ]
    assert headings == [["Corrected most recently"]] * 2
    page = start_document(_ATLAS, recent=visited, bookmarks=[Visited("Mine", "vpc", "Concept")])
    links = [part.target for part in _parts(page) if isinstance(part, Link)]
    assert links[:5] == ["view:page-0", "vpc", "view:page-1", "view:page-2", "nat-gateway"]
    places = next(block for block in page.blocks if isinstance(block, Table))
    assert [plain(name) for name in places.columns] == ["Recent", "When", "Bookmarks", "What it is"]
    assert places.rows[1][2:] == ((), ())


def test_a_day_on_a_timeline_says_what_is_not_certain() -> None:
    """Without it a month would be taken for a day, and a version for prohibited before it was."""
    day = PartialDate.parse("2011-03-05")
    text = _words(timeline_document(_ATLAS, "tls-history", at=day, edition=Edition.BOTH))
    assert "**Current**, published 1995 by Netscape; must not be used during 2011-03 by IETF" in text
    assert "2008-08-10 (was ~~2005~~)" in text
    assert "**Must not be used**, since 2011-03 by IETF" in _words(
        timeline_document(_ATLAS, "tls-history", at=PartialDate.parse("2011-04"))
    )


def test_hard_limits_are_those_known_to_be_hard() -> None:
    """Without it a quota that can be raised would be called hard."""
    assert _ATLAS.limits["nat-gateways-per-zone"].adjustable is Adjustable.YES
    assert "0 of 1 limit." in _words(limits_document(_ATLAS, hard=True))
    assert "1 limit." in _words(limits_document(_ATLAS))


def test_health_names_the_place_of_every_fault() -> None:
    """Without it whoever writes a pack would have to look for what is wrong."""
    text = _words(health_document(_ATLAS, _REPORT))
    assert "**concepts/nat.yaml:4:7**" in text
    assert text.index("What follows from them") < text.index("claims.yaml:9:1")
    assert "2 faults and 1 remark." in text


def test_what_has_no_page_says_so() -> None:
    """Without it asking for a source would end in a traceback."""
    with pytest.raises(UsageError, match="“guide” is a source, which has no page"):
        record_document(_ATLAS, "guide")


def test_the_page_of_a_topic_holds_all_that_is_about_it() -> None:
    """A topic would be a name without a page, or its page would leave something out."""
    topic = _ATLAS.concepts[ConceptId("nat-gateway")].topic
    document = topic_document(_ATLAS, topic)
    targets = {part.target for part in _parts(document) if isinstance(part, Link)}
    assert {concept.id for concept in _ATLAS.concepts_in(topic)} <= targets
    assert {one.id for one in _ATLAS.comparisons_with("nat-gateway")} <= targets
    assert {one.id for one in _ATLAS.journeys_with("nat-gateway")} <= targets
    text = to_markdown([document])
    assert all(limit.label in text for limit in _ATLAS.concepts[ConceptId("nat-gateway")].limits)
    assert all(claim.gist in text for claim in _ATLAS.claims_of("nat-gateway") if claim.verdict != "current")
