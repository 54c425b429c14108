"""``netatlas pack``: one file of a pack's folder, to give to others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.reading_progress import ReadingProgress
from netatlas.letters import visible
from netatlas.words import counted

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
The file opens like the folder: with a double click, dropped on the window, or with --pack. All of the folder
goes in, but what is hidden. The same folder gives the same bytes. A pack with faults is refused.

examples:
  netatlas pack my-pack
  netatlas pack my-pack --to ~/Desktop/my-pack.netatlas
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder of the pack")
    parser.add_argument(
        "--to",
        type=Path,
        metavar="FILE",
        help="the file (default: named after the pack's id, in this folder)",
    )


def run(options: argparse.Namespace) -> int:
    """Write the file and say what it holds."""
    from netatlas.packs.packing import pack_folder

    target = paths.expanded(options.to) if options.to is not None else None
    with ReadingProgress() as progress:
        made = pack_folder(paths.expanded(options.folder), target, progress)
    print(visible(f"Wrote {made.path}: {counted(made.files, 'file')}, {made.bytes / 1000:,.0f} kB"))
    return 0
