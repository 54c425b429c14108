"""What the .deb and the .rpm hold and depend on, as nfpm reads it: nothing is built here.

What is installed beside the program says ``desktop/install.toml``, and what of the system it needs says
``resources/system-libraries.toml``, of which a .deb names the packages and an .rpm the libraries themselves:
that is how every kin of Fedora and SUSE knows them, whatever its packages are called.
"""

from __future__ import annotations

import platform
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from set_up import LIBRARIES, SetUpError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).resolve().parent.parent
LINUX = ROOT / "packaging" / "linux"
INSTALLED = ROOT / "packaging" / "desktop" / "install.toml"
HOME = "/usr/lib/netatlas"
"""Where the frozen program is on a system."""
GROUPS = ("everywhere", "always", "x11", "wayland")
"""The tables of libraries that a package needs: it may be started on either display."""
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}
_GLIBC = re.compile(rb"GLIBC_(\d+)\.(\d+)\0")
_LIBC = "libc.so.6"


@dataclass(frozen=True)
class Sources:
    """What packages are made from.

    Attributes:
        version: of NetAtlas.
        frozen: the folder of the frozen program.
        made: the folder of what is made for the packages alone: the change-log, the compressed man page.
    """

    version: str
    frozen: Path
    made: Path


def architecture() -> str:
    """Return what Debian calls this machine.

    Raises:
        SetUpError: PySide6 comes for no such machine.
    """
    machine = platform.machine()
    if machine not in _ARCHITECTURES:
        raise SetUpError(f"packages are made on {' and '.join(_ARCHITECTURES)}; this is {machine}")
    return _ARCHITECTURES[machine]


def libraries() -> dict[str, list[str]]:
    """Return the libraries of the system that a package needs, each with the names of its Debian package."""
    tables = tomllib.loads(LIBRARIES.read_text(encoding="utf-8"))
    return {name: names for group in GROUPS for name, names in tables[group].items()}


def needed_glibc(folder: Path) -> str:
    """Return the oldest glibc that has all that the files of a folder were linked against, as ``2.36``."""
    found = {(2, 17)}  # the oldest that a wheel of PySide6 runs with
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and (path.suffix == "" or ".so" in path.name):
            content = path.read_bytes()
            if content.startswith(b"\x7fELF"):
                found.update((int(major), int(minor)) for major, minor in _GLIBC.findall(content))
    major, minor = max(found)
    return f"{major}.{minor}"


def deb_depends(glibc: str) -> list[str]:
    """Return the dependencies of the .deb, sorted, each with the names that a package goes by."""
    needed = {" | ".join(names) for names in libraries().values()}
    return sorted(f"{name} (>= {glibc})" if name == "libc6" else name for name in needed)


def rpm_depends(glibc: str) -> list[str]:
    """Return the dependencies of the .rpm, sorted: the libraries, as its packages provide them."""
    versions = {_LIBC: f"(GLIBC_{glibc})(64bit)"}
    return sorted(f"{name}{versions.get(name, '()(64bit)')}" for name in libraries())


def config(sources: Sources) -> dict[str, Any]:
    """Return what nfpm is told, which is the same for both but for the dependencies."""
    summary, _, text = (LINUX / "description.txt").read_text(encoding="utf-8").partition("\n")
    glibc = needed_glibc(sources.frozen)
    return {
        "name": "netatlas",
        "arch": architecture(),
        "platform": "linux",
        "version": sources.version,
        "release": "1",
        "section": "education",
        "priority": "optional",
        "maintainer": "NetAtlas contributors <maintainers@netatlas.invalid>",
        "description": f"{summary}\n{text.strip()}",
        "homepage": "https://github.com/netatlas/netatlas",
        "license": "MIT AND CC-BY-4.0 AND LGPL-3.0-only AND OFL-1.1",
        "umask": 0o022,
        "contents": [*_program(sources), *_desktop(sources), *_documents(sources)],
        "scripts": {"postremove": str(LINUX / "postremove.sh")},
        "deb": {"compression": "gzip"},
        "rpm": {"compression": "zstd", "summary": summary, "buildhost": "localhost"},
        "overrides": {"deb": {"depends": deb_depends(glibc)}, "rpm": {"depends": rpm_depends(glibc)}},
    }


def _program(sources: Sources) -> list[dict[str, Any]]:
    return [
        {"src": str(sources.frozen), "dst": HOME, "type": "tree"},
        {"src": "../lib/netatlas/netatlas", "dst": "/usr/bin/netatlas", "type": "symlink"},
    ]


def desktop_files() -> list[Mapping[str, Any]]:
    """Return what is installed beside the program, as ``desktop/install.toml`` has it."""
    found: list[Mapping[str, Any]] = tomllib.loads(INSTALLED.read_text(encoding="utf-8"))["files"]
    return found


def _desktop(sources: Sources) -> Iterable[dict[str, Any]]:
    for file in desktop_files():
        source, target = ROOT / file["source"], file["target"]
        if file.get("compress"):
            source, target = sources.made / f"{source.name}.gz", f"{target}.gz"
        only = {"packager": file["packager"]} if "packager" in file else {}
        yield {**_file(source, target), **only}


def _documents(sources: Sources) -> list[dict[str, Any]]:
    documents = "/usr/share/doc/netatlas"
    overrides = {
        **_file(LINUX / "lintian-overrides", "/usr/share/lintian/overrides/netatlas"),
        "packager": "deb",
    }
    return [
        _file(sources.made / "copyright", f"{documents}/copyright"),
        _file(sources.made / "changelog.Debian.gz", f"{documents}/changelog.Debian.gz"),
        overrides,
    ]


def _file(source: Path, target: str) -> dict[str, Any]:
    return {"src": str(source), "dst": target, "file_info": {"mode": 0o644}}
