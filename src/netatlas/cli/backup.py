"""``netatlas backup``: all of the user's own data as one file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.output import print_json
from netatlas.cli.user_data import opened_desk
from netatlas.letters import visible

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
The file holds notes with their versions, bookmarks, sheets and what search has learnt. NetAtlas also makes
backups by itself, in the folder “backups” of your own data; “netatlas restore” lists them.

example:
  netatlas backup netatlas-2026-11-27.sqlite
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("file", type=Path, metavar="FILE", help="where to; a file that is there is replaced")
    parser.add_argument("--json", action="store_true", help="the file and its size as JSON")


def run(options: argparse.Namespace) -> int:
    """Write the file and say so."""
    with opened_desk(options) as desk:
        path = desk.backups.backup(paths.expanded(options.file))
    size = path.stat().st_size
    if options.json:
        print_json({"file": str(path), "bytes": size})
    else:
        print(visible(f"Wrote {path}: {size:,} bytes"))
    return 0
