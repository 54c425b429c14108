"""The argument parser: global options, and those of each command, whose module is imported when it is named.

A command is a module of this package with ``configure(parser)`` and ``run(options) -> int``.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol, cast

from typing_extensions import override

from netatlas import __version__
from netatlas.atlas.edition import Edition
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS
from netatlas.cli.argument_types import choice, one_of
from netatlas.cli.output import complain, terminal_columns
from netatlas.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

PACKS_BEHIND = "packs_behind"
"""Where packs named behind the command are kept: argparse would let them replace those before it."""
_PIPE_COLUMNS = 80
"""Columns of help in a pipe, as of any other program of argparse's."""
COMMON = "options of every command"
"""What the help of a command calls those."""
_EPILOG = """\
examples:
  netatlas                                   open the window
  netatlas my-pack.netatlas                  open it, with a pack or a sheet file
  netatlas search nat gatway                 look something up, slips forgiven
  netatlas show igw                          everything about one thing
  netatlas compare "nat gateway" "nat instance" --differences
  netatlas show "nat gateway" --edition both today's values beside those of the notes

exit codes: 0 done, 1 nothing found or faults found, 2 wrong usage, 3 cannot run here,
            4 a file could not be written
"""


class CommandModule(Protocol):
    """The interface of a command's module."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add the command's own options."""

    def run(self, options: argparse.Namespace) -> int:
        """Run the command and return the exit code."""


class CommandEntry(NamedTuple):
    """A command before its module is imported."""

    name: str
    summary: str


COMMANDS = (
    CommandEntry("search", "look up anything: names, slips, abbreviations, figures, “a vs b”"),
    CommandEntry("show", "one concept, comparison, limit, event, timeline or journey in full"),
    CommandEntry("compare", f"{FEWEST_SUBJECTS} to {MOST_SUBJECTS} things side by side, differences first"),
    CommandEntry("path", "paths from one concept to another, step by step, or why there is none"),
    CommandEntry("measures", "which concepts hold the graph together, and which belong together"),
    CommandEntry("limits", "quotas and figures, by importance and size"),
    CommandEntry("timeline", "dated events in order, or what held on a day"),
    CommandEntry("errata", "what the notes got wrong: said, now, since, source"),
    CommandEntry("facts", "facts to check again"),
    CommandEntry("health", "what the facts rest on, how old their sources are, faults and remarks"),
    CommandEntry("packs", "which packs are open, closed or could not be opened"),
    CommandEntry("note", "your own notes: read, add, change, remove"),
    CommandEntry("bookmark", "your bookmarks: list, add, remove"),
    CommandEntry("backup", "all your own data as one file"),
    CommandEntry("restore", "a backup in the place of your own data, which is kept first"),
    CommandEntry("export", "pages as Markdown or HTML, or a graph as GraphML, GEXF or JSON"),
    CommandEntry("sheet", "cheat sheets: which there are, or one as PDF"),
    CommandEntry("verify", "evidence held against AWS’s own models"),
    CommandEntry("check", "every fault of a pack, with its line"),
    CommandEntry("pack", "one file of a pack's folder, to give to others"),
    CommandEntry("layout", "write where the map of a pack shows its concepts into its positions.yaml"),
    CommandEntry("cache", "what is kept so that the next time is quick, and emptying it"),
    CommandEntry("completion", "the script by which bash, zsh or fish completes commands and names"),
    CommandEntry("tour", "drive the real window without a screen and keep pictures of it"),
)


def module_of(command: str) -> CommandModule:
    """Import and return the module of a command."""
    return cast("CommandModule", import_module(f"netatlas.cli.{command}"))


class _HelpFormatter(argparse.RawDescriptionHelpFormatter):
    """Lays help out as ever; argparse makes one for each option, and would ask ``shutil`` for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=terminal_columns(in_a_pipe=_PIPE_COLUMNS) - 2)


class LineParser(argparse.ArgumentParser):
    """A parser that says what is wrong in one line, as every command does."""

    @override
    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; argparse itself would be silent about a disk that is full."""
        print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:  # type: ignore[explicit-override]
        """Print one line and exit with the code for wrong usage."""
        sentence = message.removeprefix("argument ")
        complain(f"{sentence}{'' if sentence.endswith('?') else '.'} See “{self.prog} --help”.")
        self.exit(UsageError.exit_code)


def build_parser(command: str | None = None, *, listed: bool = True) -> tuple[LineParser, LineParser]:
    """Return the parser, and that of a command, which alone gets its options; without one the first twice.

    Args:
        command: the one that is named, if any.
        listed: whether the help may be asked for, which lists all commands: each takes a parser of its own.
    """
    parser, commands = _parsers(COMMANDS if listed else _named(command))
    if command not in commands:
        return parser, parser
    _configure(command, commands[command])
    return parser, commands[command]


def whole_parser() -> tuple[LineParser, dict[str, LineParser]]:
    """Return the parser and those of all commands with their options, for who describes all of them."""
    parser, commands = _parsers(COMMANDS)
    for name, command in commands.items():
        _configure(name, command)
    return parser, commands


def _parsers(entries: Iterable[CommandEntry]) -> tuple[LineParser, dict[str, LineParser]]:
    """Return the parser with the options before a command, and those of commands, still without any."""
    parser = LineParser(
        prog="netatlas",
        description="A searchable atlas of AWS networking. Without a command the window opens.",
        epilog=_EPILOG,
        formatter_class=_HelpFormatter,
        allow_abbrev=False,
    )
    _add_pack_option(parser, dest="pack", default=[])
    _add_plain_options(parser)
    parser.add_argument("--search", action="store_true", help="open the window with its search box")
    parser.add_argument("--version", action="version", version=f"netatlas {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    return parser, {
        entry.name: commands.add_parser(
            entry.name,
            help=entry.summary,
            description=f"{entry.summary[0].upper()}{entry.summary[1:]}.",
            formatter_class=_HelpFormatter,
            allow_abbrev=False,
        )
        for entry in entries
    }


def _configure(name: str, command: LineParser) -> None:
    """Give a command its own options, and those of every command."""
    module_of(name).configure(command)
    group = command.add_argument_group(COMMON)
    _add_pack_option(group, dest=PACKS_BEHIND, default=[])
    _add_plain_options(group, default=argparse.SUPPRESS)  # keeps what is given before the command


def is_command(name: str | None) -> bool:
    """Return True if there is a command of that name."""
    return bool(_named(name))


def _named(name: str | None) -> list[CommandEntry]:
    return [entry for entry in COMMANDS if entry.name == name]


def _add_pack_option(parser: argparse._ActionsContainer, *, dest: str, default: list[str]) -> None:
    parser.add_argument(
        "--pack",
        action="append",
        dest=dest,
        default=default,
        metavar="PACK",
        help="a pack to open, a folder or a .netatlas file; may be given several times "
        "(default: the shipped pack and your own)",
    )


def _add_plain_options(parser: argparse._ActionsContainer, *, default: str | None = None) -> None:
    editions = [edition.value for edition in Edition]
    parser.add_argument(
        "--home",
        default=default,
        metavar="DIR",
        help="your own data (default: NETATLAS_HOME or the system's place)",
    )
    parser.add_argument(
        "--edition",
        type=one_of(editions),
        default=default,
        metavar=choice(editions),
        help="values as the notes had them, as of today, or both (default: today; the window remembers)",
    )
    parser.add_argument(
        "--safe",
        action="store_true",
        default=default or False,
        help="only the shipped pack, and a temporary home: nothing of yours is read or changed",
    )
    parser.add_argument(
        "--verbose",
        action="store_true",
        default=default or False,
        help="tell details, and tracebacks of errors",
    )
