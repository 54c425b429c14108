"""The man page says what the parser does, and man shows it without a complaint."""

from __future__ import annotations

import os
import re
import shutil
import subprocess

import pytest

from desktop.make_man import MAN, man_page
from netatlas import errors
from netatlas.cli.parser import COMMANDS

READERS = {"man": ("--warnings", "-E", "UTF-8", "-l"), "mandoc": ("-T", "lint", "-W", "warning")}
"""Programs that show a page, with arguments by which they say what is wrong with it."""
TEXT = MAN.read_text(encoding="utf-8")


def test_the_page_is_that_of_the_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """An option would be missing, or be called as it was; “make man” writes the page anew."""
    monkeypatch.setenv("COLUMNS", "80")
    # versions of Python break lines of usage in other places
    assert man_page().split() == TEXT.split()


def test_the_page_has_each_command_and_each_exit_code() -> None:
    """Whoever reads it to write a script would have to guess."""
    assert re.findall(r"^\.SS \\fBnetatlas (\S+)\\fR$", TEXT, re.MULTILINE) == [one.name for one in COMMANDS]
    status = TEXT.partition(".SH EXIT STATUS")[2].partition(".SH")[0]
    codes = {
        one.exit_code
        for one in vars(errors).values()
        if isinstance(one, type) and issubclass(one, errors.NetAtlasError)
    }
    assert {int(code) for code in re.findall(r"^\.B (\d)$", status, re.MULTILINE)} == {0, *codes}


def test_man_shows_the_page_without_a_complaint() -> None:
    """A mark of roff that is none would swallow a line of the page."""
    found = {name: tool for name in READERS if (tool := shutil.which(name))}
    if not found:
        pytest.skip("neither man nor mandoc is installed")
    environment = {**os.environ, "MANWIDTH": "80", "LC_ALL": "C.UTF-8"}
    for name, tool in found.items():
        command = [tool, *READERS[name], str(MAN)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
