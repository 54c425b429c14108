"""What the frozen program leaves out is there to be left out, and is not needed."""

from __future__ import annotations

import sysconfig
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from frozen.checked import OutsideFinder
from frozen.contents import Contents, is_of_start, with_script

PACKAGES = Path("/environment/site-packages")
INSTALLED = Path(sysconfig.get_path("purelib"))
USED = (
    *(f"PySide6/Qt/plugins/platforms/libq{name}.so" for name in ("xcb", "wayland", "offscreen")),
    *(f"PySide6/Qt/plugins/platformthemes/libq{name}.so" for name in ("gtk3", "xdgdesktopportal")),
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
    "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
    "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    "PySide6/Qt/plugins/xcbglintegrations/libqxcb-egl-integration.so",
    "PySide6/Qt/lib/libQt6DBus.so.6",
    *(
        f"font_source_sans_pro/files/SourceSansPro-{face}.ttf"
        for face in ("Regular", "It", "Semibold", "Bold")
    ),
)
"""Icons, windows on each display, themes, printing, what screen readers and writers of other scripts need."""


def test_what_is_used_stays() -> None:
    """A user of a screen reader, of a Chinese keyboard or of Wayland would find out, and no test here."""
    entries = [(name, str(PACKAGES / name), "BINARY") for name in USED]
    assert Contents.listed().kept(entries, PACKAGES) == entries


def test_everything_left_out_has_a_reason_and_is_really_there() -> None:
    """The list would go on to name what a new version of Qt calls otherwise, and carries again."""
    listed = Contents.listed()
    for table in (listed.modules, listed.files, listed.carried, listed.hooks):
        assert all(reason.strip() for reason in table.values())
    names = [
        path.relative_to(INSTALLED).as_posix()
        for folder in ("PySide6", "font_source_sans_pro", "numpy")
        for path in (INSTALLED / folder).rglob("*")
    ]
    if not any(name.startswith("PySide6/Qt/lib/") for name in names):
        pytest.skip("this PySide6 has its files elsewhere")
    ours = [
        pattern
        for pattern in listed.files
        if pattern.partition("/")[0] in {"PySide6", "font_source_sans_pro"}
    ]
    assert [one for one in ours if not any(fnmatchcase(name, one) for name in names)] == []


def test_libraries_of_the_system_stay_where_they_are() -> None:
    """An old graphics library of the system that it was built on would meet a new driver."""
    entries = [
        ("libX11.so.6", "/usr/lib/libX11.so.6", "BINARY"),
        ("libsqlite3.so.0", "/usr/lib/libsqlite3.so.0", "BINARY"),
        ("python3.11/lib-dynload/zlib.so", "/usr/lib/python3.11/lib-dynload/zlib.so", "EXTENSION"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libQt6Core.so.6", str(PACKAGES / "PySide6/Qt/lib/libQt6Core.so.6"), "BINARY"),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", "SYMLINK"),
        ("PySide6/Qt/lib/libQt6Network.so.6", str(PACKAGES / "PySide6/Qt/lib/libQt6Network.so.6"), "BINARY"),
    ]
    kept = [name for name, _, _ in Contents.listed().kept(entries, PACKAGES)]
    assert kept == [
        "libsqlite3.so.0",
        "python3.11/lib-dynload/zlib.so",
        "libQt6Core.so.6",
        "PySide6/Qt/lib/libQt6Core.so.6",
    ]


def test_scripts_of_the_start_are_replaced_and_left_out_by_name() -> None:
    """The checks would run the program in the place of the tests, or import Qt for ``--help``."""
    scripts = [
        ("pyi_rth_pyside6", "a", "PYSOURCE"),
        ("library_path", "b", "PYSOURCE"),
        ("program", "c", "PYSOURCE"),
    ]
    kept = Contents.listed().kept_hooks(scripts)
    assert [name for name, _, _ in kept] == ["library_path", "program"]
    assert [name for name, _, _ in with_script(kept, Path("checked.py"))] == ["library_path", "checked"]
    assert [is_of_start(name) for name in ("netatlas.ui", "json.decoder", "networkx")] == [True, True, False]


def test_the_checks_give_frozen_code_no_module_that_it_lacks(tmp_path: Path) -> None:
    """A module that the program lacks would be found in the checks, and nobody would know."""
    (tmp_path / "lacking.py").write_text("", encoding="utf-8")
    (tmp_path / "netatlas.py").write_text("", encoding="utf-8")
    finder = OutsideFinder([str(tmp_path)], "/frozen/_internal")
    asked = "found = finder.find_spec(name, None)"

    def found(name: str, file: str) -> bool:
        names = {"finder": finder, "name": name, "__file__": file}
        exec(compile(asked, file, "exec"), names)  # noqa: S102 - code of this test, as if it were elsewhere
        return names["found"] is not None

    assert found("lacking", str(tmp_path / "test_it.py"))
    assert not found("lacking", "/frozen/_internal/netatlas/ui/app.pyc")
    assert not found("netatlas", str(tmp_path / "test_it.py"))
