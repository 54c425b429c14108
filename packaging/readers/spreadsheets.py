"""Opens tables in LibreOffice in English and in German: no cell may show another value than it was given."""

from __future__ import annotations

import csv
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from checking import EXPORTS, Findings

ENGLISH, GERMAN = 1033, 1031
"""Languages as LibreOffice numbers them."""
found = Findings()
soffice = shutil.which("soffice")
if soffice is None:
    print("LibreOffice: not installed")
    sys.exit(0)


def opened(file: Path, language: int, folder: Path, *, sheet: int) -> list[Path]:
    """Open a file in Calc and write what it shows as CSV; a workbook gives a file for each sheet."""
    shown = f"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,{sheet}"
    reading = [f"--infilter=CSV:44,34,76,1,,{language},false,false"] if file.suffix == ".csv" else []
    profile = f"-env:UserInstallation=file://{folder}/profile-{language}"
    out = folder / f"{file.stem}-{language}"
    command = [soffice or "", profile, "--headless", *reading, "--convert-to", shown, "--outdir", str(out)]
    subprocess.run([*command, str(file)], check=True, capture_output=True, timeout=600)
    return sorted(out.glob("*.csv"))


def rows_of(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file, without white space that nobody sees."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[" ".join(cell.split()) for cell in row] for row in csv.reader(file)]


def compare(given: list[list[str]], shown: list[list[str]], what: str) -> None:
    """Note each cell that shows something else."""
    found.expect(len(shown), len(given), f"rows, {what}")
    differing = [
        (one, other)
        for old, new in zip(given, shown, strict=False)
        for one, other in zip(old, new, strict=False)
        if one != other
    ]
    for one, other in differing[:10]:
        found.wrong(f"{one!r} is shown as {other!r}, {what}")
    cells = sum(map(len, given))
    print(f"{what}: {cells} cells, {len(differing)} of them with another value")


with tempfile.TemporaryDirectory() as place:
    folder = Path(place)
    for language, name in ((ENGLISH, "English"), (GERMAN, "German")):
        for file in ("all.csv", "both.csv", "notes.csv"):
            (shown,) = opened(EXPORTS / file, language, folder, sheet=0)
            compare(rows_of(EXPORTS / file), rows_of(shown), f"{file} in {name}")
        sheets = opened(EXPORTS / "all.xlsx", language, folder, sheet=-1)
        cells = sorted(cell for path in sheets for row in rows_of(path) for cell in row if cell)
        given = sorted(cell.removeprefix("'") for row in rows_of(EXPORTS / "all.csv") for cell in row if cell)
        lost = sorted(set(given) - set(cells))
        for cell in lost[:10]:
            found.wrong(f"{cell!r} is in no sheet of all.xlsx in {name}")
        print(f"all.xlsx in {name}: {len(sheets)} sheets, {len(cells)} cells, {len(lost)} values lost")
found.end()
