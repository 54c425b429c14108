"""Writes the release notes of the metainfo anew from CHANGELOG.md: ``make metainfo``.

Software centres show a few lines, so of each heading the first changes are taken, of each its first sentence.
A version that has no date yet is a development release, of the day on which its notes last changed here.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

ROOT = Path(__file__).parents[2]
CHANGELOG = ROOT / "CHANGELOG.md"
METAINFO = ROOT / "packaging" / "desktop" / "io.github.netatlas.NetAtlas.metainfo.xml"
MOST_VERSIONS = 5
MOST_CHANGES = 8
"""Of one heading; there is an address for those who want all."""
UNRELEASED = "unreleased"
_VERSION = re.compile(r"^## (?P<version>\S+) – (?P<day>\S+)$")
_SENTENCE = re.compile(r".+?[.!?](?= |$)|.+")
_INLINE = re.compile(r"`(?P<code>[^`]+)`|\*(?P<em>[^*]+)\*|\[(?P<text>[^]]+)\]\([^)]*\)")
_RELEASES = re.compile(r"  <releases>.*</releases>\n", re.DOTALL)


class Release(NamedTuple):
    """A version as the change-log has it: its day or ``unreleased``, and its changes by heading."""

    version: str
    day: str
    changes: dict[str, list[str]]


def read_changelog(text: str) -> list[Release]:
    """Return the versions of a change-log, the newest first."""
    found: list[Release] = []
    heading = ""
    for line in text.splitlines():
        if version := _VERSION.match(line):
            found.append(Release(version["version"], version["day"], {}))
        elif line.startswith("### "):
            heading = line.removeprefix("### ")
        elif line.startswith("- ") and found:
            found[-1].changes.setdefault(heading, []).append(line.removeprefix("- "))
    return found


def with_releases(metainfo: str, releases: list[Release], today: str) -> str:
    """Return the text of a metainfo file with the notes of these releases."""
    element = ET.Element("releases")
    for release in releases[:MOST_VERSIONS]:
        element.append(_release(release, today))
    ET.indent(element, "  ", level=1)
    written = ET.tostring(element, encoding="unicode")
    if not _RELEASES.search(metainfo):
        raise SystemExit(f"{METAINFO.name} has no <releases> to be written anew.")
    return _RELEASES.sub(lambda _: f"  {written}\n", metainfo)


def day_of(metainfo: str) -> str:
    """Return the day of the first release in a metainfo file, or '' if there is none."""
    first = ET.fromstring(metainfo).find("releases/release")  # noqa: S314 - a file of this project
    return "" if first is None else first.get("date", "")


def updated(metainfo: str, changelog: str, today: str) -> str:
    """Return a metainfo file with the notes of a change-log; its day stays where the notes are the same."""
    releases = read_changelog(changelog)
    same = with_releases(metainfo, releases, day_of(metainfo) or today)
    return same if same == metainfo else with_releases(metainfo, releases, today)


def _release(release: Release, today: str) -> ET.Element:
    is_out = release.day != UNRELEASED
    element = ET.Element(
        "release",
        version=release.version,
        date=release.day if is_out else today,
        type="stable" if is_out else "development",
    )
    description = ET.SubElement(element, "description")
    for heading, changes in release.changes.items():
        ET.SubElement(description, "p").text = f"{heading}:"
        listed = ET.SubElement(description, "ul")
        for change in changes[:MOST_CHANGES]:
            _put(ET.SubElement(listed, "li"), _first_sentence(change))
    return element


def _first_sentence(text: str) -> str:
    match = _SENTENCE.match(text)
    return match.group() if match else text


def _put(element: ET.Element, text: str) -> None:
    """Put a line of Markdown into an element, as far as metainfo has marks for it."""
    at = 0
    last: ET.Element | None = None
    for match in _INLINE.finditer(text):
        _append(element, last, text[at : match.start()])
        if match["text"]:
            _append(element, last, match["text"])
        else:
            last = ET.SubElement(element, "code" if match["code"] else "em")
            last.text = match["code"] or match["em"]
        at = match.end()
    _append(element, last, text[at:])


def _append(element: ET.Element, last: ET.Element | None, text: str) -> None:
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def main() -> int:
    """Write the notes anew."""
    before = METAINFO.read_text(encoding="utf-8")
    today = dt.datetime.now(dt.UTC).date().isoformat()
    METAINFO.write_text(updated(before, CHANGELOG.read_text(encoding="utf-8"), today), encoding="utf-8")
    print(f"Wrote {METAINFO.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
