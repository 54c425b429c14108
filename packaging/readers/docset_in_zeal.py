"""Looks into the docset as Zeal does, and opens it in Zeal itself where that and Xvfb are installed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

from checking import EXPORTS, Findings

DISPLAY = ":87"
PATIENCE = 60
"""Seconds that Zeal may take to load a docset."""
found = Findings()
docset = EXPORTS / "NetAtlas.docset"
pages = docset / "Contents" / "Resources" / "Documents"


def rows(table: Path) -> list[tuple[str, str, str]]:
    """Return what the docset can be searched for."""
    with closing(sqlite3.connect(table)) as database:
        return database.execute("SELECT name, type, path FROM searchIndex").fetchall()


def indexed(table: Path) -> bool:
    """Return True if Zeal has loaded a docset: it writes an index of its own into the table."""
    with closing(sqlite3.connect(f"file:{table}?mode=ro", uri=True)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'index'").fetchall()
    return any(name.startswith("__zi_") for (name,) in names)


def opened() -> bool:
    """Start Zeal with the docset in its folder, and wait until it has loaded it."""
    with tempfile.TemporaryDirectory() as home:
        own = Path(home) / ".local" / "share" / "Zeal" / "Zeal" / "docsets" / docset.name
        shutil.copytree(docset, own)
        environment = {**os.environ, "HOME": home, "DISPLAY": DISPLAY, "XDG_RUNTIME_DIR": home}
        environment |= {"XDG_DATA_HOME": f"{home}/.local/share", "XDG_CONFIG_HOME": f"{home}/.config"}
        environment |= {"QTWEBENGINE_DISABLE_SANDBOX": "1", "QT_QPA_PLATFORM": "xcb"}
        nowhere = subprocess.DEVNULL
        command = ["Xvfb", DISPLAY, "-screen", "0", "1280x800x24"]
        screen = subprocess.Popen(command, stdout=nowhere, stderr=nowhere)
        time.sleep(2)
        command = ["zeal", "netatlas:nat gw"]
        zeal = subprocess.Popen(command, env=environment, stdout=nowhere, stderr=nowhere)
        try:
            end = time.monotonic() + PATIENCE
            while time.monotonic() < end:
                if indexed(own / "Contents" / "Resources" / "docSet.dsidx"):
                    return True
                time.sleep(0.5)
            return False
        finally:
            for process in (zeal, screen):
                process.terminate()
                process.wait(20)


entries = rows(docset / "Contents" / "Resources" / "docSet.dsidx")
for name, kind, path in entries:
    if not (pages / path.partition("#")[0]).is_file():
        found.wrong(f"{name}: no file {path}")
    if kind not in {"Component", "Guide", "Protocol", "Section"}:
        found.wrong(f"{name}: {kind} has no picture in Zeal")
found.expect({path for name, _, path in entries if name == "NAT GW"}, {"nat-gateway.html"}, "an alias")
print(f"{len(entries)} names of {len(list(pages.glob('*.html')))} pages")
if shutil.which("zeal") and shutil.which("Xvfb"):
    if not opened():
        found.wrong(f"Zeal has not loaded it after {PATIENCE} seconds")
else:
    print("Zeal or Xvfb: not installed")
found.end()
