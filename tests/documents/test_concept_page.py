"""The page of a concept: key facts first, the rest in groups, what it is confused with, where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest

from netatlas.atlas.atlas import Atlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Verdict
from netatlas.documents import concept_document
from netatlas.documents.blocks import CLOSED, OPEN, Bullets, FactList, Heading, Link, Table, plain
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from netatlas.documents.blocks import Document

_ATLAS = demo_atlas()
_KEY = ("managed-by", "source-check", "idle-timeout")
_REPLACE = msgspec.structs.replace


def _atlas(*, groups: dict[str, str] | None = None, key: tuple[str, ...] = (), copies: int = 1) -> Atlas:
    """Return the small atlas with other groups, key facts of components, and facts in copies."""
    contents = _ATLAS.contents
    attributes = tuple(_REPLACE(one, group=(groups or {}).get(one.id, "")) for one in contents.attributes)
    kinds = tuple(_REPLACE(one, key=key) if one.id == "component" else one for one in contents.kinds)
    concepts = tuple(
        _REPLACE(
            one,
            facts=tuple(
                _REPLACE(fact, id=f"{fact.id}{number or ''}")
                for number in range(copies)
                for fact in one.facts
            ),
        )
        for one in contents.concepts
    )
    return Atlas(_REPLACE(contents, attributes=attributes, kinds=kinds, concepts=concepts))


def _sections(page: Document) -> dict[str, list[str]]:
    """Return the labels of the facts under each heading."""
    found: dict[str, list[str]] = {}
    heading = ""
    for block in page.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, FactList):
            found.setdefault(heading, []).extend(plain(label) for label, _value, _note in block.rows)
    return found


def _heading(page: Document, text: str) -> Heading:
    return next(block for block in page.blocks if isinstance(block, Heading) and block.text == text)


def test_key_facts_come_first_and_the_rest_in_groups_of_the_vocabulary() -> None:
    """Without it the few things that matter would be somewhere in a list of fifty."""
    atlas = _atlas(
        groups={"idle-timeout": "Traffic", "bandwidth": "Traffic", "source-check": "Security"},
        key=("port-forwarding", "source-check", "managed-by"),
    )
    found = _sections(concept_document(atlas, "nat-gateway"))
    assert found["Key facts"] == ["Port forwarding", "Source check", "Managed by"]
    assert found["Traffic"] == ["Bandwidth", "Idle timeout"]
    assert "Security" not in found
    order = list(found)
    assert order.index("Key facts") < order.index("Often confused with") < order.index("Traffic")


def test_few_key_facts_are_made_up_to_five() -> None:
    """Without it the page of a concept of which no key fact but its price is known would begin with that."""
    found = _sections(concept_document(_atlas(key=("source-check",), copies=2), "nat-gateway"))
    assert found["Key facts"] == [
        "Source check",
        "Source check",
        "Managed by",
        "Bandwidth",
        "Port forwarding",
    ]


def test_a_kind_without_key_facts_has_the_first_five_and_no_group_is_one_list() -> None:
    """Without it the pages of a small pack would have no beginning, or headings without a name."""
    found = _sections(concept_document(_atlas(copies=100), "nat-gateway"))
    assert len(found["Key facts"]) == 5
    assert len(found["More facts"]) == len(_ATLAS.concepts["nat-gateway"].facts) * 100 - 5
    short = concept_document(_atlas(), "nat-gateway", edition=Edition.NOTES)
    assert "More facts" not in _sections(short)
    assert "Facts" in _sections(short)


@pytest.mark.parametrize(("copies", "fold"), [(1, OPEN), (20, CLOSED)])
def test_groups_of_a_long_page_wait_to_be_unfolded(copies: int, fold: str) -> None:
    """Without it seven screens of facts would bury what the page leads to, or three lines be hidden."""
    atlas = _atlas(groups={"bandwidth": "زمن الخمول"}, key=_KEY, copies=copies)
    heading = _heading(concept_document(atlas, "nat-gateway"), "زمن الخمول")
    assert (heading.level, heading.fold, heading.anchor) == (3, fold, "facts-زمن-الخمول")


def test_a_group_called_limits_joins_the_limits() -> None:
    """Without it a page would have two sections of one name, and two anchors."""
    atlas = _atlas(groups={"bandwidth": "Limits", "port-forwarding": "History"}, key=_KEY)
    page = concept_document(atlas, "nat-gateway")
    titles = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert (titles.count("Limits"), titles.count("History")) == (1, 1)
    assert _sections(page)["Limits"] == ["Bandwidth"]
    assert _sections(page)["History"] == ["Port forwarding"]


def test_corrections_are_one_line_with_a_list_that_leads_to_the_rows() -> None:
    """Without it boxes would push the facts down, and nobody could go from one to its row."""
    page = concept_document(_ATLAS, "nat-gateway", edition=Edition.BOTH)
    heading = _heading(page, "2 statements of the notes are out of date or wrong")
    assert (heading.fold, heading.tone) == (CLOSED, "correction")
    table = page.blocks[page.blocks.index(heading) + 1]
    assert isinstance(table, Table)
    targets = [span.target for row in table.rows for span in row[0] if isinstance(span, Link)]
    assert targets[0] == "nat-gateway/bandwidth"
    assert targets[1] in {claim.id for claim in _ATLAS.claims}


def test_one_kind_of_correction_is_called_by_its_name() -> None:
    """Without it a reader would be told that right values are wrong."""
    contents = _REPLACE(_ATLAS.contents, claims=())
    page = concept_document(Atlas(contents), "nat-gateway", edition=Edition.BOTH)
    assert _heading(page, "1 value of the notes is out of date").tone
    without = Atlas(_REPLACE(contents, concepts=tuple(_right(one) for one in contents.concepts)))
    page = concept_document(without, "nat-gateway", edition=Edition.BOTH)
    assert not any(isinstance(block, Heading) and block.tone for block in page.blocks)


def _right(concept: object) -> object:
    """Return a concept of which the notes were only incomplete."""
    facts = tuple(
        _REPLACE(fact, was=_REPLACE(fact.was, verdict=Verdict.INCOMPLETE)) if fact.was else fact
        for fact in concept.facts  # type: ignore[attr-defined]
    )
    return _REPLACE(concept, facts=facts)  # type: ignore[type-var]


def test_what_tells_two_concepts_apart_leads_to_their_comparison() -> None:
    """Without it a page would name what it is confused with, and not help."""
    page = concept_document(_ATLAS, "nat-instance")
    rows = page.blocks[page.blocks.index(_heading(page, "Often confused with")) + 1]
    assert isinstance(rows, FactList)
    label, value, source = rows.rows[0]
    assert plain(label) == "NAT gateway"
    assert plain(value) == "Port forwarding: Supported; NAT gateway: Not supported"
    link = next(span for span in value if isinstance(span, Link))
    assert link.target in {one.id for one in _ATLAS.comparisons}
    assert plain(source)


@pytest.mark.parametrize(
    ("kind", "whose", "words"),
    [
        ("requires", "elastic-ip", ", with NAT gateway"),
        ("is-a", "elastic-ip", ", with NAT gateway, one of its kinds"),
        ("part-of", "elastic-ip", ", with NAT gateway, one of its parts"),
    ],
)
def test_a_page_leads_to_the_comparisons_of_kinds_parts_and_neighbours(
    kind: str, whose: str, words: str
) -> None:
    """Without it the page of a concept that no comparison has would be a dead end."""
    page = concept_document(_related(kind), whose)
    lists = [block for block in page.blocks if isinstance(block, Bullets)]
    assert any(plain(item).endswith(words) for block in lists for item in block.items)


def test_a_part_leads_to_the_comparisons_of_its_whole() -> None:
    """Without it the page of a part would be a dead end."""
    contents = _related("part-of").contents
    reversed_ends = _REPLACE(
        contents,
        comparisons=tuple(
            _REPLACE(one, subjects=("elastic-ip", "nat-instance")) for one in contents.comparisons
        ),
    )
    page = concept_document(Atlas(reversed_ends), "nat-gateway")
    lists = [block for block in page.blocks if isinstance(block, Bullets)]
    assert any(
        plain(item).endswith(", with Elastic IP, its whole") for block in lists for item in block.items
    )


def _related(kind: str) -> Atlas:
    """Return the small atlas without journeys, its relations to the Elastic IP of one kind."""
    contents = _ATLAS.contents
    concepts = tuple(
        _REPLACE(
            one,
            relations=tuple(
                _REPLACE(edge, relation=kind) if edge.end == "elastic-ip" else edge for edge in one.relations
            ),
        )
        for one in contents.concepts
    )
    first = contents.relation_kinds[0]
    kinds = tuple(
        dict.fromkeys((*contents.relation_kinds, _REPLACE(first, id="is-a"), _REPLACE(first, id="part-of")))
    )
    return Atlas(_REPLACE(contents, concepts=concepts, relation_kinds=kinds, journeys=()))


def test_a_comparison_in_which_nothing_differs_is_no_confusion() -> None:
    """Without it a line would name a concept and say nothing, or lead to a table of equal rows."""
    contents = _ATLAS.contents
    same = next(one for one in contents.concepts if one.id == "nat-gateway")
    concepts = tuple(
        _REPLACE(one, facts=same.facts) if one.id == "nat-instance" else one for one in contents.concepts
    )
    page = concept_document(Atlas(_REPLACE(contents, concepts=concepts)), "nat-gateway")
    assert not any(isinstance(block, Heading) and block.anchor == "confused" for block in page.blocks)
