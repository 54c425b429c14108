"""Reads a command line: finds its command, and says what a misspelt command or option was meant to be."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.parser import COMMANDS, PACKS_BEHIND, build_parser, is_command
from netatlas.words import quoted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from netatlas.cli.parser import LineParser

_TAKES_A_VALUE = frozenset({"--pack", "--home", "--edition"})
"""Options before a command whose value is an argument of its own."""
_HELP = frozenset({"-h", "--help"})


def read_arguments(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the options that ``arguments`` give; ``command`` is None when the window is meant.

    Raises:
        SystemExit: after ``--help`` (0) or wrong usage (2).
    """
    arguments, at = _without_separator(arguments)
    command = arguments[at] if at < len(arguments) else None
    files: list[str] = []
    if command is not None and not is_command(command) and _names_file(command):
        arguments, files, command = arguments[:at], arguments[at:], None
    is_plain = (command is None or is_command(command)) and _HELP.isdisjoint(arguments[:at])
    parser, named = build_parser(command, listed=not is_plain)
    _check_before(parser, arguments[:at])
    if command is not None and named is parser:
        parser.error(_no_command(command, arguments[at:]))
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        named.error(_not_understood(named, unknown))
    if options.search and command is not None:
        parser.error("--search opens the window: leave it out, or the command")
    if misplaced := next((file for file in files if file.startswith("-")), ""):
        parser.error(f"{quoted(misplaced)} goes before the files")
    options.files = files
    options.pack = [*options.pack, *getattr(options, PACKS_BEHIND, ())]
    return options


def _names_file(word: str) -> bool:
    """Return True if a word is the path of something to open rather than a command.

    >>> _names_file("my.netatlas"), _names_file("my-pack/pack.yaml"), _names_file("nat-gateway")
    (True, True, False)
    """
    if word.endswith((paths.PACK_ENDING, ".json", "pack.yaml")):
        return True
    has_folder = any(sign in word for sign in (os.sep, os.altsep or os.sep))
    return has_folder and os.path.lexists(word)  # “TCP/IP” and “/27” are to be looked up


def _without_separator(arguments: Sequence[str]) -> tuple[list[str], int]:
    """Return the arguments without a ``--`` before the command, and the index of the command.

    >>> _without_separator(["--home", "x", "--", "search", "--", "-99"])
    (['--home', 'x', 'search', '--', '-99'], 2)
    """
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        if arguments[at] == "--":
            return [*arguments[:at], *arguments[at + 1 :]], at
        at += 2 if arguments[at] in _TAKES_A_VALUE else 1
    return list(arguments), min(at, len(arguments))


def _check_before(parser: LineParser, before: Sequence[str]) -> None:
    """Refuse an option before the command that is none: whether it has a value cannot be known."""
    known = _options_of(parser)
    waiting = False
    for argument in before:
        name = argument.partition("=")[0]
        if not waiting and name not in known:
            parser.error(f"{quoted(name)} is no option before a command{_did_you_mean(name, known)}")
        waiting = not waiting and argument in _TAKES_A_VALUE


def _no_command(command: str, words: Sequence[str]) -> str:
    looked_up = f"netatlas search {' '.join(words)}"
    meant = _did_you_mean(command, [entry.name for entry in COMMANDS])
    return f"{quoted(command)} is no command{meant or f'; to look it up: {quoted(looked_up)}'}"


def _not_understood(named: LineParser, unknown: Sequence[str]) -> str:
    option = next((one for one in unknown if one.startswith("-")), "")
    if not option:
        return f"{quoted(' '.join(unknown))} is one argument too many; put names of several words into quotes"
    name = option.partition("=")[0]
    meant = _did_you_mean(name, _options_of(named))
    return (
        f"{quoted(name)} is no option of {named.prog}{meant or '; a word that begins with - goes behind --'}"
    )


def _options_of(parser: LineParser) -> list[str]:
    return [name for action in parser._actions for name in action.option_strings]  # noqa: SLF001 - there is no other way


def _did_you_mean(word: str, known: Iterable[str]) -> str:
    from netatlas.atlas.nearest import nearest

    guess = nearest(word, known)
    return f"; did you mean {quoted(guess)}?" if guess else ""
