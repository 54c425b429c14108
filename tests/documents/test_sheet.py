"""What a sheet says: each sort of thing short and full, in each edition, with numbered sources."""

from __future__ import annotations

import pytest

from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import Form, Sheet, SheetItem, SheetLayout
from netatlas.documents.blocks import CORRECTED, OLD, Cards, Document, Inline, Link, Table, Text, plain
from netatlas.documents.paper import paper_of
from netatlas.documents.sheet import SheetContent, sheet_content
from tests.helpers.atlases import demo_atlas

_ATLAS = demo_atlas()


def _content(
    *addresses: str, form: Form = Form.SHORT, edition: Edition = Edition.BOTH, sources: bool = True
) -> SheetContent:
    items = tuple(SheetItem(address, form) for address in addresses)
    return sheet_content(_ATLAS, Sheet("Mine", items, SheetLayout(edition=edition, sources=sources)))


def _cells(content: SheetContent) -> list[Inline]:
    blocks = [block for section in content.sections for block in section.blocks]
    rows = [row for block in blocks for row in getattr(block, "rows", ())]
    lines = [block.inline for block in blocks if hasattr(block, "inline")]
    return [*lines, *(cell for row in rows for cell in row)]


def _every_address() -> list[str]:
    records = [
        *_ATLAS.concepts,
        *(one.id for one in _ATLAS.comparisons),
        *(one.id for one in _ATLAS.timelines),
        *(one.id for one in _ATLAS.journeys),
        *_ATLAS.limits,
        *_ATLAS.events,
        *(fact.id for concept in _ATLAS.concepts.values() for fact in concept.facts),
        *(relation.id for concept in _ATLAS.concepts.values() for relation in concept.relations),
    ]
    return [*records, "view:limits"]


@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("form", list(Form))
def test_everything_of_an_atlas_can_be_on_a_sheet(form: Form, edition: Edition) -> None:
    """Somebody would put a thing onto a sheet and find nothing, or an empty heading."""
    for address in _every_address():
        content = _content(address, form=form, edition=edition)
        if edition is Edition.NOTES and content.missing:
            assert content.missing[0].reason.startswith(("The notes", "No limit that this edition shows"))
            continue
        assert not content.missing, address
        assert content.sections[0].title
        assert all(section.blocks for section in content.sections)


def test_corrections_stand_out_and_are_said_in_words() -> None:
    """The old value would be learnt for today's by whoever cannot see the strike."""
    both = [span for cell in _cells(_content("nat-gateway/bandwidth")) for span in cell]
    styles = {span.style: span.text for span in both if isinstance(span, Text)}
    assert styles[CORRECTED].replace("\u00a0", " ") == "5 to 100 Gbps"
    assert styles[OLD].replace("\u00a0", " ") == "5 to 45 Gbps"
    assert " (was " in [span.text for span in both]
    today = _cells(_content("nat-gateway/bandwidth", edition=Edition.TODAY))
    notes = _cells(_content("nat-gateway/bandwidth", edition=Edition.NOTES))
    assert "45" not in "".join(map(plain, today))
    assert "100" not in "".join(map(plain, notes))


def test_as_the_notes_shows_nothing_of_today() -> None:
    """A sheet of the notes would hold what they never said."""
    hidden = [one.id for one in _ATLAS.limits.values() if not one.in_notes and one.was is None]
    content = _content(*hidden, edition=Edition.NOTES)
    assert hidden
    assert not content.sections
    assert len(content.missing) == len(hidden)


def test_full_says_more_than_short() -> None:
    """The switch of an item would do nothing."""
    short, full = (_cells(_content("nat-gateway", form=form)) for form in Form)
    assert len("".join(map(plain, full))) > len("".join(map(plain, short)))


def test_sources_are_numbered_or_left_out() -> None:
    """A number would lead to no source, or sources take room that somebody wants for facts."""
    content = _content("nat-gateway", "view:limits")
    assert any("[1]" in section.sources for section in content.sections)
    assert content.references
    without = _content("nat-gateway", "view:limits", sources=False)
    assert not without.references
    assert not any("[" in section.sources for section in without.sections)


def test_a_comparison_of_many_has_a_row_for_each() -> None:
    """Seven columns would be too narrow for any word."""
    subjects = list(_ATLAS.concepts)
    content = _content(f"compare:{'+'.join(subjects[:2])}")
    table = content.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert len(table.columns) == 3


def test_filters_of_limits_are_kept() -> None:
    """A sheet of some limits would show all, or an empty list."""
    assert _content("view:limits?words=zone").sections
    missing = _content("view:limits?words=nonsense").missing
    assert missing[0].reason == "No limit that this edition shows fits the filter."


def test_pages_become_sections_with_their_sources() -> None:
    """Cards and addresses would be lost on paper."""
    cards = Cards((((Link("NAT gateway", "nat-gateway"),), (Text("a component"),)),))
    content = paper_of(_ATLAS, [Document("Start", subtitle="All", blocks=(cards,))], title="T")
    said = [plain(item) for block in content.sections[0].blocks for item in getattr(block, "items", ())]
    assert said == ["NAT gateway: a component"]
    assert content.title == "T"
