"""Opens the packs that the options name, and resolves the names that a command is given."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.api import Edition, OpenAtlas, open_atlas
from netatlas.atlas.model import Comparison
from netatlas.cli.output import complain
from netatlas.cli.reading_progress import ReadingProgress
from netatlas.desk.pack_list import keep_packs, vanished_packs, without_packs
from netatlas.desk.settings import load_settings
from netatlas.errors import CannotWrite

if TYPE_CHECKING:
    import argparse
    from collections.abc import Collection, Sequence

    from netatlas.packs import PackReport

_MOST_FAULTS = 5
"""Faults that are listed before a command's own output; ``netatlas check`` lists all."""
_SEPARATORS = frozenset({"vs", "vs.", "versus", "v.", "and", "or", "&", ",", ""})
"""Words that may be between names that were given one by one."""


def opened(options: argparse.Namespace) -> OpenAtlas:
    """Open the packs; the error stream says which could not be opened and lists up to five faults.

    Raises:
        PackError: a pack that was named cannot be opened, or none can.
    """
    with ReadingProgress() as progress:
        atlas = open_atlas(*options.pack, home=options.home, progress=progress)
    report_refused(options, atlas.report)
    faults = atlas.report.faults
    for fault in faults[:_MOST_FAULTS]:
        complain(str(fault))
    if len(faults) > _MOST_FAULTS:
        more = len(faults) - _MOST_FAULTS
        complain(f"and {more} more; “netatlas check” lists them all")
    return atlas


def report_refused(options: argparse.Namespace, report: PackReport) -> None:
    """Say on the error stream which packs were left closed, and why.

    One that was opened by hand and whose folder is gone is forgotten, so that it is mentioned once.
    """
    for pack in report.refused:
        complain(f"{pack.reason.removesuffix('.')}. The other packs are open.")
    if options.pack or not any(not os.path.lexists(pack.folder) for pack in report.refused):
        return
    home = paths.home(options.home)
    with suppress(CannotWrite):
        settings = load_settings(home)
        keep_packs(home, without_packs(settings, vanished_packs(settings)))


def edition_of(options: argparse.Namespace) -> Edition:
    """Return the edition asked for; today's if none was."""
    return Edition(options.edition or Edition.TODAY)


def resolve_name(atlas: OpenAtlas, name: str, *, kinds: Collection[str] = (), pages: bool = False) -> str:
    """Return the id that ``name`` means, and report on the error stream what it was taken for if inexact.

    Raises:
        NotFound: nothing is near enough.
    """
    record_id, exact = atlas.resolve(name, kinds=kinds, pages=pages)
    if not exact:
        complain(f"“{name}” was taken for “{name_of(atlas, record_id)}”")
    return record_id


def resolve_subjects(atlas: OpenAtlas, names: Sequence[str]) -> list[str]:
    """Return the concepts that names mean; one may name several, as ``alb vs nlb`` or a comparison does.

    Raises:
        NotFound: nothing is near enough to a name.
    """
    names = [name for name in names if name.strip().lower() not in _SEPARATORS]
    ids: list[str] = []
    for name in names:
        record = atlas.atlas.get(name) if name in atlas.atlas else atlas.atlas.named(name)
        if isinstance(record, Comparison):
            ids += record.subjects
        elif subjects := atlas.spot_subjects(name):
            ids += subjects
        else:
            parts = () if record is not None else _parts(name, alone=len(names) == 1)
            ids += _resolve_parts(atlas, parts or (name.strip(" ,"),))
    return ids


def _parts(name: str, *, alone: bool) -> tuple[str, ...]:
    from netatlas.search.query import compared_parts  # names that are exact need no search

    return compared_parts(name, alone=alone)


def _resolve_parts(atlas: OpenAtlas, parts: Sequence[str]) -> list[str]:
    """Return the concepts of names that complete one another: gateway vs interface endpoint."""
    together = atlas.searcher.subjects_named(parts) if len(parts) > 1 else ()
    if not together:
        return [resolve_name(atlas, part, kinds=("concept",)) for part in parts]
    for part, subject in zip(parts, together, strict=True):
        if atlas.atlas.named(part) is None:
            complain(f"“{part}” was taken for “{name_of(atlas, subject)}”")
    return list(together)


def page_named(atlas: OpenAtlas, name: str, *, pages: bool = False) -> str:
    """Return the address of the page that ``name`` means: a computed answer, else as ``resolve_name``.

    Raises:
        NotFound: nothing is near enough.
    """
    return atlas.answer_meant(name) or resolve_name(atlas, name, pages=pages)


def name_of(atlas: OpenAtlas, record_id: str) -> str:
    """Return the name of a record, or of a comparison that no pack holds (``compare:a+b``)."""
    if subjects := atlas.spot_subjects(record_id):
        return " vs ".join(map(atlas.atlas.display_name, subjects))
    if atlas.searcher.pages.has(record_id):
        return atlas.searcher.pages.names_of(record_id)[0]
    return atlas.atlas.display_name(record_id)
