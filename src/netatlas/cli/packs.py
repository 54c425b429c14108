"""``netatlas packs``: which packs are open, closed or could not be opened; opening and closing one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.api import open_atlas
from netatlas.cli.opening import opened
from netatlas.cli.output import print_json
from netatlas.desk.kept_packs import is_kept, keep_pack
from netatlas.desk.pack_list import chosen_at_start, keep_packs, known_packs, start_packs
from netatlas.desk.settings import load_settings
from netatlas.errors import NotFound

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.documents import ListedPack

_EPILOG = """\
What is opened or closed here is open or closed in the window too, from its next start on. A pack that is one
file is copied into the folder `packs` of your own data.

examples:
  netatlas packs
  netatlas packs --json
  netatlas packs --open my-pack
  netatlas packs --open my-pack.netatlas
  netatlas packs --close my-pack
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("--json", action="store_true", help="a list of packs as JSON")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--open", type=Path, metavar="PACK", help="open a pack, now and from now on")
    change.add_argument("--close", metavar="PACK", help="close a pack, by its id or folder, from now on")


def run(options: argparse.Namespace) -> int:
    """Print the packs; 1 if one could not be opened."""
    home = paths.home(options.home)
    if options.open is not None:
        with open_atlas(options.open, beside=start_packs(home, load_settings(home)), home=home) as atlas:
            _choose(home, _kept(home, options.open, atlas), at_start=True)
    elif options.close is not None:
        _choose(home, _folder_of(_listed(opened(options), home), options.close), at_start=False)
    atlas = opened(options)
    listed = _listed(atlas, home)
    if options.json:
        print_json([as_json(pack) for pack in listed])
    else:
        from netatlas.cli.document_printing import print_documents
        from netatlas.documents import packs_document

        print_documents([packs_document(atlas.atlas, listed)])
    return 1 if any(pack.reason for pack in listed) else 0


def _kept(home: Path, pack: Path, atlas: OpenAtlas) -> Path:
    """Return where a pack is: one that is a file is kept in the packs folder, as the window does it.

    Raises:
        CannotWrite: it could not be kept.
    """
    from netatlas.packs.archive_opening import archive_at

    archive = archive_at(pack)
    if archive is None or is_kept(home, pack):
        return pack
    return keep_pack(home, archive.raw, next(one.id for one in atlas.report.packs if one.folder == pack))


def _choose(home: Path, folder: Path, *, at_start: bool) -> None:
    keep_packs(home, chosen_at_start(home, load_settings(home), folder, at_start=at_start))


def _listed(atlas: OpenAtlas, home: Path) -> tuple[ListedPack, ...]:
    from netatlas.documents import listed_packs

    more = (*atlas.folders, *(pack.folder for pack in atlas.report.refused))
    return listed_packs(atlas.atlas, atlas.report, known_packs(home, load_settings(home), more))


def _folder_of(listed: tuple[ListedPack, ...], name: str) -> Path:
    """Return the folder of the pack that an id or a folder means.

    Raises:
        NotFound: no pack has it.
    """
    for pack in listed:
        if pack.info is not None and pack.info.id == name:
            return pack.folder
    for pack in listed:
        if Path(name).absolute() == pack.folder.absolute():
            return pack.folder
    raise NotFound(name, [pack.info.id for pack in listed if pack.info is not None])


def as_json(pack: ListedPack) -> dict[str, object]:
    """Return a pack as the keys and values of its JSON; what is not known of a closed pack is null."""
    info, is_open = pack.info, pack.opened
    return {
        "id": info.id if info else None,
        "title": pack.title,
        "version": info.version if info else None,
        "checked": str(info.checked) if info and info.checked else None,
        "licence": info.licence if info else None,
        "records": is_open.records if is_open else None,
        "faults": is_open.faults if is_open else None,
        "remarks": is_open.remarks if is_open else None,
        "folder": str(pack.folder),
        "origin": pack.choice.origin.name.lower().replace("_", "-"),
        "open": is_open is not None,
        "at_start": pack.choice.at_start,
        "reason": pack.reason,
    }
