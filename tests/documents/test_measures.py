"""The page of a measure: what the numbers mean, and that nothing is said where there is nothing."""

from __future__ import annotations

from netatlas.documents import measure_document
from netatlas.documents.blocks import Paragraph, Table
from netatlas.explore.measures import GraphMeasure, measured
from netatlas.explore.relation_graph import relation_graph
from tests.helpers.atlases import atlas_of, concept, demo_atlas


def test_a_page_says_what_its_numbers_mean_and_how_many_are_left_out() -> None:
    """A reader would take the first rows for all, or a number for something else."""
    atlas = demo_atlas()
    page = measure_document(atlas, measured(relation_graph(atlas), GraphMeasure.DEGREE), most=2)
    legend, table, rest = page.blocks
    assert isinstance(legend, Paragraph)
    assert legend.inline[0].text == GraphMeasure.DEGREE.legend
    assert isinstance(table, Table)
    assert [row[0][0].text for row in table.rows] == ["Elastic IP", "NAT gateway"]
    assert isinstance(rest, Paragraph)
    assert rest.inline[0].text == "The first 2 of 5."


def test_a_page_without_anything_says_so() -> None:
    """An empty page would look like a fault."""
    atlas = atlas_of([concept("a")])
    page = measure_document(atlas, measured(relation_graph(atlas), GraphMeasure.BRIDGES))
    assert [block.inline[0].text for block in page.blocks if isinstance(block, Paragraph)][1:] == [
        "There are none."
    ]
