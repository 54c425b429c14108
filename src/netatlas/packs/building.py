"""Compiles a pack for a wheel, for whichever folder it will be installed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.compiled_form import RECORDS_FILE
from netatlas.errors import PackError
from netatlas.kept_files import KeptFiles
from netatlas.packs.compiled import write_compiled
from netatlas.packs.fingerprint import installed_program
from netatlas.packs.reader import read_with_key
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from pathlib import Path


def compile_pack(folder: Path, target: Path) -> Path:
    """Write what an installed NetAtlas finds for a pack into ``target``, and return the file.

    Raises:
        PackError: the pack has faults, which nobody should be sent.
        CannotWrite: the file cannot be written.
    """
    read = read_with_key([folder], program=installed_program())
    if read.report.faults:
        raise PackError(f"{folder} has faults, the first of them {read.report.faults[0]}.")
    with KeptFiles(target).writing(read.key, RECORDS_FILE) as file:
        write_compiled(file, read.key, read.atlas.contents, read.report, SILENT)
    return target / read.key / RECORDS_FILE
