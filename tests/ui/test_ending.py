"""The process ends with the window, in silence, whatever its threads are busy with."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.helpers.packs import write_pack

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_S = 60
"""Many times what a slow machine needs; what is waited for never ends by itself."""
WINDOW = """
import sys, threading
from pathlib import Path
from netatlas.ui.app import WindowOptions
from netatlas.ui.running import run_window

home, pack, what = sys.argv[1:]
forever = threading.Event()

def hang(*_args, **_options):
    print("busy", flush=True)
    forever.wait()

if what == "reading":
    import netatlas.packs.pack_files, netatlas.packs.reader
    netatlas.packs.reader.read_bytes = hang
elif what == "looking into the folder":
    import netatlas.packs.reader
    netatlas.packs.reader.pack_files = hang
elif what == "indexing":
    from netatlas.api import OpenAtlas
    OpenAtlas.prepare = hang
elif what == "exporting":
    from netatlas.ui.controller import Controller
    from netatlas.ui import page_export
    page_export._write = hang
    show = Controller.show_atlas
    def show_and_export(controller, opened):
        show(controller, opened)
        controller._jobs.run(hang, print, title="Saving the page")
    Controller.show_atlas = show_and_export
sys.exit(run_window(WindowOptions(home=Path(home), packs=(Path(pack),))))
"""
SCRIPT = """
import sys, threading
from pathlib import Path
from netatlas.api import OpenAtlas
from netatlas.ui.app import WindowOptions, create

home, pack = sys.argv[1:]
busy = threading.Event()

def work(_atlas, task):
    busy.set()
    while True:
        task.check()

OpenAtlas.prepare = work
application = create([], WindowOptions(home=Path(home), packs=(Path(pack),)))
application.start()
while not busy.is_set():
    application.qt.processEvents()
application.controller.open_address("view:limits")
print("busy", flush=True)
"""


def _start(script: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize("what", ["reading", "looking into the folder", "indexing", "exporting"])
def test_a_closed_window_leaves_no_process_behind(tmp_path: Path, what: str) -> None:
    """A program without a window would go on for as long as a network disk does not answer, or for ever."""
    pack = write_pack(tmp_path / "small")
    with _start(WINDOW, str(tmp_path / "home"), str(pack), what) as program:
        assert program.stdout is not None
        try:
            assert program.stdout.readline() == "busy\n"
            program.send_signal(signal.SIGTERM)
            _, complaint = program.communicate(timeout=LONGEST_S)
        finally:
            program.kill()
    assert (program.returncode, complaint) == (128 + signal.SIGTERM, "")


def test_a_script_that_ends_early_is_silent(tmp_path: Path) -> None:
    """The end of a script would print the traceback of an outcome that nobody waits for."""
    with _start(SCRIPT, str(tmp_path / "home"), str(write_pack(tmp_path / "small"))) as program:
        try:
            said = program.communicate(timeout=LONGEST_S)
        finally:
            program.kill()
    assert (program.returncode, *said) == (0, "busy\n", "")
