"""``netatlas cache``: what is kept so that the next time is quick, and emptying it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.output import print_json, width
from netatlas.cli.wrapping import wrapped
from netatlas.desk import file_cache
from netatlas.kept_files import MOST_BYTES, MOST_ENTRIES
from netatlas.letters import visible
from netatlas.packs.opening import kept_packs, listed_packs
from netatlas.words import counted, listed

if TYPE_CHECKING:
    import argparse

    from netatlas.packs.opening import KeptPack

_MB = 1_000_000
_EPILOG = f"""\
Packs are kept as they are after reading (the {MOST_ENTRIES} used last, {MOST_BYTES // 2**20} MB at most),
and maps as they were laid out. All of it is computed again when it is needed; none of it is your own data.

examples:
  netatlas cache
  netatlas cache --clear
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("--clear", action="store_true", help="remove all of it")
    parser.add_argument("--json", action="store_true", help="the same as JSON")


def run(options: argparse.Namespace) -> int:
    """Print what is kept, or remove it and say how much it was."""
    folder = paths.cache(options.home)
    packs, maps = listed_packs(folder), file_cache.of_maps(folder)
    map_sizes = maps.sizes()
    if options.clear:
        kept_packs(folder).clear()
        maps.clear()
    if options.json:
        print_json(_as_json(str(folder), packs, map_sizes, cleared=options.clear))
        return 0
    size = sum(pack.bytes for pack in packs) + sum(map_sizes)
    held = listed([counted(len(packs), "compiled pack"), counted(len(map_sizes), "map")])
    verb = "held" if options.clear else "holds"
    lines = [f"{folder} {verb} {held}, {size / _MB:.1f} MB{': it is empty now' if options.clear else ''}."]
    lines += [
        f"{_title(pack)}: {pack.bytes / _MB:.1f} MB, used {_time(pack):%Y-%m-%d %H:%M}"
        for pack in (() if options.clear else packs)
    ]
    print("\n".join(line for text in lines for line in wrapped(visible(text), width())))
    return 0


def _as_json(folder: str, packs: list[KeptPack], map_sizes: list[int], *, cleared: bool) -> dict[str, object]:
    return {
        "folder": folder,
        "packs": [
            {"titles": list(pack.titles), "bytes": pack.bytes, "used": _time(pack).isoformat()}
            for pack in packs
        ],
        "maps": {"files": len(map_sizes), "bytes": sum(map_sizes)},
        "cleared": cleared,
    }


def _title(pack: KeptPack) -> str:
    return listed(pack.titles) if pack.titles else "of another version, or damaged"


def _time(pack: KeptPack) -> datetime:
    return datetime.fromtimestamp(pack.used).astimezone().replace(microsecond=0)
