"""What is copied of a comparison: four formats at once, each with all cells and their sources."""

from __future__ import annotations

import csv
import io

import pytest

from netatlas.atlas.edition import Edition
from netatlas.compare import attributes_of, compare, decide, parse_need
from netatlas.compare.rows import part
from netatlas.export.clipping import Clipping, clipping
from tests.helpers.atlases import atlas_of, concept, demo_atlas, fact, text
from tests.helpers.html_cells import Cells

URL = "https://example.com/nat?a=1&b=2"


@pytest.fixture
def clip() -> Clipping:
    """Return the demonstration comparison in the edition Both, with a need."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"], edition=Edition.BOTH)
    need = parse_need("port forwarding=supported", attributes_of(atlas, table))
    return clipping(atlas, table, decide(atlas, table, [need]))


def test_text_holds_every_cell_with_its_source(clip: Clipping) -> None:
    """A mail would get figures that nobody can check."""
    assert "NAT instance remains." in clip.text
    assert (
        "\nBandwidth\n  NAT gateway: 5 to 100 Gbps (was 5 to 45 Gbps) (VPC guide, 2026-11)\n"
        "  NAT instance: Unknown\n"
    ) in clip.text
    assert clip.text.endswith(f"{URL}\n")


def test_markdown_is_a_table_with_sources(clip: Clipping) -> None:
    """A wiki would get a heap of words."""
    lines = clip.markdown.splitlines()
    assert "| Attribute | NAT gateway (out) | NAT instance | Source |" in lines
    assert "| Bandwidth | 5 to 100 Gbps (was ~~5 to 45 Gbps~~) | Unknown | VPC guide, 2026-11 |" in lines
    assert any(URL in line for line in lines)


def test_tab_separated_values_fill_a_spreadsheet(clip: Clipping) -> None:
    """A spreadsheet would get everything in one column."""
    rows = list(csv.reader(io.StringIO(clip.tsv), delimiter="\t"))
    assert rows[0] == ["Attribute", "NAT gateway", "NAT instance", "Differs", "Sources"]
    assert rows[1] == ["Port forwarding", "Not supported", "Supported", "yes", "VPC guide, 2026-11"]
    assert {len(row) for row in rows} == {5}
    assert rows[-1][1].startswith("out: Port forwarding: Not supported (VPC guide")


def test_html_is_a_table_that_marks_who_is_out(clip: Clipping) -> None:
    """A word processor would get no table, or a link that leads elsewhere."""
    cells = Cells(clip.html)
    assert cells.rows[0] == ["Attribute", "NAT gateway (out)", "NAT instance", "Source"]
    assert cells.rows[1] == ["Port forwarding", "Not supported", "Supported", "VPC guide, 2026-11"]
    assert "<s>5 to 45 Gbps</s>" in clip.html
    assert "NAT instance remains." in clip.html
    assert cells.links == [URL]


def test_what_a_pack_says_stays_text() -> None:
    """A pack could put a link or a formula into what somebody pastes."""
    evil = "<a href='file:///x'>=cmd()</a>"
    atlas = atlas_of([concept("a", fact("a", "managed-by", text(evil))), concept("b", title="<b>")])
    clip = clipping(atlas, compare(atlas, ["a", "b"]))
    cells = Cells(clip.html)
    assert cells.links == [URL]
    assert cells.rows[1][1] == evil
    assert "<b>" not in clip.html
    assert "\\<a href" in clip.markdown


def test_a_part_holds_what_was_selected_and_no_more() -> None:
    """Copying one cell would paste the whole table."""
    atlas = demo_atlas()
    table = compare(atlas, ["nat-gateway", "nat-instance"])
    chosen = part(table, attributes=["bandwidth"], subjects=["nat-gateway"])
    clip = clipping(atlas, chosen)
    rows = list(csv.reader(io.StringIO(clip.tsv), delimiter="\t"))
    assert rows[1:] == [["Bandwidth", "5 to 100 Gbps", "no", "VPC guide, 2026-11"]]
    assert "NAT instance:" not in clip.text
