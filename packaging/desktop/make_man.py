"""Writes the man page from the parser of the command line: ``make man``.

What the parser does not know, files, environment and exit codes, is in ``netatlas.1.include``.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from argparse_manpage.manpage import Manpage

from desktop.make_metainfo import METAINFO, day_of
from netatlas import __version__
from netatlas.cli.parser import COMMON, whole_parser

if TYPE_CHECKING:
    import argparse

ROOT = Path(__file__).parents[2]
MAN = ROOT / "packaging" / "desktop" / "netatlas.1"
_INCLUDE = MAN.with_name("netatlas.1.include")
_EXAMPLES = "examples:\n"


def man_page() -> str:
    """Return the man page."""
    os.environ["COLUMNS"] = "80"  # the width of lines of usage, which argparse else takes from the terminal
    parser, commands = whole_parser()
    for command in commands.values():
        command.description = None  # the same as the summary
        _leave_out_common_options(command)
    examples = (parser.epilog or "").partition(_EXAMPLES)[2].partition("\n\n")[0]
    parser.epilog = None
    page = Manpage(
        parser,
        format="single-commands-section",
        _data={
            "project_name": "NetAtlas",
            "version": __version__,
            "description": "offline explorer of networking on AWS",
            "manual_title": "User Commands",
            "date": day_of(METAINFO.read_text(encoding="utf-8")),
            "include": str(_INCLUDE),
        },
    )
    page.add_section("EXAMPLES", ">", f".nf\n{_roff(examples)}\n.fi")
    title, _, rest = str(page).partition("\n")
    return title.replace("\\-", "-") + "\n" + rest  # a date with roff's own hyphens is none


def _leave_out_common_options(command: argparse.ArgumentParser) -> None:
    """Take the options of every command from one: the page has them once, at its beginning."""
    common = next(group for group in command._action_groups if group.title == COMMON)  # noqa: SLF001 - there is no other way
    command._action_groups.remove(common)  # noqa: SLF001 - the same
    for action in common._group_actions:  # noqa: SLF001 - the same
        command._actions.remove(action)  # noqa: SLF001 - the same


def _roff(text: str) -> str:
    r"""Return text in which roff sees no mark of its own.

    >>> _roff("  netatlas show --json")
    'netatlas show \\-\\-json'
    """
    lines = (line.strip().replace("\\", "\\e").replace("-", "\\-") for line in text.splitlines())
    return "\n".join(f"\\&{line}" if line.startswith((".", "'")) else line for line in lines)


def main() -> int:
    """Write the page."""
    MAN.write_text(man_page(), encoding="utf-8")
    print(f"Wrote {MAN.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
