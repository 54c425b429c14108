"""Writes what is made of an atlas itself and not of documents alone: cards, records, and folders of pages."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.model import Source
from netatlas.documents import no_page
from netatlas.errors import UsageError
from netatlas.export.folders.contents import pack_lines
from netatlas.export.records import record_json
from netatlas.words import quoted
from netatlas.writing import write_bytes, write_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.edition import Edition
    from netatlas.documents.blocks import Document
    from netatlas.export.endings import FileFormat
    from netatlas.export.records import Json
    from netatlas.progress import Progress


class AnswerDays(NamedTuple):
    """On which day each answer last changed, by the id of its record.

    Attributes:
        known: of the records that have an answer.
        withdrawn: of those that had one once.
        behind: the records whose day is not known, and whose pack has to say it.
    """

    known: Mapping[str, date]
    withdrawn: Mapping[str, date]
    behind: Collection[str] = ()


def write_cards(
    atlas: Atlas, concepts: Collection[str] | None, path: Path, days: AnswerDays, progress: Progress
) -> Path:
    """Write the cards of concepts, or of all, as a package for Anki.

    Raises:
        UsageError: there is no card, or the packs do not say when an answer last changed.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    from netatlas.export.anki.cards import cards_of  # noqa: PLC0415 - only what is asked for
    from netatlas.export.anki.package import apkg_bytes  # noqa: PLC0415 - genanki waits until it is needed

    cards = cards_of(atlas, concepts, days.known, days.withdrawn)
    if not cards:
        raise UsageError("There is no card to write: what was named has no answer to ask for.")
    for card in cards:
        if card.day is None or card.id in days.behind:
            raise UsageError(
                f"The pack does not say when the answer of {quoted(card.id)} last changed, and without that "
                "Anki would not take corrections; run “python -m netatlas.packs.changed” on its folder."
            )
    content = apkg_bytes(
        cards, progress, description="\n".join(pack_lines(atlas)), today=datetime.now(UTC).date()
    )
    progress.check()
    write_bytes(path, content)
    return path


def write_records(
    atlas: Atlas, record_ids: Sequence[str], path: Path, edition: Edition, progress: Progress
) -> Path:
    """Write records as JSON: with the keys of the pack's files, and the sources that they cite.

    Raises:
        UsageError: one of them is a source, which is written with the records that cite it.
        CannotWrite: the file could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    for one in record_ids:
        if isinstance(atlas.get(one), Source):
            raise no_page(atlas, one)
    records = [
        record_json(atlas, atlas.get(one), edition)
        for one in progress.each(record_ids, len(record_ids), "records")
    ]
    cited = set(_cited(records))
    content = {
        "packs": [
            {
                "id": pack.id,
                "title": pack.title,
                "version": pack.version,
                "checked": str(pack.checked or ""),
                "licence": pack.licence,
                "notice": pack.notice,
            }
            for pack in atlas.packs
        ],
        "edition": edition.value,
        "records": records,
        "sources": [_source(one) for one in atlas.sources.values() if one.id in cited],
    }
    write_text(path, json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    return path


def write_set(
    atlas: Atlas, documents: Sequence[Document], form: FileFormat, path: Path, progress: Progress
) -> Path:
    """Write documents as a folder of files that link to each other.

    Raises:
        UsageError: the folder holds other things.
        CannotWrite: the folder could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    from netatlas.export.folders.folder_writing import write_folder  # noqa: PLC0415 - only what is asked for

    files, more = _set_files(form.name)
    return write_folder(path, files(atlas, documents), len(documents) + more, progress)


def _set_files(
    name: str,
) -> tuple[Callable[[Atlas, Sequence[Document]], Iterator[tuple[str, bytes]]], int]:
    """Return what makes the files of a folder, and how many there are beside the documents."""
    if name == "vault":
        from netatlas.export.folders.vault import vault_files  # noqa: PLC0415 - as above

        return vault_files, 1
    if name == "docset":
        from netatlas.export.folders.docset import docset_files  # noqa: PLC0415 - as above

        return docset_files, 3
    from netatlas.export.folders.page_set import page_files  # noqa: PLC0415 - as above

    return page_files, 1


def _cited(content: object) -> Iterator[str]:
    """Yield the ids of sources wherever records name some."""
    if isinstance(content, dict):
        for key, part in content.items():
            if key == "sources" and isinstance(part, list):
                yield from map(str, part)
            else:
                yield from _cited(part)
    elif isinstance(content, list):
        for part in content:
            yield from _cited(part)


def _source(source: Source) -> Json:
    return {
        "id": source.id,
        "title": source.title,
        "short": source.short,
        "publisher": source.publisher,
        "url": source.url,
        "kind": source.kind.value,
        "as_of": str(source.as_of or ""),
        "package": source.package,
        "version": source.version,
    }
