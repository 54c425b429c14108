"""Writes the scripts by which shells complete commands, options and names: ``make completions``.

shtab makes them of the parser. What it cannot know is here: which arguments take names of the packs, and how
each shell asks ``netatlas --complete`` for these and puts a name with blanks into the line.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import shtab

from netatlas.cli.completion import SHELLS
from netatlas.cli.parser import whole_parser
from netatlas.export.endings import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
COMPLETIONS = ROOT / "resources" / "completions"
NAMES = {
    ("bookmark", "name"): "page",
    ("compare", "names"): "concept",
    ("export", "names"): "page",
    ("export", "topic"): "topic",
    ("note", "words"): "page",
    ("packs", "close"): "pack",
    ("path", "avoid"): "concept",
    ("path", "end"): "concept",
    ("path", "start"): "concept",
    ("search", "query"): "page",
    ("show", "name"): "page",
    ("timeline", "name"): "timeline",
    ("verify", "names"): "concept",
}
"""Arguments that take names, by command and argument, with the kind that ``name_completion`` knows."""
_CHOICES = re.compile(r"\{(.+)\}")


def script(shell: str) -> str:
    """Return the script for a shell."""
    parser, commands = whole_parser()
    for name, command in {"": parser, **commands}.items():
        for action in command._actions:  # noqa: SLF001 - there is no other way
            _describe(name, action)
    preamble = (Path(__file__).parent / "completion" / f"names.{shell}").read_text(encoding="utf-8")
    return shtab.complete(parser, shell, preamble=preamble)


def _describe(command: str, action: argparse.Action) -> None:
    """Say what an argument takes, in the attributes that shtab reads."""
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    if action.help == argparse.SUPPRESS or action.choices is not None:
        return
    if kind := NAMES.get((command, action.dest)):
        _complete(
            action,
            {
                "bash": f"_netatlas_{kind}",
                "zsh": f"_netatlas_names {kind}",
                "fish": f"(_netatlas_names {kind})",
            },
        )
    elif match := _CHOICES.fullmatch(metavar):
        action.choices = match[1].split(",")
    elif (command, action.dest) == ("export", "form"):
        action.choices = [one.name for one in FORMATS]
    elif metavar == "DIR":
        _complete(action, shtab.DIRECTORY)
    elif metavar in {"FILE", "PACK"} or (command, action.dest) == ("sheet", "name"):
        _complete(action, shtab.FILE)


def _complete(action: argparse.Action, how: Mapping[str, object]) -> None:
    action.complete = how  # type: ignore[attr-defined] # the way of shtab


def main() -> int:
    """Write the scripts."""
    COMPLETIONS.mkdir(exist_ok=True)
    for shell in SHELLS:
        (COMPLETIONS / f"netatlas.{shell}").write_text(script(shell), encoding="utf-8")
    print(f"Wrote {len(SHELLS)} scripts into {COMPLETIONS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
