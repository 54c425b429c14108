"""What software centres show of NetAtlas is true, and as they want it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QImageReader

from desktop.make_metainfo import CHANGELOG, METAINFO, read_changelog, updated, with_releases
from netatlas import __version__
from netatlas.ui.app import APP_ID
from netatlas.ui.help import ANNOUNCED
from tests.guards.source import ROOT

TEXT = METAINFO.read_text(encoding="utf-8")
COMPONENT = ET.fromstring(TEXT)  # noqa: S314 - a file of this project
NOTES = """# Changes

## 0.2.0 – unreleased

### Added

- A *lens* (`Ctrl+K`), see [the manual](docs/manual.md). More of it.

## 0.1.0 – 2026-12-24

### Fixed

- A < B & C
"""


def _text(path: str) -> str:
    return " ".join((COMPONENT.findtext(path) or "").split())


def test_the_metainfo_is_that_of_the_entry() -> None:
    """A software centre could not start what it has installed, or would call it otherwise than the menu."""
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(METAINFO.parent / f"{APP_ID}.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    assert (_text("id"), _text("launchable"), _text("icon")) == (APP_ID, f"{APP_ID}.desktop", APP_ID)
    assert (_text("name"), _text("summary")) == (main["Name"], main["Comment"])
    assert _listed("categories/category") == main["Categories"].split(";")[:-1]
    assert _listed("provides/mediatype") == main["MimeType"].split(";")[:-1]
    assert _text("project_license") == re.findall(r'^license = "(.*?)"', _pyproject(), re.MULTILINE)[0]


def test_the_addresses_are_those_of_the_program() -> None:
    """Software centres and the program would send people to two places."""
    homes = [one.text or "" for one in COMPONENT.iterfind("url") if one.get("type") == "homepage"]
    assert [ANNOUNCED.startswith(f"{home}/") for home in homes] == [True]


def test_the_pictures_are_there() -> None:
    """Readers would see empty frames, or pictures pressed out of shape."""
    home = "https://raw.githubusercontent.com/netatlas/netatlas/main/"
    for image in COMPONENT.iterfind("screenshots/screenshot/image"):
        assert (image.text or "").startswith(home)
        size = QImageReader(str(ROOT / (image.text or "").removeprefix(home))).size()
        assert (str(size.width()), str(size.height())) == (image.get("width"), image.get("height"))


def test_the_release_notes_are_those_of_the_changelog() -> None:
    """Two lists of changes would disagree; “make metainfo” writes these anew."""
    assert updated(TEXT, CHANGELOG.read_text(encoding="utf-8"), "2000-01-01") == TEXT
    release = COMPONENT.find("releases/release")
    assert release is not None
    assert release.get("version") == __version__


def test_release_notes_are_marked_up() -> None:
    """Marks of Markdown would be shown as they are, or an & end the file."""
    made = ET.fromstring(with_releases(TEXT, read_changelog(NOTES), "2026-11-30"))  # noqa: S314 - made here
    found = [
        (one.attrib, ["".join(item.itertext()) for item in one.iter("li")])
        for one in made.iterfind("releases/release")
    ]
    assert found == [
        (
            {"version": "0.2.0", "date": "2026-11-30", "type": "development"},
            ["A lens (Ctrl+K), see the manual."],
        ),
        ({"version": "0.1.0", "date": "2026-12-24", "type": "stable"}, ["A < B & C"]),
    ]
    assert [one.tag for one in made.iterfind("releases/release[1]/description/ul/li/*")] == ["em", "code"]


def test_the_metainfo_is_valid() -> None:
    """Software centres would leave NetAtlas out."""
    tool = shutil.which("appstreamcli")
    if tool is None:
        pytest.skip("appstreamcli (appstream) is not installed")
    command = [tool, "validate", "--no-net", "--pedantic", "--no-color", str(METAINFO)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    remarks = re.findall(r"^[EWIP]: .*", done.stdout, re.MULTILINE)
    # the name of the program has capital letters, and so has its id, like those of most programs
    assert [one for one in remarks if "cid-contains-uppercase-letter" not in one] == []


def _listed(path: str) -> list[str]:
    return [one.text or "" for one in COMPONENT.iterfind(path)]


def _pyproject() -> str:
    return (ROOT / "pyproject.toml").read_text(encoding="utf-8")
