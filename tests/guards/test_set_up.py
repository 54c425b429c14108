"""The set-up does what is missing, once; nothing is installed here, the commands are written down."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from set_up import PROBE, Runner, SetUp, SetUpError, System, system_libraries
from tests.guards.source import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DESKTOP = System(linux=True, root=False, apt=True, x11=False, has_venv=True)
T64 = "libglib2.0-0t64"


class Recorder(Runner):
    """Writes commands down instead of running them, and plays a small machine.

    Attributes:
        commands: what was called, as lines.
        missing: libraries that do not load; installing packages supplies them.
        archive: packages that apt-cache knows.
        broken: a word; a command that holds it fails.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.commands: list[str] = []
        self.missing: list[str] = []
        self.archive: set[str] = set()
        self.broken = ""

    @override
    def call(self, command: Sequence[str], extra: Mapping[str, str] | None = None) -> None:
        line = " ".join(command)
        self.commands.append(line)
        if self.broken and self.broken in line:
            raise SetUpError(line)
        if "venv" in command:
            python = Path(command[-1], "bin", "python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if "apt-get" in command and "install" in command:
            self.missing.clear()

    @override
    def ask(self, command: Sequence[str]) -> tuple[int, str]:
        if command[0] == "apt-cache":
            return (0, "Package") if command[-1] in self.archive else (100, "")
        if PROBE in command:
            return 0, "".join(f"missing {name}\n" for name in self.missing if name in command)
        return (0, f"{sys.version}\n") if Path(command[0]).exists() else (127, "")

    def said(self, *words: str) -> bool:
        """Return True if one of the commands holds all ``words``."""
        return any(all(word in line for word in words) for line in self.commands)


@pytest.fixture
def runner(tmp_path: Path) -> Recorder:
    """Return the recorder of an empty checkout."""
    (tmp_path / "packaging").mkdir()
    for name in ("pyproject.toml", "packaging/requirements-dev.txt"):
        shutil.copy(ROOT / name, tmp_path / name)
    return Recorder(tmp_path)


def test_second_run_does_nothing(runner: Recorder) -> None:
    """Every start of the window would wait for pip."""
    SetUp(runner.root, runner, DESKTOP).run()
    assert [line.split(" ", 2)[1:2] for line in runner.commands] == [["-m"]] * 3
    assert runner.said("--require-hashes")
    assert runner.said("--no-build-isolation", "--no-deps", "--editable")
    runner.commands.clear()
    SetUp(runner.root, runner, DESKTOP).run()
    assert runner.commands == []


@pytest.mark.parametrize("broken", ["venv", "--require-hashes", "--editable"])
def test_half_finished_set_up_is_done_again(runner: Recorder, broken: str) -> None:
    """After a lost connection NetAtlas would never start again."""
    runner.broken = broken
    with pytest.raises(SetUpError):
        SetUp(runner.root, runner, DESKTOP).run()
    runner.broken = ""
    runner.commands.clear()
    SetUp(runner.root, runner, DESKTOP).run()
    assert runner.said("--require-hashes")
    assert runner.said("--editable")


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/requirements-dev.txt"])
def test_changed_needs_are_installed(runner: Recorder, name: str) -> None:
    """After an update NetAtlas would run with what the old version needed."""
    SetUp(runner.root, runner, DESKTOP).run()
    runner.commands.clear()
    with (runner.root / name).open("a", encoding="utf-8") as file:
        file.write("# one line more\n")
    SetUp(runner.root, runner, DESKTOP).run()
    assert runner.said("--require-hashes")
    assert not runner.said("venv --clear")


def test_another_environment_leaves_the_usual_one_alone(runner: Recorder) -> None:
    """Tests with a second Python would throw away the environment that `make run` starts from."""
    SetUp(runner.root, runner, DESKTOP).run()
    runner.commands.clear()
    SetUp(runner.root, runner, DESKTOP, ".venv-other").run()
    assert runner.commands[0].endswith(f"-m venv --clear {runner.root / '.venv-other'}")
    assert all(line.startswith(str(runner.root / ".venv-other")) for line in runner.commands[1:])
    runner.commands.clear()
    for venv in (".venv", ".venv-other"):
        SetUp(runner.root, runner, DESKTOP, venv).run()
    assert runner.commands == []


def test_a_folder_of_other_things_is_not_emptied(runner: Recorder) -> None:
    """A mistyped folder would lose all that is in it: an environment is made in an empty folder."""
    with pytest.raises(SetUpError, match="name another folder"):
        SetUp(runner.root, runner, DESKTOP, "packaging").run()
    assert runner.commands == []


def test_root_installs_missing_libraries(runner: Recorder) -> None:
    """In a bare container the window and the tests would not start; newer Debians name a package anew."""
    runner.missing = ["libglib-2.0.so.0", "libEGL.so.1"]
    runner.archive = {T64}
    SetUp(runner.root, runner, replace(DESKTOP, root=True)).run()
    assert runner.commands[-2:] == [
        "apt-get -qq update",
        f"apt-get -qq install --yes --no-install-recommends libegl1 {T64}",
    ]


def test_others_are_told_the_line_to_type(runner: Recorder) -> None:
    """A user would be left with a loader's error, or find that a script had called sudo."""
    runner.missing = list(system_libraries(x11=False))
    with pytest.raises(SetUpError, match=r"sudo apt-get install .*libegl1 .*libglib2\.0-0 ") as told:
        SetUp(runner.root, runner, DESKTOP).run()
    assert not runner.said("apt-get")
    assert len([line for line in str(told.value).splitlines() if "apt-get" in line]) == 1
    assert not SetUp(runner.root, runner, DESKTOP).is_installed()


def test_display_asks_for_its_libraries_once(runner: Recorder) -> None:
    """Set up without a display, the window would later not open on one."""
    SetUp(runner.root, runner, DESKTOP).run()
    runner.commands.clear()
    runner.missing = ["libxcb-cursor.so.0"]
    with_display = replace(DESKTOP, root=True, x11=True)
    SetUp(runner.root, runner, with_display).run()
    assert runner.commands[-1].endswith(" libxcb-cursor0")
    assert not runner.said("pip")
    runner.commands.clear()
    SetUp(runner.root, runner, with_display).run()
    assert runner.commands == []


def test_missing_venv_module_is_explained(runner: Recorder) -> None:
    """Debian's Python has none; its own error names no command that fits."""
    with pytest.raises(SetUpError, match=r"apt-get install .*python3\.\d+-venv"):
        SetUp(runner.root, runner, replace(DESKTOP, has_venv=False)).run()
    SetUp(runner.root, runner, replace(DESKTOP, has_venv=False, root=True)).run()
    assert runner.said("apt-get", "-venv")
