"""A window that a missing system library keeps from opening: what is said before Qt would abort."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import PySide6
import pytest

from netatlas import paths
from netatlas.cli.platform_plugin import check_platform_plugin
from netatlas.cli.system_libraries import libraries_for
from netatlas.errors import CannotRunHere

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only there are there several displays")


class Loader:
    """A loader of a system that lacks some libraries."""

    def __init__(self, *missing: str) -> None:
        """Lack ``missing``, which each plugin needs."""
        self.missing = missing
        self.loaded: list[str] = []

    def __call__(self, name: str) -> object:
        """Load a plugin or a library, or raise what the real loader raises."""
        self.loaded.append(name)
        lacking = self.missing[:1] if "/" in name else [one for one in self.missing if one == name]
        if lacking:
            raise OSError(f"{lacking[0]}: cannot open shared object file: No such file or directory")
        return object()


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    """Return a folder with files where the plugins would be."""
    for name in ("libqxcb.so", "libqwayland.so"):
        (tmp_path / name).write_bytes(b"")
    return tmp_path


def test_all_that_is_missing_is_named_with_its_packages(plugins: Path) -> None:
    """Qt aborts with the name of one library, and one after the other would have to be installed."""
    environment = {"DISPLAY": ":0", "QT_QPA_PLATFORM_PLUGIN_PATH": str(plugins)}
    loader = Loader("libxcb-icccm.so.4", "libxcb-keysyms.so.1")
    with pytest.raises(CannotRunHere) as caught:
        check_platform_plugin(environment, loader)
    assert str(caught.value) == (
        "The window needs the system libraries libxcb-icccm.so.4 and libxcb-keysyms.so.1; on Debian: apt "
        "install libxcb-icccm4 libxcb-keysyms1; on Fedora: dnf install xcb-util-wm xcb-util-keysyms"
    )
    assert loader.loaded[0] == str(plugins / "libqxcb.so")


@pytest.mark.parametrize("platform", ["offscreen", "minimal", "offscreen;xcb", "vnc:size=1x1"])
def test_without_a_display_nothing_is_loaded(plugins: Path, platform: str) -> None:
    """A program without a window would be refused for what only a window needs."""
    loader = Loader("libxcb.so.1")
    check_platform_plugin({"QT_QPA_PLATFORM": platform, "QT_QPA_PLATFORM_PLUGIN_PATH": str(plugins)}, loader)
    assert loader.loaded == []


def test_the_display_whose_plugin_loads_is_used(plugins: Path) -> None:
    """Qt would abort over X11 although a window could open on the Wayland display beside it."""
    environment = {"DISPLAY": ":0", "WAYLAND_DISPLAY": "w", "QT_QPA_PLATFORM_PLUGIN_PATH": str(plugins)}

    def load(name: str) -> object:
        return Loader("libxcb.so.1")(name) if "xcb" in name else object()

    check_platform_plugin(environment, load)
    assert environment["QT_QPA_PLATFORM"] == "wayland"


def test_what_fails_for_another_reason_is_left_to_qt(plugins: Path) -> None:
    """A library that is there would be said to be missing."""

    def load(_: str) -> object:
        raise OSError("libqxcb.so: undefined symbol: x")

    environment = {"DISPLAY": ":0", "QT_QPA_PLATFORM_PLUGIN_PATH": str(plugins)}
    check_platform_plugin(environment, load)
    assert "QT_QPA_PLATFORM" not in environment


def test_every_library_has_a_package_of_both_systems() -> None:
    """A sentence would name all packages where one is enough."""
    tables = tomllib.loads(paths.resource("system-libraries.toml").read_text(encoding="utf-8"))
    assert {*libraries_for("x11"), *libraries_for("wayland")} == {*tables["fedora"]}


@ON_LINUX
def test_a_real_plugin_that_needs_an_absent_library_is_refused(tmp_path: Path) -> None:
    """The window would end in a core dump, and the sentence hold with a made-up loader only."""
    qt = Path(PySide6.__path__[0]) / "Qt"
    plugin = qt / "plugins" / "platforms" / "libqxcb.so"
    if not plugin.is_file():
        pytest.skip("this PySide6 has its plugins elsewhere")
    folder = tmp_path / "plugins" / "platforms"
    folder.mkdir(parents=True)
    (tmp_path / "lib").symlink_to(qt / "lib")
    (folder / plugin.name).write_bytes(
        plugin.read_bytes().replace(b"libxcb-icccm.so.4", b"libxcb-absent.so4")
    )
    given = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": ":4711", "QT_QPA_PLATFORM_PLUGIN_PATH": str(folder)}
    ended = subprocess.run(
        [sys.executable, "-m", "netatlas", "--home", str(tmp_path / "home")],
        env={**os.environ, **given},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 3
    assert ended.stderr.count("\n") == 1
    assert "The window needs the system librar" in ended.stderr
