"""The document of the packs that are open, closed or could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.address import Address
from netatlas.atlas.dates import date_text
from netatlas.atlas.views import VIEW_TITLES
from netatlas.desk.pack_list import same_folder
from netatlas.documents.blocks import MUTED, Callout, FactList, Heading, Link, Paragraph, Text
from netatlas.documents.builder import DocumentBuilder, words
from netatlas.letters import visible
from netatlas.paths import PACK_ENDING
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import PackInfo
    from netatlas.desk.pack_list import PackChoice
    from netatlas.documents.blocks import Document, FactRow, Inline
    from netatlas.packs.report import OpenedPack, PackReport, RefusedPack

_AT_START = {True: "Yes", False: "No"}


class ListedPack(NamedTuple):
    """A pack with what there is to say about it.

    Attributes:
        choice: where it is, and whether it opens at the start.
        info: what it says of itself; None unless it is open.
        opened: how much it holds and what is wrong in it; None unless it is open.
        reason: why it could not be opened, or ''.
    """

    choice: PackChoice
    info: PackInfo | None = None
    opened: OpenedPack | None = None
    reason: str = ""

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.choice.folder

    @property
    def title(self) -> str:
        """Its title; of one that is not open, the name of its folder."""
        return self.info.title if self.info is not None else visible(self.folder.absolute().name)


def listed_packs(
    atlas: Atlas, report: PackReport, choices: Iterable[PackChoice], refused: Iterable[RefusedPack] = ()
) -> tuple[ListedPack, ...]:
    """Return all packs that NetAtlas knows of: open ones in the order of the atlas, then the others.

    Args:
        atlas: what is open.
        report: on the packs that are open.
        choices: all packs that NetAtlas knows of, those of ``report`` and ``refused`` among them.
        refused: those that could not be opened earlier, beside those of the report.
    """
    infos = {pack.id: pack for pack in atlas.packs}
    known = tuple(choices)
    rest = list(known)
    listed: list[ListedPack] = []
    for opened in report.packs:
        choice = next(one for one in known if same_folder(one.folder, opened.folder))
        listed.append(ListedPack(choice, infos[opened.id], opened))
        rest.remove(choice)
    reasons = (*report.refused, *refused)
    for choice in rest:
        reason = next((one.reason for one in reasons if same_folder(one.folder, choice.folder)), "")
        listed.append(ListedPack(choice, reason=reason))
    return tuple(sorted(listed, key=lambda pack: (pack.opened is None, bool(pack.reason))))


def packs_document(atlas: Atlas, listed: Iterable[ListedPack]) -> Document:
    """Return which packs are open and how they are, which are closed, and which could not be opened."""
    page = DocumentBuilder(atlas)
    packs = tuple(listed)
    open_count = sum(pack.opened is not None for pack in packs)
    page.add(
        Paragraph(words(f"{counted(open_count, 'pack')} {'is' if open_count == 1 else 'are'} open."), "lead")
    )
    for pack in packs:
        page.add(Heading(pack.title))
        if pack.reason:
            page.add(Callout(words(f"Could not be opened. {visible(pack.reason)}"), "warning"))
        elif pack.opened is None:
            page.add(Paragraph(words("Closed.", MUTED), "muted"))
        page.add(FactList(tuple(_rows(pack)), ("What", "Value", "Note")))
    return page.document(VIEW_TITLES["packs"])


def _rows(pack: ListedPack) -> list[FactRow]:
    rows: list[tuple[str, Inline]] = []
    if pack.info is not None and pack.opened is not None:
        health = Link(
            f"{counted(pack.opened.faults, 'fault')}, {counted(pack.opened.remarks, 'remark')}",
            str(Address.view("health")),
        )
        rows = [
            ("Id", words(pack.info.id)),
            ("Version", words(pack.info.version)),
            ("Checked", words(date_text(pack.info.checked))),
            ("Licence", words(pack.info.licence)),
            ("Records", words(f"{pack.opened.records:,}")),
            ("Health", (health,)),
        ]
    rows += [
        ("File" if pack.folder.suffix == PACK_ENDING else "Folder", words(visible(str(pack.folder)))),
        ("Where from", words(pack.choice.origin.value)),
        ("Opens at the start", words(_AT_START[pack.choice.at_start])),
    ]
    return [((Text(label),), value, ()) for label, value in rows]
