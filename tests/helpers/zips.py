"""Zips for tests: a pack as one file, with any entry that a program might write into one."""

from __future__ import annotations

import stat
import warnings
import zipfile
from typing import TYPE_CHECKING

from tests.helpers.packs import FILES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_zip(path: Path, files: Mapping[str, str | bytes | None] | None = None, *, inside: str = "") -> Path:
    """Write the small pack as one file and return its path.

    Args:
        path: of the file.
        files: text or bytes by path inside the pack, beside or in place of those of the small pack; None
            leaves one out.
        inside: the folder that all is in, with a ``/``.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in {**FILES, **(files or {})}.items():
            if content is not None:
                file.writestr(f"{inside}{name}", content)
    return path


def add_entry(
    path: Path, name: str, *, mode: int = stat.S_IFREG, content: bytes = b"x", **fields: int
) -> Path:
    """Add an entry to a zip, whatever it is called and is, and return the path of the zip."""
    info = zipfile.ZipInfo("entry")
    info.filename = info.orig_filename = name
    info.external_attr = (mode | 0o644) << 16
    for field, value in fields.items():
        setattr(info, field, value)
    with zipfile.ZipFile(path, "a") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a name that is there twice
        file.writestr(info, content)
    return path


def patched(path: Path, old: bytes, new: bytes) -> Path:
    """Replace bytes of a file, wherever they are, and return its path.

    Raises:
        ValueError: they are not in it.
    """
    raw = path.read_bytes()
    if old not in raw:
        raise ValueError(f"{old!r} is not in {path}")
    path.write_bytes(raw.replace(old, new))
    return path
