"""The page of an address that means nothing here: why that may be, and the nearest names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address, pack_of
from netatlas.atlas.nearest import nearest_words
from netatlas.compare.table import subjects_of
from netatlas.documents.blocks import MUTED, Bullets, Document, Heading, Link, Paragraph, Text
from netatlas.documents.builder import DocumentBuilder
from netatlas.errors import NotFound, UsageError
from netatlas.words import folded, listed, quoted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_MOST_NAMES = 5
_UNKNOWN = "No open pack has a record of this id. It may have been renamed or taken out."
_NO_PAGE = "This version of NetAtlas has no such page."
_NO_NOTES = "The open packs grew from no notes, so there is nothing that these could have wrong."
_NO_ANSWER = "It is no address, block or port, of which something could be computed."
_LONGEST_ADDRESS = 120
"""Letters of an address that the title repeats: enough for the longest id (``packs.schema``)."""


def missing_document(atlas: Atlas, address: Address) -> Document:
    """Return the page of an address at which the atlas has nothing to show."""
    page = DocumentBuilder(atlas)
    page.add(Paragraph((Text(_reason(atlas, address)),), "lead"))
    if nearest := _nearest(atlas, address):
        page.add(Heading("Nearest names"))
        page.add(Bullets(tuple((page.link(record_id),) for record_id in nearest)))
    advice = Text("  or look for it in the search box.", MUTED)
    page.add(Paragraph((Link("Start page", str(Address.view("start"))), advice)))
    return page.document(missing_title(address))


def missing_title(address: Address) -> str:
    """Return the title of the page of an address at which there is nothing."""
    return f"Nothing is at {quoted(str(address.target), longest=_LONGEST_ADDRESS)}"


def _reason(atlas: Atlas, address: Address) -> str:
    ids = {pack.id for pack in atlas.packs}
    elsewhere = sorted({pack_of(name) for name in address.names} - ids - {""})
    if elsewhere and address.head in {"", "compare"}:
        packs = listed(map(quoted, elsewhere))
        if len(elsewhere) == 1:
            return f"It belongs to the pack {packs}, which is not open. File > Open a pack opens it."
        return f"It belongs to the packs {packs}, which are not open. File > Open a pack opens one of them."
    if address.subjects:
        return _reason_against_comparing(atlas, address)
    if address.head == "answer":
        return _NO_ANSWER
    if address.view_name == "errata":
        return _NO_NOTES
    if address.head:
        return _NO_PAGE
    if address.record_id in atlas:
        return f"It is a {atlas.kind_of(address.record_id)}, which has no page of its own."
    return _UNKNOWN


def _reason_against_comparing(atlas: Atlas, address: Address) -> str:
    """Return why the subjects of an address cannot be compared."""
    subjects = address.subjects if any(address.subjects) else ()
    try:
        subjects_of(atlas, subjects)
    except UsageError as error:
        return str(error)
    except NotFound:
        return _UNKNOWN
    return _NO_PAGE


def _nearest(atlas: Atlas, address: Address) -> list[str]:
    """Return the ids of what has a name or id like the first unknown one of an address."""
    asked = next((name for name in address.names if name not in atlas), "")
    text = folded(asked.rpartition(":")[2].partition("/")[0].replace("-", " "))
    by_name: dict[str, str] = {}
    for record_id, name in atlas.names():
        by_name.setdefault(folded(name), record_id)
        by_name.setdefault(folded(record_id.rpartition(":")[2].replace("-", " ")), record_id)
    return list(dict.fromkeys(by_name[name] for name in nearest_words(text, by_name, most=_MOST_NAMES)))
