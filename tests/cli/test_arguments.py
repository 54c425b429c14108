"""Options before and behind a command, misspelt words, and which edition is printed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netatlas.cli.argument_types import one_of, whole_number
from netatlas.cli.arguments import read_arguments
from netatlas.cli.main import parse
from netatlas.cli.parser import COMMANDS, build_parser

if TYPE_CHECKING:
    from tests.cli.conftest import Netatlas

NAMES = [entry.name for entry in COMMANDS]
NEEDED = {
    "compare": ["a"],
    "completion": ["bash"],
    "export": ["--to", "x"],
    "layout": ["x"],
    "pack": ["x"],
    "note": ["a"],
    "path": ["a", "b"],
}
NEEDED |= {
    "show": ["a"],
    "timeline": ["a"],
    "tour": ["--out", "x"],
    "restore": ["x"],
    "backup": ["x"],
}


@pytest.mark.parametrize("command", NAMES)
def test_the_options_of_every_command_go_before_and_behind_it(command: str) -> None:
    """Whoever adds an option at the end of a line would be told that it does not exist."""
    given_options = ["--edition", "both", "--home", "h", "--verbose"]
    own = [command, *NEEDED.get(command, [])]
    before, behind = read_arguments([*given_options, *own]), read_arguments([*own, *given_options])
    assert before == behind
    both = read_arguments(["--pack", "one", "--edition", "notes", *own, "--pack", "two", "--edition", "both"])
    assert (both.pack, both.edition) == (["one", "two"], "both")


def test_a_separator_may_stand_before_the_command_and_before_its_words() -> None:
    """A figure below zero could not be searched for, or ``--`` would be taken for a command."""
    for arguments in (
        ["--", "search", "x"],
        ["search", "--", "x"],
        ["--home", "h", "--", "search", "--", "x"],
    ):
        assert (read_arguments(arguments).command, read_arguments(arguments).query) == ("search", ["x"])
    assert read_arguments(["search", "--", "-99", "Gbps"]).query == ["-99", "Gbps"]


@pytest.mark.parametrize("command", NAMES)
def test_no_message_has_an_inner_name(netatlas: Netatlas, command: str) -> None:
    """The name of a function, or Python's own list of words, says nothing to whoever mistyped an option."""
    _, parser = build_parser(command)
    for action in parser._actions:  # noqa: SLF001 - there is no other way
        if action.type in {None, Path} and action.choices is None:
            continue
        for name in action.option_strings:
            said = netatlas(command, *NEEDED.get(command, []), name, "\u2014nonsense").err
            assert said.startswith(f"netatlas: {name}: “—nonsense” is no")
            assert said.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compre", "a", "b"], "did you mean “compare”?"),
        (["xqzzk", "x"], "“netatlas search xqzzk x”"),
        (["search", "--limt", "3", "x"], "did you mean “--limit”?"),
        (["show", "x", "--editoin", "both"], "did you mean “--edition”?"),
        (["--editoin", "both", "show", "x"], "did you mean “--edition”?"),
        (["--limit", "3", "search", "x"], "no option before a command"),
        (["search", "-xqzzk"], "goes behind --"),
        (["health", "x"], "one argument too many"),
    ],
)
def test_a_misspelt_word_is_named_with_what_was_meant(
    netatlas: Netatlas, arguments: list[str], said: str
) -> None:
    """A slip would be answered by a list of everything that there is."""
    result = netatlas(*arguments)
    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1


@given(st.integers(), st.integers(0, 20), st.integers(21, 40))
def test_whole_numbers_keep_their_bounds(number: int, least: int, most: int) -> None:
    """An option would take a number that its command cannot use."""
    read = whole_number(least, most)
    if least <= number <= most:
        assert read(str(number)) == number
    else:
        with pytest.raises(argparse.ArgumentTypeError):
            read(str(number))


def test_words_are_read_in_any_case() -> None:
    """Both would be another edition than both."""
    assert one_of(("notes", "both"))(" Both") == "both"


@pytest.mark.parametrize(
    "arguments",
    [
        ["show", "nat-gateway"],
        ["show", "nat-gateway", "--json"],
        ["show", "nat-gateway/bandwidth"],
        ["compare", "nat-gateway", "nat-instance"],
        ["search", "nat gateway bandwidth"],
    ],
)
def test_values_that_differ_from_the_notes_are_counted(netatlas: Netatlas, arguments: list[str]) -> None:
    """A reader of the notes would not learn that they say something else, nor how to see it."""
    hint = netatlas(*arguments).err
    assert "differ" in hint
    assert "--edition both" in hint
    for edition in ("notes", "today", "both"):
        assert netatlas(*arguments, "--edition", edition).err == ""


def test_an_export_counts_what_its_pages_hold(netatlas: Netatlas, tmp_path: Path) -> None:
    """A file would have today's values without a word, though cards and folders have both."""
    assert "differ" in netatlas("export", "nat-gateway", "--to", str(tmp_path / "x.md")).err
    assert netatlas("export", "nat-gateway", "--as", "pages", "--to", str(tmp_path / "x")).err == ""


@pytest.mark.parametrize(
    "names",
    [
        ["nat gateway vs nat instance"],
        ["nat gateway, nat instance"],
        ["nat gateway,nat instance"],
        ["nat gateway and nat instance"],
        ["NATGW", "vs", "nat instance"],
        ["NATGW,", "nat instance"],
        ["compare:nat-gateway+nat-instance"],
    ],
)
def test_names_in_one_argument_are_compared(netatlas: Netatlas, names: list[str]) -> None:
    """One of the two would be dropped, and the other be too few for a comparison."""
    expected = netatlas("compare", "nat-gateway", "nat-instance")
    assert netatlas("compare", *names) == expected


@pytest.mark.parametrize("columns", [40, 60, 100])
@pytest.mark.parametrize("query", ["10.0.0.0/24", "nat gateway", "10.0.0.0/24 and 10.0.0.128/25", "port 443"])
def test_lines_of_hits_fit_the_width(
    netatlas: Netatlas, monkeypatch: pytest.MonkeyPatch, query: str, columns: int
) -> None:
    """A long answer would be broken anywhere by the terminal."""
    monkeypatch.setattr("netatlas.cli.search.width", lambda: columns)
    lines = netatlas("search", query).out.splitlines()
    assert lines
    assert max(map(len, lines)) <= columns


def test_computed_answers_are_called_so(netatlas: Netatlas) -> None:
    """The terminal would have a word of its own for what the window calls computed."""
    out = netatlas("search", "10.0.0.0/24").out
    assert "Computed" in out
    assert "lens" not in out.lower()


def test_a_command_takes_one_parser_and_the_help_all_of_them() -> None:
    """A look-up would wait for the options of all other commands, or the help would leave them out."""
    lone, _ = build_parser("show", listed=False)
    assert "quotas and figures" not in lone.format_help()
    parser, named = build_parser("show")
    assert all(entry.name in parser.format_help() for entry in COMMANDS)
    assert named.prog == "netatlas show"


@pytest.mark.parametrize("arguments", [("--help", "show"), ("--verbose", "-h", "show")])
def test_the_help_before_a_command_lists_all(netatlas: Netatlas, arguments: tuple[str, ...]) -> None:
    """Whoever asks for help would see the one command that he has typed already."""
    out = netatlas(*arguments).out
    assert all(entry.summary[:20] in " ".join(out.split()) for entry in COMMANDS)


@pytest.mark.parametrize(
    ("arguments", "files"),
    [
        (["a.netatlas"], ["a.netatlas"]),
        (["--edition", "notes", "/x/y/pack.yaml", "b c.sheet.json"], ["/x/y/pack.yaml", "b c.sheet.json"]),
        (["tests/cli"], ["tests/cli"]),
        (["--", "a.netatlas"], ["a.netatlas"]),
    ],
)
def test_files_open_the_window(
    arguments: list[str], files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A double click in a file manager would be told that the file is no command."""
    monkeypatch.chdir(Path(__file__).parents[2])
    options = read_arguments(arguments)
    assert (options.command, options.files) == (None, files)
    assert read_arguments(["search", "a.netatlas"]).files == []


@pytest.mark.parametrize("words", ["TCP/IP", "/27", "10.0.0.0/16"])
def test_what_is_typed_with_a_slash_is_no_file(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A window would open on a folder that is not there, for somebody who looks something up."""
    with pytest.raises(SystemExit):
        read_arguments([words])
    assert f"to look it up: “netatlas search {words}”" in capsys.readouterr().err


def test_options_go_before_files(capsys: pytest.CaptureFixture[str]) -> None:
    """An option would be taken for one more file to open."""
    with pytest.raises(SystemExit):
        read_arguments(["a.netatlas", "--home", "x"])
    assert "“--home” goes before the files" in capsys.readouterr().err


def test_a_start_without_arguments_has_the_options_that_a_parser_would_give_it() -> None:
    """The window would fail over an option that was added to the parser alone."""
    assert vars(parse([])) == vars(read_arguments([]))
