"""A program that is replaced while it runs says so once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from netatlas.ui.replaced_program import REMOVED, REPLACED, ReplacedProgram

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Return the file of a program."""
    path = tmp_path / "netatlas"
    path.write_bytes(b"one")
    return path


@pytest.fixture
def said(program: Path, qapp: QApplication) -> Iterator[list[str]]:
    """Return what is said of the program from now on."""
    watched = ReplacedProgram(program, qapp)
    sentences: list[str] = []
    watched.found.connect(sentences.append)
    yield sentences
    watched.deleteLater()


def _come_back() -> None:
    for state in (Qt.ApplicationState.ApplicationInactive, Qt.ApplicationState.ApplicationActive):
        QApplication.instance().applicationStateChanged.emit(state)  # type: ignore[union-attr]


def test_another_version_is_announced_once(program: Path, said: list[str]) -> None:
    """Somebody would go on with parts of two versions, or be told at every click."""
    _come_back()
    assert said == []
    (newer := program.with_name("new")).write_bytes(b"two")
    newer.rename(program)
    _come_back()
    _come_back()
    assert said == [REPLACED]


def test_a_removed_program_says_what_is_kept(program: Path, said: list[str]) -> None:
    """Somebody would fear for the notes."""
    program.unlink()
    _come_back()
    assert said == [REMOVED]
