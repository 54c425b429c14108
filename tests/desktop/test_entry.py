"""The desktop entry, the types of files, and the window agree with one another and with the command line."""

from __future__ import annotations

import configparser
import shlex
import shutil
import subprocess
import tomllib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QApplication

from netatlas.cli.arguments import read_arguments
from netatlas.ui.app import APP_ID, WindowOptions, create
from netatlas.ui.pages.sheets.page import SheetPage
from tests.guards.source import ROOT
from tests.helpers.packs import write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

DESKTOP = ROOT / "packaging" / "desktop"
ENTRY = DESKTOP / f"{APP_ID}.desktop"
TYPES = DESKTOP / f"{APP_ID}.mime.xml"
MAIN = "Desktop Entry"
_INSTALLED = frozenset({".1", ".desktop", ".png", ".xml"})
"""Endings of what is there to be installed."""


@pytest.fixture(scope="module")
def entry() -> configparser.ConfigParser:
    """Return the desktop entry, with its keys as they are written."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser


@pytest.fixture(scope="module")
def types() -> dict[str, list[str]]:
    """Return the names of files by the type that they have."""
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    root = ET.parse(TYPES).getroot()  # noqa: S314 - a file of this project
    return {
        one.attrib["type"]: [glob.attrib["pattern"] for glob in one.iter(f"{space}glob")]
        for one in root.iter(f"{space}mime-type")
    }


def test_the_window_says_whose_it_is(
    entry: configparser.ConfigParser, tmp_path: Path, qapp: QApplication
) -> None:
    """A dock would show the window with a strange icon, beside the entry that started it."""
    application = create([], WindowOptions(home=tmp_path))
    assert QApplication.desktopFileName() == ENTRY.stem
    assert QApplication.applicationName() == entry[MAIN]["StartupWMClass"] == entry[MAIN]["Name"]
    assert entry[MAIN]["Icon"] == APP_ID
    close_application(application)
    assert qapp is application.qt


def test_what_the_entry_starts_is_understood(entry: configparser.ConfigParser) -> None:
    """A click in the menu would end in a usage error that nobody sees."""
    actions = [f"Desktop Action {name}" for name in entry[MAIN]["Actions"].split(";") if name]
    assert sorted(entry.sections()) == sorted([MAIN, *actions])
    for section in (MAIN, *actions):
        program, *arguments = shlex.split(entry[section]["Exec"])
        files = ["a/my.netatlas", "a/pack.yaml", "a/mine.sheet.json"] if "%F" in arguments else []
        options = read_arguments([*(one for one in arguments if one != "%F"), *files])
        assert (program, options.command, options.files) == ("netatlas", None, files)
    assert read_arguments(shlex.split(entry[actions[0]]["Exec"])[1:]).search


@pytest.mark.parametrize("with_search", [True, False])
def test_the_search_box_is_open_if_it_was_asked_for(
    tmp_path: Path, qtbot: QtBot, *, with_search: bool
) -> None:
    """“Search” in the menu of the dock would be the same as the icon."""
    write_pack(tmp_path / "small")
    options = WindowOptions(home=tmp_path, packs=(tmp_path / "small",), search=with_search)
    application = create([], options)
    with qtbot.waitSignal(application.controller.atlas_opened):
        application.start()
    qtbot.waitUntil(lambda: application.window.tabs.page is not None)
    assert application.window.palette_box.isVisible() is with_search
    close_application(application)


def test_the_search_box_goes_with_no_command(capsys: pytest.CaptureFixture[str]) -> None:
    """An option would be swallowed without a word."""
    with pytest.raises(SystemExit):
        read_arguments(["--search", "packs"])
    assert "--search opens the window" in capsys.readouterr().err


def test_the_entry_opens_each_type_that_there_is(
    entry: configparser.ConfigParser, types: dict[str, list[str]]
) -> None:
    """A double click on a pack would ask which program to take."""
    assert entry[MAIN]["MimeType"].split(";")[:-1] == list(types)
    assert entry[MAIN]["Exec"].endswith(" %F")


def test_types_have_the_names_that_files_have(types: dict[str, list[str]]) -> None:
    """A sheet that was saved would be opened by an editor of text."""
    patterns = [pattern for names in types.values() for pattern in names]
    assert patterns == ["*.netatlas", "pack.yaml", f"*.{SheetPage.formats[0][1]}"]
    assert "*.json" not in patterns


def test_what_is_installed_is_there() -> None:
    """A package could not be made, or would lack one of the files."""
    listed = tomllib.loads((DESKTOP / "install.toml").read_text(encoding="utf-8"))["files"]
    sources = [ROOT / one["source"] for one in listed]
    assert [one for one in sources if not one.is_file()] == []
    targets = [one["target"] for one in listed]
    assert len(set(targets)) == len(targets)
    assert all(target.startswith("/usr/share/") for target in targets)
    installed = {one for one in DESKTOP.rglob("*") if one.suffix in _INSTALLED}
    installed |= set((ROOT / "resources" / "completions").iterdir())
    assert installed <= set(sources)


def test_the_entry_is_valid() -> None:
    """Desktops would leave out an entry, or a key of it, that breaks their rules."""
    tool = shutil.which("desktop-file-validate")
    if tool is None:
        pytest.skip("desktop-file-validate (desktop-file-utils) is not installed")
    done = subprocess.run([tool, str(ENTRY)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_the_system_knows_the_types(types: dict[str, list[str]], tmp_path: Path) -> None:
    """A fault in the file would keep the system from reading it, and no file would be known."""
    tool = shutil.which("update-mime-database")
    if tool is None:
        pytest.skip("update-mime-database (shared-mime-info) is not installed")
    packages = tmp_path / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(TYPES, packages)
    subprocess.run([tool, str(packages.parent)], capture_output=True, check=True)
    globs = (packages.parent / "globs2").read_text(encoding="utf-8").splitlines()
    found = {(line.split(":")[1], line.split(":")[2]) for line in globs if not line.startswith("#")}
    assert found == {(name, pattern) for name, patterns in types.items() for pattern in patterns}
