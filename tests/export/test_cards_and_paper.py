"""Blocks that few pages have: cards and marks as text and as rows, and paper, which others write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas
from netatlas.documents.blocks import Cards, Document, Heading, Link, Paragraph, Tags, Text
from netatlas.errors import UsageError
from netatlas.export.endings import FORMATS, Holds
from netatlas.export.exporter import Export, write_export
from netatlas.export.plain_text import to_plain_text
from netatlas.export.tables import document_tables
from netatlas.packs.report import PackReport
from netatlas.progress import SILENT
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from pathlib import Path

_CARDS = Cards(
    (
        ((Link("Which gateway?", "a"),), (Text("NAT, Transit"),)),
        ((Link("Which balancer?", "b"),), (Text("Application, Network"),)),
    )
)
_LINES = ["Which gateway?: NAT, Transit", "Which balancer?: Application, Network"]


def test_cards_are_lines_of_plain_text() -> None:
    """The questions of the start page would be missing from what is pasted as text."""
    text = to_plain_text(Document("Start", blocks=(Heading("Decide"), _CARDS)))
    assert text == "Start\n\nDecide\n\n" + "\n".join(_LINES) + "\n"


def test_what_has_no_words_gives_no_row() -> None:
    """A page without tables would have empty rows for its marks, or cost the whole file."""
    marks = Tags("component", "Component", ("NATGW",))
    page = Document("Start", blocks=(marks, Heading("Decide"), _CARDS, Paragraph((Text("End."),))))
    (table,) = document_tables([page])
    assert table.columns == ("Page", "Section", "Text")
    assert table.rows == tuple(("Start", "Decide", line) for line in [*_LINES, "End."])


def test_paper_is_refused_where_it_cannot_be_laid_out(tmp_path: Path) -> None:
    """An export of paper that came here by mistake would end as if it had been written."""
    (paper, *_) = [form for form in FORMATS if form.holds is Holds.PAPER]
    opened = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))
    path = tmp_path / f"mine{paper.ending}"
    export = Export(("nat-gateway",), (), whole=False, edition=None, form=paper, path=path)
    with pytest.raises(UsageError, match="saving"):
        write_export(opened, export, SILENT)
    assert not path.exists()
