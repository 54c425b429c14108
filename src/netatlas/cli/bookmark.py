"""``netatlas bookmark``: the user's bookmarks, listed, added and removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.cli.opening import opened
from netatlas.cli.output import coloured, complain, print_json, styled, width
from netatlas.cli.user_data import address_of, back_up, opened_desk, printable, shown_address
from netatlas.cli.wrapping import Piece, beside
from netatlas.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.desk.bookmarks import Bookmark

_EPILOG = """\
examples:
  netatlas bookmark
  netatlas bookmark "nat gateway"
  netatlas bookmark "nat gateway" --group Exam
  netatlas bookmark "nat gateway" --remove
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "name", nargs="*", metavar="NAME", help="what to bookmark, as in “show”; without it all"
    )
    parser.add_argument("--group", metavar="G", help="the group that it goes to")
    parser.add_argument("--remove", action="store_true", help="remove the bookmark of NAME")
    parser.add_argument("--json", action="store_true", help="a list of bookmarks as JSON")


def run(options: argparse.Namespace) -> int:
    """List the bookmarks, after a change if there is one to make; 1 if there are none, or none to remove."""
    from netatlas.atlas.anchors import anchor_name, bookmarks_of

    name = " ".join(options.name)
    if not name and (options.remove or options.group is not None):
        raise UsageError("Say what to bookmark: netatlas bookmark “nat gateway”")
    with opened_desk(options) as desk:
        atlas = opened(options)
        found = True
        if name:
            address = address_of(atlas, name)
            stored, words = bookmarks_of(atlas.atlas, address), anchor_name(atlas.atlas, address)
            if options.remove:
                found = bool(desk.bookmarks.remove(*stored))
                if not found:
                    complain(f"There is no bookmark of {words}.")
            else:
                desk.bookmarks.add(stored[0], options.group or "")
                if options.group is not None:
                    desk.bookmarks.move(stored[0], options.group, len(desk.bookmarks.all()))
            back_up(desk)
        bookmarks = desk.bookmarks.all()
    if options.json:
        print_json([_json(atlas, bookmark) for bookmark in bookmarks])
    else:
        _print(atlas, bookmarks)
    if not name and not bookmarks:
        complain("There is no bookmark yet.")
    return 0 if found and (name or bookmarks) else 1


def _print(atlas: OpenAtlas, bookmarks: list[Bookmark]) -> None:
    from netatlas.atlas.anchors import anchor_name

    colour = coloured()
    group = ""
    for bookmark in bookmarks:
        if bookmark.group != group:
            group = bookmark.group
            print(styled(printable(group), "strong", colour=colour))
        name = printable(anchor_name(atlas.atlas, Address.parse(bookmark.address)))
        address = printable(shown_address(atlas, bookmark.address))
        lines = beside(Piece(name), address, width(), colour=colour, indent="  " * bool(group))
        print("\n".join(lines))


def _json(atlas: OpenAtlas, bookmark: Bookmark) -> dict[str, object]:
    from netatlas.atlas.anchors import anchor_name

    return {
        "address": shown_address(atlas, bookmark.address),
        "name": anchor_name(atlas.atlas, Address.parse(bookmark.address)),
        "group": bookmark.group,
        "added": bookmark.added.isoformat(),
    }
