"""Papers that are laid out in jobs, whatever the window does meanwhile."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.guards.source import ROOT, modules

if TYPE_CHECKING:
    from pathlib import Path

ONE_PLACE = "printing/paper/spare_documents.py"


def _ends(work: str, folder: Path, patience: int) -> bool:
    command = [sys.executable, "-m", "tests.helpers.held_locks", work, str(folder), str(patience)]
    ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
    assert ended.returncode == 0 or "Timeout (" in ended.stderr, ended.stderr
    return ended.returncode == 0


@pytest.mark.parametrize("work", ["preview", "pdf"])
def test_a_paper_waits_for_no_lock_of_the_window(work: str, tmp_path: Path) -> None:
    """The window deletes a page while a paper is laid out, and both would wait for each other for ever."""
    assert _ends(work, tmp_path, 120)


def test_a_document_that_a_job_makes_does(tmp_path: Path) -> None:
    """The check above could pass without holding a lock; a sound PySide6 needs none of this."""
    assert not _ends("made", tmp_path, 2)


def test_documents_are_made_in_one_place() -> None:
    """A job that makes one of its own may be the one that waits."""
    found = [
        f"{file}:{node.lineno}"
        for file, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("QTextDocument")
        and file != ONE_PLACE
    ]
    assert found == []
