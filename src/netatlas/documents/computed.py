"""The page of a computed answer: all that is said of an address, a block or a port, with its working."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from netatlas.atlas.model import Fact, Limit
from netatlas.documents.blocks import MUTED, Bullets, FactList, Heading, Paragraph
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.errors import UsageError
from netatlas.words import quoted

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document, FactRow, Inline
    from netatlas.search.lenses import LensLine

_HOW = "Computed from what was typed, by the facts of today. What has no source is arithmetic or from an RFC."
_COLUMNS = ("What", "Answer", "Source")


def computed_document(atlas: Atlas, address: Address) -> Document | None:
    """Return the page at ``answer:...``; None if it is another address, or nothing can be computed there.

    Values are those of today in every edition: nobody plans a network by what the notes said.
    """
    if address.head != "answer" or len(address.names) != 1:
        return None
    from netatlas.search.lenses import lens_answer  # noqa: PLC0415 - loads the search, which other pages need not

    text = address.names[0]
    answer = lens_answer(text, atlas)
    if not answer.lines:
        return None
    page = DocumentBuilder(atlas)
    first, *others = answer.lines
    page.add(Paragraph(words(_sentence(first.answer)), "lead"))
    if small_print := _small_print(page, first):
        page.add(Paragraph(small_print))
    if others:
        page.add(Heading("In detail", anchor="detail"))
        page.add(FactList(tuple(_row(page, line) for line in others), _COLUMNS))
    for part, steps in groupby(answer.steps, key=lambda step: step.part):
        rows = tuple((words(step.name), words(step.answer), ()) for step in steps)
        page.add(Heading(part), FactList(rows, _COLUMNS))
    page.add(Heading("It follows from", anchor="follows-from"))
    owners = dict.fromkeys(atlas.owner_of(line.id) for line in answer.lines)
    page.add(Bullets(tuple((page.link(owner),) for owner in owners)))
    page.add(Paragraph(words(_HOW, MUTED), "muted"))
    return page.document(text)


def computed_line(atlas: Atlas, text: str, record_id: str, name: str) -> Document | None:
    """Return one line of what is computed of a text, with its source; None if there is no such line.

    Args:
        atlas: the atlas.
        text: what was typed.
        record_id: the record that the line is based on.
        name: what the line is about.
    """
    from netatlas.search.lenses import lens_answer  # noqa: PLC0415 - as in computed_document

    lines = (line for line in lens_answer(text, atlas).lines if (line.id, line.name) == (record_id, name))
    line = next(lines, None)
    if line is None:
        return None
    page = DocumentBuilder(atlas)
    page.add(Paragraph(words(_sentence(line.answer))))
    page.add(Paragraph(_small_print(page, line) or words(_HOW, MUTED)))
    return page.document(name)


def computed_page(atlas: Atlas, address: Address) -> Document:
    """Return the same page.

    Raises:
        UsageError: nothing can be computed there.
    """
    page = computed_document(atlas, address)
    if page is None:
        raise UsageError(f"{quoted(address.names[0])} is no address, block or port that NetAtlas can read.")
    return page


def _row(page: DocumentBuilder, line: LensLine) -> FactRow:
    return (page.link(line.id, line.name),), words(line.answer), _small_print(page, line)


def _small_print(page: DocumentBuilder, line: LensLine) -> Inline:
    record = page.atlas.get(line.cited) if line.cited else None
    return page.cite(record) if isinstance(record, (Fact, Limit)) else ()


def _sentence(answer: str) -> str:
    return answer if answer.endswith(".") else f"{answer}."
