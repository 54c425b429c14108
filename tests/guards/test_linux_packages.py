"""The .deb and the .rpm hold and need what they should, as far as can be said before they are made."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

import linux_packages
from linux_packages import HOME, LINUX, Sources, config, deb_depends, libraries, needed_glibc, rpm_depends
from make_packages import version
from netatlas import __version__, paths

ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="packages of Linux")


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Return what nfpm is told of a frozen program with one library."""
    frozen = tmp_path / "frozen"
    frozen.mkdir()
    (frozen / "libold.so.1").write_bytes(b"\x7fELF...\0GLIBC_2.28\0GLIBC_2.4\0")
    monkeypatch.setattr(linux_packages, "architecture", lambda: "amd64")
    return config(Sources(version="1.2.3", frozen=frozen, made=tmp_path / "made"))


def test_a_package_needs_the_listed_libraries_and_nothing_else() -> None:
    """A library would be missing on a bare system, or a package dragged in for nothing."""
    tables = tomllib.loads(paths.resource("system-libraries.toml").read_text(encoding="utf-8"))
    listed = {
        name: names
        for group in ("everywhere", "always", "x11", "wayland")
        for name, names in tables[group].items()
    }
    assert libraries() == listed
    debian = deb_depends("2.31")
    assert {one.removesuffix(" (>= 2.31)") for one in debian} == {
        " | ".join(names) for names in listed.values()
    }
    assert "libc6 (>= 2.31)" in debian
    assert "libglib2.0-0t64 | libglib2.0-0" in debian
    assert len(rpm_depends("2.31")) == len(listed)
    assert {"libc.so.6(GLIBC_2.31)(64bit)", "libxcb-cursor.so.0()(64bit)"} <= {*rpm_depends("2.31")}


def test_the_needed_glibc_is_that_of_the_newest_symbol(tmp_path: Path) -> None:
    """A package would install on a system where it cannot start."""
    assert needed_glibc(tmp_path) == "2.17"
    (tmp_path / "program").write_bytes(b"\x7fELF\0GLIBC_2.9\0GLIBC_2.34\0")
    (tmp_path / "text.so.txt").write_bytes(b"GLIBC_2.99\0")
    assert needed_glibc(tmp_path) == "2.34"


def test_nfpm_is_told_of_all_that_is_installed(made: dict[str, Any], tmp_path: Path) -> None:
    """The menu, the manual page or the file manager would not know NetAtlas."""
    contents = {one["dst"]: one for one in made["contents"]}
    assert len(contents) == len(made["contents"])
    assert contents[HOME]["type"] == "tree"
    assert contents["/usr/bin/netatlas"]["src"] == "../lib/netatlas/netatlas"
    assert {
        "/usr/share/applications/io.github.netatlas.NetAtlas.desktop",
        "/usr/share/doc/netatlas/copyright",
        "/usr/share/man/man1/netatlas.1.gz",
        "/usr/share/mime/packages/io.github.netatlas.NetAtlas.xml",
    } <= {*contents}
    sources = [Path(one["src"]) for one in made["contents"] if one.get("type") != "symlink"]
    assert [one for one in sources if not (one.exists() or one.is_relative_to(tmp_path / "made"))] == []
    assert made["overrides"]["deb"]["depends"] == deb_depends("2.28")
    assert made["version"] == "1.2.3"
    assert version() == __version__


@ON_LINUX
@pytest.mark.parametrize(
    ("argument", "speaks"), [("remove", True), ("purge", True), ("0", True), ("upgrade", False), ("1", False)]
)
def test_removal_says_where_the_users_data_is(argument: str, *, speaks: bool) -> None:
    """Somebody would fear for the notes, or be told of it at each update."""
    script = ["/bin/sh", str(LINUX / "postremove.sh"), argument]
    done = subprocess.run(script, capture_output=True, text=True, check=True)
    assert ("~/.local/share/netatlas" in done.stdout) == speaks


def test_every_override_of_lintian_has_a_reason() -> None:
    """An error would be hidden that nobody has looked at."""
    lines = (LINUX / "lintian-overrides").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert all(line.startswith(("# ", "netatlas: ")) for line in lines)
