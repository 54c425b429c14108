"""The program as the system starts it: version, pipes, displays."""

from __future__ import annotations

import argparse
import gc
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from netatlas import __version__
from netatlas.__main__ import main, start
from netatlas.cli.main import guarded

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = [sys.executable, "-m", "netatlas"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program without a display."""
    gone = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHONUNBUFFERED")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return subprocess.run(
        [*PROGRAM, *arguments], env={**kept, **environment}, capture_output=True, text=True, check=False
    )


def test_version() -> None:
    """A report of a fault could not say which version it is about."""
    assert run("--version").stdout == f"netatlas {__version__}\n"


@pytest.mark.parametrize("with_qt", [True, False])
def test_only_a_command_of_the_terminal_ends_without_a_last_look_for_garbage(
    monkeypatch: pytest.MonkeyPatch,
    *,
    with_qt: bool,
) -> None:
    """A search would take a tenth longer, or what belongs to Qt would go in another order than it needs."""
    called: list[str] = []
    for name in ("freeze", "set_threshold"):
        monkeypatch.setattr(gc, name, lambda *_, name=name: called.append(name))
    monkeypatch.setattr("netatlas.__main__.main", lambda: 3)
    monkeypatch.delitem(sys.modules, "PySide6", raising=False)
    if with_qt:
        monkeypatch.setitem(sys.modules, "PySide6", sys)
    with pytest.raises(SystemExit) as ended:
        start()
    assert ended.value.code == 3
    assert called == ["set_threshold"] + ["freeze"] * (not with_qt)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
@pytest.mark.parametrize("platform", [{}, {"QT_QPA_PLATFORM": "xcb"}, {"QT_QPA_PLATFORM": "wayland;xcb"}])
def test_without_a_display_one_line_says_what_to_do(platform: dict[str, str]) -> None:
    """Qt would abort, and a newcomer would see a core dump."""
    ended = run(**platform)
    assert ended.returncode == 3
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "netatlas --help" in ended.stderr


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ImportError("libEGL.so.1: cannot open shared object file: No such file or directory"), "libegl1"),
        (
            ImportError("libodd.so.7: cannot open shared object file: No such file or directory"),
            "libxcb-cursor0",
        ),
        (ModuleNotFoundError("No module named 'PySide6'", name="PySide6"), "pip install"),
    ],
)
def test_what_qt_lacks_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: ImportError, said: str
) -> None:
    """A newcomer would not know which package to install."""

    def fail(_: object) -> int:
        raise error

    monkeypatch.setattr("netatlas.__main__._window_options", fail)
    monkeypatch.setattr("sys.argv", ["netatlas"])
    assert main() == 3
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert said in told


def test_a_closed_pipe_is_no_error(small_pack: Path) -> None:
    """Every ``| head`` would end in a traceback."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        ended = subprocess.run(
            [*PROGRAM, "--pack", str(small_pack), "show", "nat-gateway", "--edition", "today"],
            stdout=closed,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is always full")  # noqa: PTH110 - evaluated while collecting
def test_a_full_disk_is_said(small_pack: Path) -> None:
    """A cut-off file would be taken for the whole."""
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123 - the same
        ended = subprocess.run(
            [*PROGRAM, "--pack", str(small_pack), "limits"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert ended.returncode == 4
    assert "No space left" in ended.stderr


def test_terminals_that_know_few_letters(small_pack: Path) -> None:
    """A name with an accent would end the command with an error."""
    arguments = ("--pack", str(small_pack), "search", "“nat”", "--json")
    assert run(*arguments, PYTHONIOENCODING="ascii").returncode == 0
    assert run("--pack", str(small_pack), "show", "natt gatway", PYTHONIOENCODING="ascii").returncode == 0


def test_an_error_of_reading_is_not_told_as_one_of_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever may not read a file was told that it cannot be written, and looked for the wrong thing."""

    def read_a_folder() -> int:
        return len(tmp_path.read_bytes())

    options = argparse.Namespace(home=tmp_path / "home", verbose=False, safe=False, command="check")
    assert guarded(read_a_folder, options) == 1
    said = capsys.readouterr().err
    assert f"Cannot open {tmp_path}: " in said
    assert "write" not in said
