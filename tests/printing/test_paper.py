"""Papers, read back by other programs: what is on them, how large, where, and what is not."""

from __future__ import annotations

import datetime as dt
import io
import re
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
import pypdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from msgspec.structs import replace
from PySide6.QtGui import QImage
from typing_extensions import override

from netatlas.atlas.edition import Edition
from netatlas.desk.sheet import Form, PaperSize, Sheet, SheetItem, SheetLayout, ready_sheets
from netatlas.documents import record_document
from netatlas.documents.blocks import Bullets, FactList, Paragraph, Table, Text, plain
from netatlas.documents.paper import paper_of
from netatlas.documents.sheet import OwnNote, SheetContent, SheetSection, sheet_content
from netatlas.errors import CannotWrite
from netatlas.packs import read_packs
from netatlas.printing.paper.files import PAGES, date_of, write_pdf
from netatlas.printing.paper.geometry import DOTS_PER_POINT, MARGIN_MM, dots
from netatlas.printing.paper.layout import lay_out
from netatlas.printing.paper.measuring import Measures
from netatlas.printing.paper.painting import page_image
from netatlas.printing.paper.pdf import pdf_bytes
from netatlas.progress import Cancelled, Progress
from tests.helpers.packs import FILES, write_pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Block
    from netatlas.printing.paper.layout import PaperLayout

    Pixels: TypeAlias = np.ndarray[tuple[int, ...], np.dtype[Any]]

pytestmark = pytest.mark.usefixtures("qapp")
DAY = dt.date(2026, 11, 1)
TWO_MM = dots(2)
ROUNDING = dots(0.5)


@pytest.fixture(scope="module")
def papers(shipped: Atlas, qapp: object) -> list[tuple[SheetContent, PaperLayout]]:
    """Return the ready sheets, laid out."""
    assert qapp
    contents = [(sheet_content(shipped, sheet), sheet.layout) for sheet in ready_sheets()]
    return [(content, lay_out(content, layout)) for content, layout in contents]


def _words(text: str) -> str:
    """Return text without white space, which readers place differently at the ends of lines."""
    return "".join(text.split())


def _texts(block: Block) -> Iterator[str]:
    match block:
        case Table(columns=columns, rows=rows):
            yield from (plain(cell) for row in (columns, *rows) for cell in row)
        case FactList(rows=rows):
            yield from (plain(cell) for row in rows for cell in row)
        case Paragraph(inline=inline):
            yield plain(inline)
        case Bullets(items=items):
            yield from map(plain, items)


def _pypdf_text(content: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def _pdfium_text(content: bytes) -> str:
    pdf = pypdfium2.PdfDocument(content)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


def _sizes(content: bytes) -> set[float]:
    """Return the sizes of type in points."""
    sizes: set[float] = set()

    def visit(text: str, matrix: list[float], own: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(size * abs(own[3]) * abs(matrix[3]), 2))

    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        page.extract_text(visitor_text=visit)
    return sizes


def test_ready_sheets_fit_their_paper_and_fill_it(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """A sheet that comes with NetAtlas would be cut off, half empty, or ragged at its end."""
    assert [len(layout.pages) for _content, layout in papers] == [2, 1, 1]
    for content, layout in papers:
        assert not content.missing
        assert not layout.left_out
        assert layout.type_size >= 7
        assert 0.94 <= layout.fill <= 1.01
        assert layout.gauge <= 1
        for page in layout.pages:
            assert max(page.column_ends) - min(page.column_ends) <= TWO_MM


def test_every_word_is_read_back_in_order(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """Who searches a PDF, copies from it or has it read aloud would miss words, or get them mixed up."""
    for content, layout in papers:
        file = pdf_bytes(layout, day=DAY)
        assert len(pypdf.PdfReader(io.BytesIO(file)).pages) == len(layout.pages)
        for text in map(_words, (_pypdf_text(file), _pdfium_text(file))):
            position = 0
            for section in content.sections:
                position = text.index(_words(section.title), position)
                for words in (_words(one) for block in section.blocks for one in _texts(block)):
                    found = text.find(words, position)
                    if found < 0:  # the head of a table that goes on in the next column stands between
                        raise AssertionError(words)
                    position = found


def test_words_are_read_with_blanks_between_them(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """Who copies a sentence would get tabs, which is what Qt calls blanks; two words would not be found."""
    file = pdf_bytes(papers[0][1], day=DAY)
    for text in (_pypdf_text(file), _pdfium_text(file)):
        assert papers[0][1].title in text
        assert "\t" not in text


def test_no_word_is_cut_that_fits_its_column(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """A date would go on in the next line: “2020-12-1”, “7”."""
    dates = 0
    for _content, layout in papers:
        for part in (part for page in layout.pages for part in page.parts):
            block = part.document.begin()
            while block.isValid():
                if re.fullmatch(r"\d{4}-\d\d-\d\d", block.text()):
                    dates += 1
                    assert block.layout().lineCount() == 1
                block = block.next()
    assert dates > 10


def test_no_ligature_swallows_letters() -> None:
    """“Software” would be “so ware” to every reader, and not be found."""
    line = (Text("software after office fluff "), Text("software after office", "strong"))
    content = SheetContent(
        title="Shift of software",
        sections=(
            SheetSection("", "After office", "", (Paragraph(line), Table((line, line), ((line, line),)))),
        ),
    )
    file = pdf_bytes(lay_out(content, SheetLayout()), day=DAY)
    for text in (_pypdf_text(file), _pdfium_text(file)):
        assert text.count("software") == 11
        assert text.count("office") == 11
        assert "Shift" in text


def test_paper_keeps_its_floor_and_margins(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """Type would be too small to read, or the printer would cut words off."""
    for _content, layout in papers:
        file = pdf_bytes(layout, day=DAY)
        assert min(_sizes(file)) >= 6.99
        margin, width = MARGIN_MM / 25.4 * 144, layout.paper.width / DOTS_PER_POINT * 2
        for number in range(len(layout.pages)):
            ink = _pixels(page_image(layout, number, 144)).min(axis=2) < 250
            down, across = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
            half = 0.5 / 25.4 * 144
            assert abs(across[0] - margin) <= half + 1
            assert abs(width - across[-1] - margin) <= half + 1
            assert down[0] >= margin - half
            assert ink.shape[0] - down[-1] >= margin - half


def test_fonts_are_embedded_and_the_file_says_what_it_is(
    papers: list[tuple[SheetContent, PaperLayout]],
) -> None:
    """The paper would look different elsewhere, and a screen reader would not know its language or parts."""
    content, layout = papers[2]
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(layout, day=DAY)))
    assert reader.pdf_header == "%PDF-1.4"
    assert str(reader.root_object["/Lang"]) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Ways in and out of a VPC"
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == [*(section.title for section in content.sections), "Sources"]
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]  # type: ignore[index]
    for font in fonts:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert "SourceSansPro" in descriptor["/FontName"]
        assert "/FontFile2" in descriptor


def test_two_runs_give_equal_bytes(shipped: Atlas, tmp_path: Path) -> None:
    """Nobody could tell whether a paper has changed."""
    sheet = ready_sheets()[2]
    files = [tmp_path / "one.pdf", tmp_path / "two.pdf"]
    for file in files:
        write_pdf(sheet_content(shipped, sheet), file, sheet.layout, day=date_of(shipped))
    assert files[0].read_bytes() == files[1].read_bytes()


def test_what_does_not_fit_is_named_and_absent(shipped: Atlas) -> None:
    """A section would be missing without a word, or hidden in the file below the edge of the page."""
    sheet = Sheet(
        "Too much",
        tuple(SheetItem(comparison.id, Form.FULL) for comparison in shipped.comparisons[:14]),
        SheetLayout(fit_pages=1),
    )
    content = sheet_content(shipped, sheet)
    layout = lay_out(content, sheet.layout)
    file = pdf_bytes(layout, day=DAY)
    text = _words(_pypdf_text(file))
    absent = {one.key for one in layout.left_out}
    assert absent
    assert layout.type_size == 7
    assert layout.gauge > 1
    assert len(layout.pages) == 1
    for section in content.sections:
        assert (_words(section.title) in text) is (section.key not in absent)
    assert set(layout.shares) == {*(item.address for item in sheet.items), ""}


def test_fitting_finds_the_largest_type(shipped: Atlas) -> None:
    """A sheet would be set smaller than its page allows, or need a page more than it has."""
    sheet = replace(ready_sheets()[2], layout=replace(ready_sheets()[2].layout, columns=3))
    content, measures = sheet_content(shipped, sheet), Measures()
    fitted = lay_out(content, sheet.layout, measures=measures)
    assert fitted.type_size * 2 == round(fitted.type_size * 2)
    loose = replace(sheet.layout, fit_pages=0, columns=fitted.paper.columns, type_size=fitted.type_size + 1)
    assert len(lay_out(content, loose, measures=measures).pages) > 1


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("paper", list(PaperSize))
def test_columns_end_together_on_any_paper(shipped: Atlas, paper: PaperSize, *, landscape: bool) -> None:
    """A sheet of one's own would be ragged where only the ready ones were tried."""
    items = tuple(SheetItem(one.id) for one in shipped.comparisons[:9])
    layout = SheetLayout(paper=paper, landscape=landscape, columns=2, edition=Edition.TODAY)
    laid_out = lay_out(sheet_content(shipped, Sheet("Any", items, layout)), layout)
    assert laid_out.fill >= 0.94
    for page in laid_out.pages:
        assert max(page.column_ends) - min(page.column_ends) <= TWO_MM


def test_no_table_is_cut_that_fits_a_column(shipped: Atlas) -> None:
    """One would have to look for the rest of a table at the top of another column."""
    items = tuple(SheetItem(one.id) for one in shipped.comparisons[:9])
    layout = SheetLayout(columns=2)
    content = sheet_content(shipped, Sheet("Any", items, layout))
    laid_out = lay_out(content, layout)
    assert not laid_out.left_out
    tables = [block for section in content.sections for block in section.blocks]
    documents = [part.document for page in laid_out.pages for part in page.parts]
    heads = {section.title for section in content.sections}
    bodies = [one for one in documents if not any(title in one.toPlainText() for title in heads)]
    assert len(bodies) - 4 == len(tables)  # the title, the footer, the sources and their heading


@pytest.mark.long
def test_hostile_content_is_laid_out_too(tmp_path: Path) -> None:
    """A word wider than its column, or a note longer than a page, would end the program."""
    long_word, long_text = "x" * 600, "several words of a note " * 3_000
    row = ((Text("label"),), (Text(long_text),), ())
    sections = (
        SheetSection("word", long_word, long_word, (Paragraph((Text(long_word),)),)),
        SheetSection("table", "Table", "", (Table((), ()), FactList(()), FactList((row,)))),
        SheetSection("list", "List", "", (Bullets(tuple((Text(f"point {n}"),) for n in range(400))),)),
        SheetSection(
            "rows", "Rows", "", (FactList(tuple(((Text(str(n)),), (Text("v"),), ()) for n in range(300))),)
        ),
        SheetSection("mark-up", "<b>&amp;", "", (Paragraph((Text("<img src='file:///etc/passwd'> ](x)"),)),)),
    )
    content = SheetContent(title="A" * 400, sections=sections, footer="f" * 400)
    file = tmp_path / "hostile.pdf"
    assert write_pdf(content, file, SheetLayout(fit_pages=0, columns=3)) == ()
    text = re.sub(r"A{400}|f{400}\d+of\d+", "", _words(_pdfium_text(file.read_bytes())))  # without margins
    assert "point399" in text
    assert "<imgsrc='file:///etc/passwd'>](x)" in text
    assert text.count("severalwordsofanote") == 3_000
    assert min(_sizes(file.read_bytes())) >= 6.99
    assert write_pdf(SheetContent(title=""), tmp_path / "empty.pdf") == ()


def test_own_notes_and_missing_records(shipped: Atlas) -> None:
    """A note would lose its signs, and an item whose record is gone would vanish from its sheet."""
    items = (
        "note:7",
        "note:8",
        "aws-networking:no-such-thing",
        "view:errata",
        "compare:alb+nope",
        "natgw?x=1",
    )
    sheet = Sheet("Mine", tuple(map(SheetItem, items)), SheetLayout(fit_pages=1))
    notes = {
        "note:7": OwnNote(
            "NAT", "# Cost\n- one *per* zone\n- [[nat gateway]] <b>\n\nEnd ![x](y)", "12 November"
        )
    }
    content = sheet_content(shipped, sheet, notes)
    assert [section.title for section in content.sections] == ["NAT"]
    assert [one.key for one in content.missing] == list(items[1:])
    assert all(one.reason.endswith((".", "?")) for one in content.missing)
    said = [text for block in content.sections[0].blocks for text in _texts(block)]
    assert said == ["Cost", "one *per* zone", "nat gateway <b>", "End ![x](y)"]


@pytest.mark.long
def test_preview_shows_what_the_pdf_shows(papers: list[tuple[SheetContent, PaperLayout]]) -> None:
    """What is printed would not be what was looked at."""
    for _content, layout in papers:
        pdf = pypdfium2.PdfDocument(pdf_bytes(layout, day=DAY))
        for number in range(len(layout.pages)):
            ours = _halved(_pixels(page_image(layout, number, 288)))
            theirs = _halved(pdf[number].render(scale=4).to_numpy()[:, :, :3])
            height, width = (min(a, b) for a, b in zip(ours.shape[:2], theirs.shape[:2], strict=True))
            differs = np.abs(ours[:height, :width] - theirs[:height, :width]).max(axis=2) > 32
            assert differs.mean() <= 0.01


def _halved(pixels: Pixels) -> Pixels:
    """Return a picture of 288 dpi as one of 144, at which each program rounds places of letters its way."""
    height, width = (size // 2 * 2 for size in pixels.shape[:2])
    halved: Pixels = pixels[:height, :width].reshape(height // 2, 2, width // 2, 2, 3).mean(axis=(1, 3))
    return halved


def test_pages_link_to_each_other_and_to_their_sources(shipped: Atlas) -> None:
    """A PDF of several pages would be paper only."""
    pages = [
        record_document(shipped, one)
        for one in ("nat-gateway", "nat-instance", "nat-gateway-vs-nat-instance")
    ]
    layout = lay_out(paper_of(shipped, pages, title="NAT"), PAGES)
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(layout, day=DAY)))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    actions = [link["/A"] for link in links if "/A" in link]
    assert any(str(action.get("/URI", "")).startswith("https://") for action in actions)
    names = {str(action["/D"]) for action in actions if action["/S"] == "/GoTo"}
    names |= {str(link["/Dest"]) for link in links if "/Dest" in link}
    assert {"nat-instance", "nat-gateway"} <= names
    assert names <= set(reader.named_destinations)


def test_an_address_says_nothing_else_in_a_pdf(tmp_path: Path) -> None:
    """The address of a source could end its text, and make something else of the link."""
    old, url = "https://example.com/guide", "https://example.com/a)b(c\\d"
    sources = {"sources.yaml": FILES["sources.yaml"].replace(f'"{old}"', f"'{url}'")}
    atlas, report = read_packs([write_pack(tmp_path, sources)])
    assert not report.faults
    layout = lay_out(paper_of(atlas, [record_document(atlas, "nat-gateway")], title="NAT"), PAGES)
    reader = pypdf.PdfReader(io.BytesIO(pdf_bytes(layout, day=DAY)), strict=True)
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    actions = [link["/A"] for link in links if "/A" in link]
    addresses = {str(action["/URI"]) for action in actions if action["/S"] == "/URI"}
    assert "https://example.com/a%29b%28c%5Cd" in addresses
    assert all(set(action) <= {"/S", "/URI", "/D", "/Type"} for action in actions)


def test_a_file_is_written_whole_or_not_at_all(shipped: Atlas, tmp_path: Path) -> None:
    """A paper that cannot be written, or is no longer wanted, would destroy the one before."""
    content = paper_of(shipped, [record_document(shipped, "nat-gateway")])
    with pytest.raises(CannotWrite):
        write_pdf(content, tmp_path / "no" / "such.pdf")

    class Unwanted(Progress):
        @property
        @override
        def cancelled(self) -> bool:
            return True

    file = tmp_path / "kept.pdf"
    file.write_bytes(b"before")
    with pytest.raises(Cancelled):
        write_pdf(content, file, progress=Unwanted())
    assert file.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [file]


def _pixels(image: QImage) -> Pixels:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine())
    pixels: Pixels = flat[:, : rgb.width() * 3].reshape(rgb.height(), rgb.width(), 3)[:, :, ::-1].astype(int)
    return pixels
