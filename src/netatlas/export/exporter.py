"""Writes what somebody asked for to a file or folder, whatever the format holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from netatlas.atlas.edition import Edition
from netatlas.errors import UsageError
from netatlas.export import graph_files
from netatlas.export.endings import Holds

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.blocks import Document
    from netatlas.explore.atlas_map import AtlasMap
    from netatlas.export.endings import FileFormat
    from netatlas.progress import Progress


class Opened(Protocol):
    """What is asked of opened packs."""

    @property
    def atlas(self) -> Atlas:
        """All records."""

    @property
    def folders(self) -> Sequence[Path]:
        """The folders of the packs."""

    def documents(
        self, names: Iterable[str], *, edition: Edition = Edition.TODAY, progress: Progress
    ) -> list[Document]:
        """Return the page of each name."""

    def record_ids(self, names: Iterable[str]) -> list[str]:
        """Return the ids of what names mean."""

    def atlas_map(self, progress: Progress) -> AtlasMap:
        """Return the map of all concepts."""


class Export(NamedTuple):
    """What is to be written.

    Attributes:
        names: ids of records, or names.
        documents: pages of something else than the atlas, which follow the others.
        whole: whether the names are all that there is, so that a graph or cards need no choice.
        edition: whose values are written; None where nobody has chosen one.
        form: the format.
        path: the file or folder.
    """

    names: Sequence[str]
    documents: Sequence[Document]
    whole: bool
    edition: Edition | None
    form: FileFormat
    path: Path


def write_export(opened: Opened, export: Export, progress: Progress) -> Path:
    """Write it and return the path.

    Raises:
        NotFound: a name means nothing here.
        UsageError: there is nothing to write, or a folder holds other things.
        CannotWrite: the file or folder could not be written; what was there is untouched.
        Cancelled: ``progress`` was cancelled; what was there is untouched.
    """
    if not (export.names or (export.documents and export.form.holds_pages) or export.whole):
        raise UsageError(
            "There is nothing to write: name something, or a topic that holds concepts, or ask for all."
        )
    match export.form.holds:
        case Holds.GRAPH:
            return _graph(opened, export, progress)
        case Holds.RECORDS:
            from netatlas.export.atlas_files import write_records  # noqa: PLC0415 - only what is asked for

            ids = opened.record_ids(export.names)
            return write_records(opened.atlas, ids, export.path, export.edition or Edition.TODAY, progress)
        case Holds.CARDS:
            return _cards(opened, export, progress)
        case Holds.FOLDER:
            return _folder(opened, export, progress)
        case Holds.PAGES | Holds.TABLES:
            from netatlas.export.document_files import write_documents  # noqa: PLC0415 - as above

            pages = _pages(opened, export, export.edition or Edition.TODAY, progress)
            return write_documents(pages, export.path, progress, ending=export.form.ending)
        case Holds.PAPER:
            raise UsageError("Paper is laid out and written by netatlas.saving.")


def why_no_cards(opened: Opened) -> str:
    """Return why no card can be made of the open packs, or ''; this looks for a file of each pack."""
    from netatlas.packs.pack_files import CHANGED_FILE, has_file  # noqa: PLC0415 - only cards need it

    if any(has_file(folder, CHANGED_FILE) for folder in opened.folders):
        return ""
    return (
        f"Cards need the days on which answers changed, and no open pack has them in a file {CHANGED_FILE}. "
        "“python -m netatlas.packs.changed” writes it."
    )


def _pages(opened: Opened, export: Export, edition: Edition, progress: Progress) -> list[Document]:
    return [*opened.documents(export.names, edition=edition, progress=progress), *export.documents]


def _graph(opened: Opened, export: Export, progress: Progress) -> Path:
    atlas, ending = opened.atlas, export.form.ending
    nodes = None if export.whole else graph_files.selected(atlas, opened.record_ids(export.names))
    places = None
    if graph_files.shows_places(ending):
        from netatlas.explore.graph_places import graph_places  # noqa: PLC0415 - only a picture needs the map

        places = graph_places(atlas, opened.atlas_map(progress))
    edition = export.edition or Edition.TODAY
    content = graph_files.graph_content(atlas, nodes, edition=edition, places=places)
    return graph_files.write_graph(content, export.path, progress, ending=ending)


def _cards(opened: Opened, export: Export, progress: Progress) -> Path:
    from netatlas.export.atlas_files import AnswerDays, write_cards  # noqa: PLC0415 - only what is asked for
    from netatlas.packs.answer_changes import answer_changes_of  # noqa: PLC0415 - reads YAML
    from netatlas.packs.answers import answer_hashes  # noqa: PLC0415 - the same

    _refuse_notes(export)
    concepts = None
    if not export.whole:
        concepts = frozenset(graph_files.selected(opened.atlas, opened.record_ids(export.names)))
    changes = answer_changes_of(opened.folders, opened.atlas.home_pack)
    hashes = answer_hashes(opened.atlas.contents)
    days = AnswerDays(
        known={one: change.day for one, change in changes.items() if not change.withdrawn},
        withdrawn={one: change.day for one, change in changes.items() if change.withdrawn},
        behind={one for one, known in hashes.items() if one in changes and changes[one].hash != known},
    )
    return write_cards(opened.atlas, concepts, export.path, days, progress)


def _folder(opened: Opened, export: Export, progress: Progress) -> Path:
    from netatlas.export.atlas_files import write_set  # noqa: PLC0415 - only what is asked for
    from netatlas.export.folders.folder_writing import check_folder  # noqa: PLC0415 - the same

    _refuse_notes(export)
    check_folder(export.path)
    pages = _pages(opened, export, Edition.BOTH, progress)
    return write_set(opened.atlas, pages, export.form, export.path, progress)


def _refuse_notes(export: Export) -> None:
    if export.edition is Edition.NOTES:
        raise UsageError(
            f"The format {export.form.name} holds what is true today, and beside it what the notes said; "
            "leave the edition out."
        )
