"""``netatlas layout``: writes where the map of a pack shows its concepts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.letters import visible
from netatlas.words import counted

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
Concepts that have a position keep it; new ones are placed beside their neighbours. The same pack gets the
same positions each time.

examples:
  netatlas layout my-pack
  netatlas layout my-pack --anew
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("folder", type=Path, metavar="DIR", help="the pack, whose positions.yaml is written")
    parser.add_argument(
        "--anew", action="store_true", help="lay out all concepts, those too that have a position"
    )


def run(options: argparse.Namespace) -> int:
    """Write the positions and say how many are new."""
    from netatlas.explore.layout.geometry import new_positions
    from netatlas.packs.positions import read_for_positions, write_positions

    folder = paths.expanded(options.folder)
    atlas = read_for_positions(folder)
    before: dict[str, tuple[float, float]] = {
        position.id: (position.x, position.y) for position in atlas.positions.values()
    }
    positions = before | new_positions(atlas, anew=options.anew)
    path = write_positions(folder, positions)
    new = sum(before.get(record) != position for record, position in positions.items())
    print(visible(f"Wrote {path}: {counted(len(positions), 'position')}, {new:,} of them new"))
    return 0
