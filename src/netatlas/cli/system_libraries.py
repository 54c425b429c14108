"""Which packages of Debian and Fedora hold the system libraries that Qt needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_GROUPS = ("always", "x11", "wayland")
"""Tables of libraries with their Debian packages; every release knows the last, the oldest name."""


def libraries_for(display: str) -> tuple[str, ...]:
    """Return the libraries that Qt needs for a window on a display: ``x11`` or ``wayland``."""
    tables = _tables()
    return (*tables[display], *tables["always"])


def missing_sentence(what: str, libraries: Sequence[str]) -> str:
    """Return what lacks which libraries, and how they are installed.

    Args:
        what: what needs them, as the beginning of a sentence.
        libraries: their file names.
    """
    tables = _tables()
    debian = {name: names[-1] for group in _GROUPS for name, names in tables[group].items()}
    fedora: Mapping[str, str] = tables["fedora"]
    noun = "system library" if len(libraries) == 1 else "system libraries"
    apt, dnf = (_packages(table, libraries) for table in (debian, fedora))
    return (
        f"{what} needs the {noun} {listed(libraries)}; on Debian: apt install {apt}; "
        f"on Fedora: dnf install {dnf}"
    )


def _packages(table: Mapping[str, str], libraries: Iterable[str]) -> str:
    """Return the packages of libraries; where one is unknown, all that Qt may need."""
    wanted = [table[name] if name in table else " ".join(table.values()) for name in libraries]
    return " ".join(dict.fromkeys(" ".join(wanted).split()))


def _tables() -> Mapping[str, Mapping[str, str]]:
    import tomllib

    from netatlas import paths

    return tomllib.loads(paths.resource("system-libraries.toml").read_text(encoding="utf-8"))
