"""docs/licences.md and what travels with the program are as the lock has it, and every work has its text."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import Distribution
from typing import TYPE_CHECKING

import pytest

import licence_texts
import licences
import sbom
import works
from set_up import Runner, SetUpError
from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

QT = "PySide6/Qt/lib/libQt6Core.so.6"


@pytest.fixture
def frozen(tmp_path: Path) -> Path:
    """Return the folder of a frozen program with one file of Qt, and what has to be files."""
    for place in (QT, "PySide6/__init__.pyc", "shiboken6/__init__.pyc"):
        path = tmp_path / "_internal" / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def test_page_is_what_the_command_makes() -> None:
    """The page would name versions and licences of an older lock: make licences."""
    written = licences.PAGE.read_text(encoding="utf-8")
    assert licences.page(written) == written


def test_page_has_every_line_of_the_lock_and_says_how_qt_is_replaced() -> None:
    """A work would be used and not named, or the LGPL's terms be missing."""
    written = licences.PAGE.read_text(encoding="utf-8")
    for pin in works.locked():
        assert re.search(
            rf"^\| {pin.name.replace('-', '[-_]')} \|.*\b{re.escape(pin.version)}\b",
            written,
            re.MULTILINE | re.IGNORECASE,
        )
    for words in ("_internal/PySide6/Qt", "SIL Open Font License 1.1", "CC BY 4.0"):
        assert words in written


def test_every_licence_that_metadata_leaves_open_was_read() -> None:
    """A licence that its package now states itself would be stated by hand, and could differ."""
    for key, licence in works.KNOWN["spdx"].items():
        (found,) = Distribution.discover(name=key)
        assert not found.metadata.get_all("License-Expression"), f"{key} says it itself now, not as {licence}"
    assert set(works.KNOWN["spdx"]) <= {pin.name for pin in works.locked()}


def test_every_work_brings_its_text(frozen: Path) -> None:
    """Somebody's licence asks that it travels with the work, and it would not."""
    folder = licence_texts.put_into(frozen)
    carried = {work.name for work in works.works() if work.key != "frozendict"}
    named = {path.name for path in folder.iterdir()}
    assert named == {"NetAtlas", *works.KNOWN["carried"], *carried}
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (folder / "PySide6_Essentials" / "LGPL-3.0.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (folder / "font-source-sans-pro" / "LICENSE.txt").read_text()
    assert "CC BY 4.0" in (folder / "NetAtlas" / "data-aws-networking-LICENCE.md").read_text()
    assert all(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    debian = (ROOT / "packaging" / "linux" / "copyright").read_text(encoding="utf-8")
    for path in re.findall(r"/usr/lib/netatlas/licences/?([\w-]*)", debian):
        assert (folder / path).is_dir()
    assert "_internal/licences" not in debian
    kept = {name for names in works.KNOWN["texts"].values() for name in names}
    kept |= {f"{key}.txt" for key in works.KNOWN["carried"]}
    assert {path.name for path in licence_texts.TEXTS.iterdir()} == kept


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        ("libreadline.so.8", "whose libreadline.so.8 is nobody knows"),
        ("somebody/thing.cpython-311-x86_64-linux-gnu.so", "nobody knows"),
        ("PySide6/Qt/lib/libQt6Charts.so.6", "under the GPL alone"),
    ],
)
def test_a_work_without_a_licence_is_not_frozen(frozen: Path, place: str, fault: str) -> None:
    """A library that may not be passed on like this would be in the packages."""
    stranger = frozen / "_internal" / place
    stranger.parent.mkdir(parents=True, exist_ok=True)
    stranger.touch()
    with pytest.raises(SetUpError, match=fault):
        licence_texts.put_into(frozen)


def test_what_is_under_the_lgpl_is_replaceable(frozen: Path) -> None:
    """Inside the executable nobody could put another version in its place, as its licence asks."""
    (frozen / "_internal" / "shiboken6" / "__init__.pyc").unlink()
    with pytest.raises(SetUpError, match="shiboken6 is under the LGPL"):
        licence_texts.put_into(frozen)


def test_a_bill_lists_what_runs_and_what_is_carried() -> None:
    """Whoever looks for a vulnerable library in a package would not find it in its bill."""
    wheel, deb = (sbom.parts(name) for name in ("netatlas-1-py3-none-any.whl", "netatlas_1_amd64.deb"))
    assert {part.package for part in wheel} - {""} == {pin.name for pin in works.locked()}
    assert {part.name for part in wheel if not part.package} == {"aws-networking"}
    assert {part.name for part in deb} - {part.name for part in wheel} >= {"Python", "SQLite"}
    assert "frozendict" not in {part.name for part in deb}
    assert "pyside6-essentials" in sbom.netatlas().needs
    for bill in (wheel, deb):
        listed = {part.package for part in bill}
        assert all(set(part.needs) <= listed for part in (*bill, sbom.netatlas()))


def test_a_bill_is_written_for_each_package_or_refused(tmp_path: Path) -> None:
    """A release without packages would look as if it had its bills."""
    with pytest.raises(SetUpError, match="no package"):
        sbom.write_bills(tmp_path, Runner())
    assert (ROOT / "docs" / "licences.md").is_file()


def test_the_freezer_leaves_out_what_the_bill_does() -> None:
    """A work under the LGPL would be inside the executable, where nobody can replace it, and in no bill."""
    left_out = tomllib.loads((ROOT / "packaging" / "frozen" / "contents.toml").read_text(encoding="utf-8"))
    assert set(works.KNOWN["not_frozen"]) <= set(left_out["modules"])
