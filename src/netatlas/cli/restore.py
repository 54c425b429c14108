"""``netatlas restore``: a backup takes the place of the user's own data, which is kept first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.output import complain, print_json
from netatlas.cli.user_data import opened_desk, shown_time
from netatlas.letters import visible

if TYPE_CHECKING:
    import argparse

    from netatlas.desk.desk import Desk

_EPILOG = """\
What is there is kept in the folder “backups” of your own data first. Windows that are open go on with what
was restored.

examples:
  netatlas restore                                 list the backups that were made by themselves
  netatlas restore netatlas-2026-11-27.sqlite
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help="the backup; without it: list them"
    )
    parser.add_argument("--json", action="store_true", help="what was restored, or the list, as JSON")


def run(options: argparse.Namespace) -> int:
    """Restore a backup and say where what was there is kept; or list the backups, 1 if there are none."""
    with opened_desk(options) as desk:
        if options.file is None:
            return _list(desk, as_json=options.json)
        path = paths.expanded(options.file)
        kept = desk.backups.restore(path)
    if options.json:
        print_json({"restored": str(path), "kept": str(kept) if kept else None})
    else:
        print(visible(f"Restored {path}." + (f" What was there before is kept as {kept}." if kept else "")))
    return 0


def _list(desk: Desk, *, as_json: bool) -> int:
    files = desk.backups.all()
    if as_json:
        print_json(
            [{"file": str(one.path), "made": one.time.isoformat(), "bytes": one.size} for one in files]
        )
    else:
        for one in files:
            before = "  before a restore" if one.before_restore else ""
            print(visible(f"{shown_time(one.time)}  {one.size:>12,} bytes  {one.path}{before}"))
    if not files:
        complain(f"There is no backup in {desk.backups.folder} yet.")
    return 0 if files else 1
