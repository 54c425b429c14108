"""What was chosen in the dialog is what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import open_atlas
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Topic
from netatlas.desk.sheet import SheetLayout
from netatlas.documents.blocks import Document, Paragraph, Text
from netatlas.documents.paper import paper_of
from netatlas.errors import UsageError
from netatlas.export.endings import FORMATS
from netatlas.printing.paper.files import PAGES
from netatlas.progress import SILENT
from netatlas.ui.exporting.choice import ExportChoice, Front, What, export_name, offers, topics
from netatlas.ui.exporting.content import write
from netatlas.ui.user_data import OwnItems
from tests.helpers.atlases import atlas_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.api import OpenAtlas
    from netatlas.documents.sheet import SheetContent
    from netatlas.progress import Progress

SHOWN = Document("As shown", blocks=(Paragraph((Text("as it is shown"),)),))
FRONT = Front("NAT gateway", "nat-gateway", SHOWN, edition=Edition.BOTH, selected=("nat-gateway/bandwidth",))


@pytest.fixture(scope="module")
def shipped() -> Iterator[OpenAtlas]:
    """Open the shipped pack once."""
    with open_atlas() as atlas:
        yield atlas


def _written(shipped: OpenAtlas, path: Path, front: Front, choice: ExportChoice) -> str:
    return write(shipped, None, front, choice, path=path, progress=SILENT).path.read_text("utf-8")


@pytest.mark.parametrize(
    ("choice", "front", "words"),
    [
        (ExportChoice(edition=Edition.BOTH), FRONT, {"as it is shown": True, "Gbps": False}),
        (ExportChoice(edition=Edition.TODAY), FRONT, {"Managed by": True, "as it is shown": False}),
        (
            ExportChoice(edition=Edition.TODAY),
            FRONT._replace(name=""),
            {"as it is shown": True, "Gbps": False},
        ),
        (ExportChoice(What.SELECTION), FRONT, {"Gbps": True, "Managed by": False}),
        (ExportChoice(What.SELECTION), Front(selected_document=SHOWN), {"as it is shown": True}),
        (
            ExportChoice(What.TOPIC, topic="internet-and-nat"),
            FRONT,
            {"# NAT gateway": True, "# NAT instance": True},
        ),
    ],
)
def test_what_was_chosen_is_written(
    shipped: OpenAtlas, tmp_path: Path, choice: ExportChoice, front: Front, words: dict[str, bool]
) -> None:
    """Another edition, page or topic than the chosen one would be taken to the exam."""
    written = _written(shipped, tmp_path / "file.md", front, choice)
    assert {one: one in written for one in words} == words


def test_records_of_what_is_selected_are_written(shipped: OpenAtlas, tmp_path: Path) -> None:
    """Scripts would get a page where they need a record."""
    choice = ExportChoice(What.SELECTION, form="json")
    assert '"nat-gateway/bandwidth"' in _written(shipped, tmp_path / "file.json", FRONT, choice)


@pytest.mark.parametrize("what", [What.BOOKMARKS, What.NOTES])
def test_nothing_to_write_is_said(shipped: OpenAtlas, tmp_path: Path, what: What) -> None:
    """An empty file would be taken for what was wanted."""
    with pytest.raises(UsageError, match="nothing to write"):
        _written(shipped, tmp_path / "file.md", FRONT, ExportChoice(what))


@pytest.mark.usefixtures("qapp")
def test_a_paper_is_written_as_it_is_chosen_or_as_it_is(shipped: OpenAtlas, tmp_path: Path) -> None:
    """A sheet would lose its own layout, and other pages that of the dialog."""
    kept: list[SheetLayout] = []

    def make(_progress: Progress) -> tuple[SheetContent, SheetLayout]:
        kept.append(PAGES)
        return paper_of(shipped.atlas, [SHOWN]), PAGES

    choice, path = ExportChoice(form="pdf", layout=SheetLayout(fit_pages=1)), tmp_path / "file.pdf"
    write(shipped, None, FRONT._replace(paper=make), choice, path=path, progress=SILENT)
    assert kept == [PAGES]
    topic = choice._replace(what=What.TOPIC, topic="internet-and-nat")
    assert write(shipped, None, FRONT, topic, path=path, progress=SILENT).left_out
    assert path.read_bytes().startswith(b"%PDF")


def test_formats_that_hold_no_pages_need_records(shipped: OpenAtlas) -> None:
    """Cards would be offered of a text that has none."""
    known = {one.what: one for one in offers(Front("Limits", document=SHOWN), shipped.atlas, OwnItems())}
    assert "apkg" not in {form.name for form in known[What.PAGE].formats}
    assert known[What.EVERYTHING].formats == FORMATS
    assert known[What.NOTES].reason
    assert What.SELECTION not in known


def test_topics_inside_of_topics_are_listed_below_them() -> None:
    """A topic would be missing from the list, or nobody could say of which it is a part."""
    inner = Topic(id="c", title="C")
    topic = Topic(
        id="a", title="A", topics=(Topic(id="b", title="B", topics=(inner,)), Topic(id="d", title="D"))
    )
    atlas = atlas_of([], topics=(topic,))
    assert topics(atlas) == [("a", "A"), ("b", "A: B"), ("c", "A: B: C"), ("d", "A: D")]


@pytest.mark.parametrize(
    ("title", "form", "name"),
    [
        ("NAT gateway vs NAT instance", "md", "nat-gateway-vs-nat-instance.md"),
        ("../a/b: c?", "xlsx", "a-b-c.xlsx"),
        ("R&D", "vault", "r-d-vault"),
        ("…", "docset", "netatlas.docset"),
    ],
)
def test_names_of_files_are_harmless(title: str, form: str, name: str) -> None:
    """What a pack calls something would choose the folder that is written."""
    assert export_name(title, next(one for one in FORMATS if one.name == form)) == name
