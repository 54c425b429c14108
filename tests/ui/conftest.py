"""The window for tests: the real one, with a small atlas put on its screen or a pack read into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.ui.app import Application, WindowOptions, create
from tests.helpers.atlases import demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

COUNTS = {"concepts": 5, "facts": 8, "corrected": 3}


@pytest.fixture
def opened() -> OpenAtlas:
    """Return a small atlas as the window gets it."""
    return OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts=COUNTS))


@pytest.fixture
def application(qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    """Return the program with its window not yet shown."""
    application = create([], WindowOptions(home=tmp_path))
    yield application
    application.window.close()
    application.finish()
    application.window.deleteLater()
    qapp.processEvents()
