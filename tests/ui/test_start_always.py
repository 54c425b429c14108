"""The program starts whatever the user's files, the home folder, the locale and the streams are."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from PySide6.QtWidgets import QLabel

from netatlas.desk.notes import Notes
from netatlas.desk.session import Session, session_text
from netatlas.desk.store import Store
from netatlas.ui.app import WindowOptions, create
from netatlas.ui.widgets.message_bar import Cause
from tests.helpers.packs import write_pack
from tests.helpers.windows import close_application

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.api import OpenAtlas

WINDOW = """
import os, sys
from netatlas.ui import app
from netatlas.ui.widgets.message_bar import MessageBar

report = sys.argv.pop(1)
start = app.Application.start

def start_and_end(self):
    start(self)
    def end(*_):
        with open(report, "x") as file:
            file.write("opened")
        self.window.close()
    self.window.first_painted.connect(lambda: self.controller.atlas_opened.connect(end))

app.Application.start = start_and_end
from netatlas.__main__ import main
arguments = list(sys.argv)
sys.argv += ["search", "nat gateway"]
found = main()
sys.argv = arguments
sys.exit(found or main())
"""
LONGEST_S = 120
"""Many times what a slow machine needs to start a window."""


class Surroundings(NamedTuple):
    """What the program is started in.

    Attributes:
        name: of the case.
        environment: variables that are set, or left out where they are None; {} is a new folder.
        redirected: what a shell does with the streams.
        said: part of what the error stream says.
    """

    name: str
    environment: dict[str, str | None]
    redirected: str = ""
    said: str = ""


SURROUNDINGS = [
    Surroundings("no HOME", {"HOME": None, "LC_ALL": "C"}, "<&-"),
    Surroundings("no such HOME", {"HOME": "{}/nowhere", "LC_ALL": "POSIX"}, ">&-"),
    Surroundings("HOME is a file", {"HOME": "{}/file", "LC_ALL": "xx_YY.odd"}, "2>&-"),
    Surroundings("HOME is read-only", {"HOME": "{}/closed", "LANG": "C", "LC_ALL": None}, "<&- >&- 2>&-"),
    Surroundings("HOME is too long", {"HOME": "/" + "a" * 300, "PYTHONIOENCODING": "ascii"}, "2>/dev/full"),
    Surroundings("HOME leads nowhere", {"HOME": "here"}),
    Surroundings("no such user", {"NETATLAS_HOME": "~nobody-here/x"}, said="no such user"),
    Surroundings("a circle of links", {"NETATLAS_HOME": "{}/circle", "PYTHONUTF8": "0", "LC_ALL": "C"}),
    Surroundings("below a circle", {"NETATLAS_HOME": "{}/circle/x", "PYTHONIOENCODING": "latin-1"}),
    Surroundings("nothing", {"NETATLAS_HOME": "", "HOME": "{}"}),
    Surroundings("a device", {"NETATLAS_HOME": "/dev/null/x"}, "<&- 2>&-"),
    Surroundings("letters that are no UTF-8", {"NETATLAS_HOME": "{}/\udcff\x1b[31m"}),
]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the shell and the devices of Linux")
@pytest.mark.parametrize("where", SURROUNDINGS, ids=lambda where: where.name)
def test_window_and_terminal_start_anywhere(tmp_path: Path, where: Surroundings) -> None:
    """Nobody could look anything up on a machine that is set up in an odd way, or whose disk is full."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "circle").symlink_to("circle")
    (tmp_path / "closed").mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    pack = write_pack(tmp_path / "pack")
    left_out = {"NETATLAS_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", *where.environment}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    environment |= {
        name: value.replace("{}", str(tmp_path))
        for name, value in where.environment.items()
        if value is not None
    }
    environment["QT_QPA_PLATFORM"] = "offscreen"

    report = tmp_path / "report"
    shell = f'exec "$@" {where.redirected}'
    ended = subprocess.run(
        ["/bin/sh", "-c", shell, "sh", sys.executable, "-c", WINDOW, str(report), "--pack", str(pack)],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        timeout=LONGEST_S,
        check=False,
    )
    assert (ended.returncode, report.read_text("utf-8")) == (0, "opened"), ended.stderr
    assert b"NAT gateway" in ended.stdout or ">&-" in where.redirected
    assert b"Traceback" not in ended.stderr
    assert b"\x1b" not in ended.stderr
    assert where.said in ended.stderr.decode("utf-8", errors="replace")
    assert not (tmp_path / "here").exists()
    assert not (tmp_path / "~").exists()


SETTINGS = {
    "deep": b"tabs = " + b"[" * 900 + b"]" * 900,
    "long number": b"tab = 1" + b"0" * 5000,
    "no UTF-8": b'theme = "\xff"',
    "UTF-16": 'theme = "dark"'.encode("utf-16"),
    "zeros": bytes(1000),
    "half": b'theme = "da',
    "twice": b"tab = 1\ntab = 2\n",
}
STRANGE_SETTINGS = {
    "other types": b"tabs = 3\npacks = {a = 1}\ntheme = 1979-05-27\ntext_percent = nan\nbrowse = []\n",
    "no path": b'packs = ["\\u0000", "~nobody-here/x", "\\u001b[31m", ""]\nclosed_packs = ["\\u0000"]\n',
    "too large": b"text_percent = 999999999999999999999\ntab = -99999999999999999999999\n",
    "no address": b'address_format = 2\nrecent = ["\\u202e", "::::", "compare:", "?a=b&&", "%ff%00"]\n',
    "newer": b"address_format = 99\n[more]\nof = 1\n",
    "marked": b'\xef\xbb\xbftheme = "dark"\n',
    "empty": b"",
}
SESSIONS = {
    "deep": b"[" * 100_000,
    "a list": b"[]",
    "no UTF-8": b'{"tabs": "\xff"}',
    "half": session_text(Session(), 1.0).encode()[:-9],
    "zeros": bytes(1000),
    "long number": b'{"front": 1' + b"0" * 5000 + b"}",
    "empty": b"",
}
STRANGE_SESSIONS = {
    "other types": b'{"tabs": [1, {}, {"current": ["a", true]}], "front": "x", "closed": 3, "geometry": 7}',
    "no address": b'{"tabs": [{"current": ["\\ud800\\u0000::", 3]}], "front": -5}',
    "far away": b'{"tabs": [{"current": ["view:limits", 1e400]}], "front": 1e400, "saved": NaN}',
    "no geometry": b'{"geometry": "AAAA", "splitter": "AdnQywAD", "saved": -1e308}',
}


@pytest.mark.parametrize(
    ("name", "content", "is_damaged"),
    [("settings.toml", one, True) for one in SETTINGS.values()]
    + [("settings.toml", one, False) for one in STRANGE_SETTINGS.values()]
    + [("sessions/1.json", one, True) for one in SESSIONS.values()]
    + [("sessions/1.json", one, False) for one in STRANGE_SESSIONS.values()],
    ids=[
        f"{what} {name}"
        for what, some in (
            ("settings", {**SETTINGS, **STRANGE_SETTINGS}),
            ("session", {**SESSIONS, **STRANGE_SESSIONS}),
        )
        for name in some
    ],
)
def test_the_window_opens_over_any_file(tmp_path: Path, name: str, content: bytes, is_damaged: bool) -> None:  # noqa: FBT001 - a column of the table
    """One damaged file would keep the window shut for good, or its damage be told at every start."""
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content)
    told = []
    for _ in range(2):
        application = create([], WindowOptions(home=tmp_path))
        told.append(list(application._remarks))  # noqa: SLF001 - shown once the window is painted
        application.controller.settings()
        close_application(application)
    assert [len(remarks) for remarks in told] == [int(is_damaged), 0]
    if is_damaged:
        kept = [one for one in file.parent.iterdir() if "-damaged-" in one.name]
        assert [one.read_bytes() for one in kept] == [content]
        assert str(kept[0]) in told[0][0]


def test_a_read_only_home_is_read_and_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: OpenAtlas, qtbot: QtBot
) -> None:
    """Notes on a read-only disk could not be looked up, or a message would come with every step."""
    with closing(Store(tmp_path)) as store:
        Notes(store).add("demo:nat-gateway", "One for each zone.")
    for module in ("ui.app", "desk.store"):  # no permissions keep the administrator out
        monkeypatch.setattr(f"netatlas.{module}.is_read_only", lambda folder: folder == tmp_path)
    before = sorted(one.name for one in tmp_path.iterdir())
    application = create([], WindowOptions(home=tmp_path))
    with qtbot.waitSignal(application.window.first_painted):
        application.start()
    application.jobs.cancel_titled()
    qtbot.waitUntil(lambda: application.jobs.idle)
    application.controller.show_atlas(opened)
    data = application.parts.workspace.data
    assert data is not None
    qtbot.waitUntil(lambda: data.items.notes == 1)
    application.controller.open_address("elastic-ip")
    application.parts.opened_recorder.opened("elastic", "elastic-ip")
    application.keep_all()
    qtbot.waitUntil(lambda: application.jobs.idle)
    assert "read-only" in application.window.message.label.text()
    assert application.window.message.cause is Cause.SESSION
    assert "read-only" in data.items.reason
    application.window.message.dismiss()
    assert application.window.message.cause is None
    close_application(application)
    assert sorted(one.name for one in tmp_path.iterdir()) == before


@pytest.mark.parametrize("is_safe", [True, False])
def test_the_status_bar_says_that_nothing_is_kept(tmp_path: Path, *, is_safe: bool) -> None:
    """Somebody would write notes in a safe start, and look for them afterwards."""
    application = create([], WindowOptions(home=tmp_path, safe=is_safe))
    labels = [label.text() for label in application.window.statusBar().findChildren(QLabel)]
    assert ("Safe start: nothing is kept" in labels) == is_safe
    close_application(application)
