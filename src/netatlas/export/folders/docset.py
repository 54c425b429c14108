"""A docset, as Zeal and Dash read it: web pages, and a table of all names under which they are found.

Zeal searches these names alone, so that every alias has a row. It writes an index of its own into the table.
"""

from __future__ import annotations

import plistlib
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.model import Concept, Limit
from netatlas.documents.blocks import Heading
from netatlas.export.folders.page_set import HOME, page_files, page_links, page_names

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document

_ID = "netatlas"
"""Also the word before a colon that narrows a search to this docset: ``netatlas:nat``."""
_RESOURCES = "Contents/Resources"
_GUIDE, _SECTION, _COMPONENT = "Guide", "Section", "Component"
_TYPES = {"protocol": "Protocol", "policy": _SECTION, "concept": _SECTION}
"""Types of entries by the kind of a concept, any other a component. Only these four have a picture."""
_LIMITS = "limits"
"""The anchor of a concept's limits on its page."""


class Entry(NamedTuple):
    """A name under which a page is found."""

    name: str
    type: str
    path: str


def docset_files(atlas: Atlas, documents: Sequence[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file of the docset."""
    yield (
        "Contents/Info.plist",
        plistlib.dumps(
            {
                "CFBundleIdentifier": _ID,
                "CFBundleName": "NetAtlas",
                "DocSetPlatformFamily": _ID,
                "isDashDocset": True,
                "dashIndexFilePath": HOME,
            }
        ),
    )
    yield f"{_RESOURCES}/docSet.dsidx", _table(entries(atlas, documents))
    for name, content in page_files(atlas, documents):
        yield f"{_RESOURCES}/Documents/{name}", content


def entries(atlas: Atlas, documents: Sequence[Document]) -> list[Entry]:
    """Return a row for each name and alias of each page, and for each limit of its concept, each once."""
    links = page_links(documents)
    aliases: dict[str, list[str]] = {}
    for record, name in atlas.names():
        aliases.setdefault(record, []).append(name)
    found: dict[Entry, None] = {}
    for document, path in zip(documents, page_names(documents), strict=True):
        for name in dict.fromkeys((document.title, *aliases.get(document.record, ()))):
            found[Entry(name, _type(atlas, document), path)] = None
    with_limits = {one.record for one in documents if _has_limits(one)}
    for limit in atlas.limits.values():
        if limit.concept in with_limits and limit.id not in links:
            name = f"{limit.label} ({atlas.concepts[limit.concept].name})"
            found[Entry(name, _SECTION, f"{links[limit.concept]}#{_LIMITS}")] = None
    return list(found)


def _has_limits(document: Document) -> bool:
    return any(isinstance(block, Heading) and block.anchor == _LIMITS for block in document.blocks)


def _type(atlas: Atlas, document: Document) -> str:
    record = atlas.get(document.record) if document.record in atlas else None
    if isinstance(record, Concept):
        return _TYPES.get(record.kind, _COMPONENT)
    return _SECTION if isinstance(record, Limit) else _GUIDE


def _table(rows: Sequence[Entry]) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE searchIndex(id INTEGER PRIMARY KEY, name TEXT, type TEXT, path TEXT)")
        database.execute("CREATE UNIQUE INDEX anchor ON searchIndex (name, type, path)")
        database.executemany("INSERT INTO searchIndex(name, type, path) VALUES (?, ?, ?)", map(_safe, rows))
        database.commit()
        return database.serialize()


def _safe(row: Entry) -> tuple[str, ...]:
    """Return a row without what UTF-8 cannot hold."""
    return tuple(part.encode("utf-8", errors="replace").decode() for part in row)
