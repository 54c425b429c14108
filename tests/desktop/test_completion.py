"""Real shells complete commands, options, choices and names, and quote what needs it."""

from __future__ import annotations

import os
import select
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop.make_completions import COMPLETIONS, NAMES, script
from netatlas import paths
from netatlas.__main__ import main
from netatlas.cli.completion import SHELLS
from netatlas.cli.parser import COMMANDS, whole_parser
from netatlas.desk.settings import Settings, save_changes
from netatlas.packs import open_packs
from tests.guards.source import ROOT
from tests.helpers.packs import edited, write_pack

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = "Zone $(touch ran) `touch ran` \"that\" 'this' !; touch ran"
"""A name that would run something if a shell took it as it is."""
NO_NAMES = {("packs", "close"), ("sheet", "name")}
LONGEST_WAIT = 30
"""Seconds until a shell goes on; it takes one."""
_BASH = """
source {script}
complete_line() {{
  COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _shtab_netatlas
  (IFS='|'; printf '%s\\n' "${{COMPREPLY[*]}}")
}}
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a user who has opened a small pack, with NetAtlas on the path."""
    home, programs = tmp_path / "home", tmp_path / "bin"
    pack = write_pack(home / "packs" / "small", _with_hostile_name())
    save_changes(home, Settings(), Settings(closed_packs=(str(paths.default_pack()),)))
    open_packs([pack], home / "cache")
    programs.mkdir()
    program = programs / "netatlas"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m netatlas "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {
        **os.environ,
        "HOME": str(tmp_path),
        "LC_ALL": "C.UTF-8",
        "NETATLAS_HOME": str(home),
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "TERM": "dumb",
    }


def _with_hostile_name() -> dict[str, str]:
    quoted = HOSTILE.replace("'", "''")
    return edited("concepts.yaml", "name: NAT instance", f"name: '{quoted}'")


@pytest.mark.parametrize("shell", SHELLS)
def test_the_scripts_are_those_of_the_parser(shell: str) -> None:
    """A new option would not be completed; “make completions” writes the scripts anew."""
    # versions of Python may break lines of help in other places
    assert script(shell).split() == (COMPLETIONS / f"netatlas.{shell}").read_text(encoding="utf-8").split()


@pytest.mark.parametrize("shell", SHELLS)
def test_the_program_prints_its_scripts(
    shell: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who has no package of it would have to look for the file."""
    monkeypatch.setattr("sys.argv", ["netatlas", "completion", shell])
    assert main() == 0
    assert capsys.readouterr().out == (COMPLETIONS / f"netatlas.{shell}").read_text(encoding="utf-8")


def test_whatever_takes_a_name_is_completed() -> None:
    """A new command would leave whoever presses Tab alone."""
    _, commands = whole_parser()
    found = {
        (name, action.dest)
        for name, command in commands.items()
        for action in command._actions  # noqa: SLF001 - there is no other way
        if str(action.metavar).startswith(("NAME", "FROM", "TO"))
    }
    assert found - NO_NAMES <= NAMES.keys()


def _bash(environment: dict[str, str], folder: Path, *lines: str) -> list[str]:
    """Return what bash offers for each line, whose words are written as bash would split them."""
    tool = shutil.which("bash")
    if tool is None:
        pytest.skip("bash is not installed")
    source = _BASH.format(script=COMPLETIONS / "netatlas.bash")
    text = source + "".join(f"complete_line netatlas {line}\n" for line in lines)
    done = subprocess.run(
        [tool, "--norc", "-c", text], cwd=folder, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_bash_completes_what_the_parser_knows(environment: dict[str, str], tmp_path: Path) -> None:
    """Somebody would have to know all commands and options by heart."""
    commands, options, choices, behind = _bash(
        environment, tmp_path, "''", "compare --di", "compare --format ''", "--edition today sho"
    )
    assert commands.split("|") == [one.name for one in COMMANDS]
    assert (options, behind) == ("--differences", "show")
    assert choices.split("|") == ["table", "md", "csv", "json", "html"]


def test_bash_quotes_names(environment: dict[str, str], tmp_path: Path) -> None:
    """A name of two words would be two arguments, or a name of a pack run as a command."""
    plain, blank, doubled, single, topics, hostile, *quoted = _bash(
        environment,
        tmp_path,
        "show nat-g",
        r"show 'NAT\ ga'",
        """show '"NAT ga'""",
        '''show "'NAT ga"''',
        "export --topic g",
        "show Zon",
        """show '"Zon'""",
        '''show "'Zon"''',
    )
    assert plain == "nat-gateway"
    assert blank.split("|")[0] == r"NAT\ gateway"
    assert (doubled.split("|")[0], single.split("|")[0]) == ("NAT gateway", "NAT gateway")
    assert topics == "gateways"
    assert quoted == ["", ""]
    echoed = subprocess.run(
        ["bash", "--norc", "-c", f"printf %s {hostile}"],  # noqa: S607 - the same that completed it
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert echoed.stdout == HOSTILE
    assert not (tmp_path / "ran").exists()


def test_bash_says_nothing_where_no_pack_was_opened(environment: dict[str, str], tmp_path: Path) -> None:
    """An error would be printed into the line that somebody types."""
    elsewhere = {**environment, "NETATLAS_HOME": str(tmp_path / "nobody")}
    assert _bash(elsewhere, tmp_path, "show nat") == [""]


def test_fish_completes(environment: dict[str, str]) -> None:
    """Whoever uses fish would get names of files."""
    tool = shutil.which("fish")
    if tool is None:
        pytest.skip("fish is not installed")
    lines = ("netatlas compa", "netatlas show NAT\\\\ ga", "netatlas export --topic g", "netatlas show Zon")
    asked = "; ".join(f"complete -C '{line}'" for line in lines)
    done = subprocess.run(
        [tool, "--no-config", "-c", f"source {COMPLETIONS / 'netatlas.fish'}; {asked}"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert [line.split("\t")[0] for line in done.stdout.splitlines()] == [
        "compare",
        "NAT gateway",
        "NAT gateway and NAT instance",
        "gateways",
        HOSTILE,
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("sho", "netatlas show "), ("show NAT\\ ga", "show NAT\\ gateway"), ("show 'nat-g", "nat-gateway' ")],
)
def test_zsh_completes(environment: dict[str, str], typed: str, expected: str) -> None:
    """Whoever uses zsh would get names of files."""
    tool = shutil.which("zsh")
    if tool is None:
        pytest.skip("zsh is not installed")
    load = f'eval "$(<{COMPLETIONS}/netatlas.zsh)"'
    set_up = f"PS1=; autoload -Uz compinit; compinit -D -u; {load}; echo rea''dy\n"
    master, slave = os.openpty()
    # a session of its own: what runs the tests may have a terminal, which zsh would take for its own
    shell = subprocess.Popen(
        [tool, "-f", "-i"], env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    )
    os.close(slave)
    try:
        os.write(master, set_up.encode())
        assert "ready" in _read_until(master, "ready")
        os.write(master, f"netatlas {typed}\t".encode())
        assert expected in _read_until(master, expected)
    finally:
        shell.kill()
        shell.wait()
        os.close(master)


def _read_until(terminal: int, wanted: str) -> str:
    """Return what a terminal shows until some text is there, or nothing comes any more."""
    shown = ""
    while wanted not in shown and select.select([terminal], [], [], LONGEST_WAIT)[0]:
        shown += os.read(terminal, 65536).decode(errors="replace").replace("\b", "")
    return shown
