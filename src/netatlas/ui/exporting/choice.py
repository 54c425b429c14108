"""What can be exported of what is in front and of everything else, and what was chosen of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.edition import Edition
from netatlas.atlas.model import Claim, Source
from netatlas.export.endings import FORMATS
from netatlas.file_names import file_name
from netatlas.printing.paper.files import PAGES
from netatlas.ui.bookmarking import bookmark_name
from netatlas.words import counted

if TYPE_CHECKING:
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.desk.sheet import SheetLayout
    from netatlas.documents.blocks import Document
    from netatlas.export.endings import FileFormat
    from netatlas.ui.pages.page import Page
    from netatlas.ui.paper.rendering import PaperMaker
    from netatlas.ui.user_data import OwnItems


class What(StrEnum):
    """What can be exported; the value is what the dialog calls it."""

    PAGE = "This page"
    SELECTION = "What is selected"
    TOPIC = "A topic, with its concepts"
    BOOKMARKS = "Bookmarks"
    NOTES = "My notes"
    EVERYTHING = "Everything"


class Front(NamedTuple):
    """The page in front, and what is selected on it.

    Attributes:
        title: of the page.
        name: of its record, or of the concepts that it compares; '' where it shows neither.
        document: what it shows.
        paper: what makes its own paper, if it is one.
        edition: in which it is shown.
        selected: the records that are selected.
        selected_title: what they are called.
        selected_document: what is selected and no record.
    """

    title: str = ""
    name: str = ""
    document: Document | None = None
    paper: PaperMaker | None = None
    edition: Edition = Edition.TODAY
    selected: tuple[str, ...] = ()
    selected_title: str = ""
    selected_document: Document | None = None


class ExportChoice(NamedTuple):
    """What was chosen.

    Attributes:
        what: is exported.
        topic: the id of the topic, if a topic is.
        group: the name of the group of bookmarks; None for all of them.
        form: the name of the format.
        edition: whose values are written, where the format has one.
        layout: of the paper, for a PDF.
    """

    what: What = What.PAGE
    topic: str = ""
    group: str | None = None
    form: str = FORMATS[0].name
    edition: Edition = Edition.TODAY
    layout: SheetLayout = PAGES


class Offer(NamedTuple):
    """Something that can be exported.

    Attributes:
        what: it is.
        title: what it is called.
        has_records: whether records are in it, of which cards, graphs and the like are made.
        reason: why it cannot be exported now, or ''.
    """

    what: What
    title: str
    has_records: bool = True
    reason: str = ""

    @property
    def formats(self) -> tuple[FileFormat, ...]:
        """The formats that can hold it."""
        return tuple(one for one in FORMATS if self.has_records or one.holds_pages)


def front_of(page: Page | None, address: Address | None, atlas: Atlas, edition: Edition) -> Front:
    """Return what there is to export of the page in front."""
    if page is None or address is None:
        return Front(edition=edition)
    selected = tuple(one for one in page.selected_addresses if Address.parse(one).record_id in atlas)
    part = page.selected_document() if not selected else None
    return Front(
        title=page.title,
        name=_name(address, atlas),
        document=page.document(),
        paper=page.own_paper(),
        edition=edition,
        selected=selected,
        selected_title=_selected_title(selected, part, atlas),
        selected_document=part,
    )


def offers(front: Front, atlas: Atlas, items: OwnItems) -> tuple[Offer, ...]:
    """Return all that can be exported, also what cannot be now; what is selected only if something is."""
    has_page = bool(front.name) or front.document is not None
    found = [
        Offer(
            What.PAGE,
            front.title,
            bool(front.name),
            "" if has_page else "The page in front shows nothing that could be written.",
        ),
        Offer(What.TOPIC, "", reason="" if atlas.topics else "The pack has no topics."),
        Offer(What.BOOKMARKS, "bookmarks", reason="" if items.bookmarks else "There are no bookmarks yet."),
        Offer(
            What.NOTES, "notes", has_records=False, reason="" if items.notes else "There are no notes yet."
        ),
        Offer(What.EVERYTHING, "NetAtlas"),
    ]
    if front.selected or front.selected_document is not None:
        found.insert(1, Offer(What.SELECTION, front.selected_title, bool(front.selected)))
    return tuple(found)


def topics(atlas: Atlas) -> list[tuple[str, str]]:
    """Return the id and title of every topic, sub-topics behind the title of theirs."""
    found: list[tuple[str, str]] = []
    for topic in atlas.topics:
        found.append((topic.id, topic.title))
        waiting = [(topic.title, below) for below in topic.topics]
        while waiting:
            above, below = waiting.pop(0)
            title = f"{above}: {below.title}"
            found.append((below.id, title))
            waiting = [*((title, one) for one in below.topics), *waiting]
    return found


def export_name(title: str, form: FileFormat) -> str:
    """Return the name that a file or folder has if nobody chooses another one.

    >>> export_name("NAT gateway: Bandwidth", FORMATS[0])
    'nat-gateway-bandwidth.md'
    """
    return file_name(title, form.ending or f"-{form.name}", otherwise="netatlas")


def target_folder(chosen: Path, name: str, marker: str) -> Path:
    """Return the folder that is written: a new one in the chosen folder, or that one if it is of NetAtlas."""
    return chosen if (chosen / marker).is_file() else chosen / name


def _name(address: Address, atlas: Atlas) -> str:
    target = address.target
    if target.subjects:
        return str(target) if all(one in atlas.concepts for one in target.subjects) else ""
    if target.record_id not in atlas or isinstance(atlas.get(target.record_id), (Claim, Source)):
        return ""
    return target.record_id


def _selected_title(selected: tuple[str, ...], part: Document | None, atlas: Atlas) -> str:
    if len(selected) == 1:
        return bookmark_name(atlas, Address.parse(selected[0]))
    if selected:
        return counted(len(selected), "row")
    return part.title if part is not None else ""
