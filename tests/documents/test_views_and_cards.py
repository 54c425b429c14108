"""Documents of views, cards beside the graph, lists that are cut, and topics with topics in them."""

from __future__ import annotations

import pytest

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Topic
from netatlas.desk.sheet import Form, Sheet, SheetItem
from netatlas.documents import (
    Visited,
    comparisons_document,
    errata_document,
    health_document,
    journeys_document,
    limits_document,
    start_document,
    timelines_document,
    topic_document,
)
from netatlas.documents.blocks import Bullets, Link, Paragraph, Table, Text, plain
from netatlas.documents.graph_card import graph_card_document
from netatlas.documents.sheet import sheet_content
from netatlas.documents.views import view_document
from netatlas.errors import UsageError
from netatlas.packs.report import PackReport, Remark
from tests.helpers.atlases import atlas_of, concept, demo_atlas

_ATLAS = demo_atlas()
_REPORT = PackReport(
    faults=(), remarks=(Remark(kind="orphan", message="has no relations", record="ssl-2-0"),), counts={}
)
_DOCUMENTS = {
    "start": start_document(_ATLAS),
    "comparisons": comparisons_document(_ATLAS),
    "timelines": timelines_document(_ATLAS),
    "journeys": journeys_document(_ATLAS),
    "limits": limits_document(_ATLAS),
    "errata": errata_document(_ATLAS),
    "health": health_document(_ATLAS, _REPORT),
}
ALL_CORRECTIONS = Link("All 3 corrections", "view:errata")
_ABSENT = "The notes do not have this."


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_each_view_of_the_packs_is_its_own_document(name: str) -> None:
    """Somebody would ask for one view and get another."""
    assert view_document(_ATLAS, _REPORT, name) == _DOCUMENTS[name]
    assert sum(one == _DOCUMENTS[name] for one in _DOCUMENTS.values()) == 1


def test_the_view_of_limits_is_in_the_edition_that_is_asked_for() -> None:
    """The limits of today would be given for those of the notes."""
    notes = view_document(_ATLAS, _REPORT, "limits", edition=Edition.NOTES)
    assert notes == limits_document(_ATLAS, edition=Edition.NOTES)
    assert notes != _DOCUMENTS["limits"]


@pytest.mark.parametrize(("name", "said"), [("bookmarks", "“Bookmarks”"), ("nowhere", "“nowhere”")])
def test_a_page_of_the_window_is_refused_by_name(name: str, said: str) -> None:
    """Whoever asks for it in the terminal would get a fault instead of where it is."""
    with pytest.raises(UsageError) as refused:
        view_document(_ATLAS, _REPORT, name)
    assert str(refused.value) == f"{said} is a page of the window only; open it there."


def test_a_card_says_what_the_notes_do_not_have() -> None:
    """A reader of the notes would take a journey of today for one of theirs."""

    def first(record: str, edition: Edition) -> str:
        block = graph_card_document(_ATLAS, record, edition).blocks[0]
        assert isinstance(block, Paragraph)
        return plain(block.inline)

    assert first("private-to-internet", Edition.NOTES) == _ABSENT
    assert first("private-to-internet", Edition.TODAY) == "Out through a NAT gateway."
    assert first("nat-gateway-vs-nat-instance", Edition.NOTES) != _ABSENT


def test_a_concept_has_no_card_of_this_sort() -> None:
    """A caller's mistake would show an empty card rather than itself."""
    with pytest.raises(TypeError, match="Concept"):
        graph_card_document(_ATLAS, "nat-gateway", Edition.TODAY)


@pytest.mark.parametrize(("amount", "shown"), [(3, 3), (4, 3)])
def test_more_bookmarks_than_the_start_page_shows_are_behind_a_link(amount: int, shown: int) -> None:
    """The fourth bookmark would be gone from the start page, with no way to it."""
    marks = [Visited(f"Mark {number}", f"mark-{number}", "Concept") for number in range(amount)]
    blocks = start_document(_ATLAS, bookmarks=marks).blocks
    heads = next(block for block in blocks if isinstance(block, Table)).columns
    every = Link(f"All {amount} bookmarks", str(Address.view("bookmarks")))
    assert heads[0] == ((every,) if amount > shown else (Text("Bookmarks"),))
    rows = [row for block in blocks for row in getattr(block, "rows", ())]
    titles = [plain(row[0]) for row in rows if plain(row[0]).startswith("Mark ")]
    assert titles == [f"Mark {number}" for number in range(shown)]


def test_a_comparison_of_ones_own_has_all_rows_on_a_sheet() -> None:
    """Without a curator no row would be chosen, and the sheet would say nothing of it."""
    item = SheetItem("compare:nat-gateway+elastic-ip", Form.FULL)
    (section,) = sheet_content(_ATLAS, Sheet("Mine", (item,))).sections
    (table,) = section.blocks
    assert isinstance(table, Table)
    assert [(plain(row[0]), plain(row[2])) for row in table.rows] == [
        (label, "unknown")
        for label in ("Managed by", "Bandwidth", "Port forwarding", "Idle timeout", "Source check")
    ]


def test_things_without_any_value_have_no_row_and_leave_the_sheet_whole() -> None:
    """One comparison of nothing would keep a whole sheet from being drawn."""
    items = (SheetItem("compare:elastic-ip+ssl-2-0"), SheetItem("nat-gateway"))
    nothing, other = sheet_content(_ATLAS, Sheet("Mine", items)).sections
    assert not any(getattr(block, "rows", ()) for block in nothing.blocks)
    (alone,) = sheet_content(_ATLAS, Sheet("Mine", items[1:])).sections
    assert other.blocks == alone.blocks
    assert other.blocks


def test_a_topic_begins_with_its_summary_and_links_to_the_topics_in_it() -> None:
    """A topic that holds only topics would be an empty page that leads nowhere."""
    inner = Topic(id="inner", title="Inner")
    outer = Topic(id="outer", title="Outer", summary="What is outside.", topics=(inner,))
    atlas = atlas_of([concept("a", topic="inner")], topics=(outer,))
    document = topic_document(atlas, "outer")
    assert document.blocks[0] == Paragraph((Text("What is outside."),), "lead")
    bullets = [block for block in document.blocks if isinstance(block, Bullets)]
    assert bullets == [Bullets(((Link("Inner", "topic:inner"),),))]
    assert not any(block == document.blocks[0] for block in topic_document(atlas, "inner").blocks)
