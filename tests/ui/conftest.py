"""The window for tests: the real one, with a small atlas put on its screen or a pack read into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.api import OpenAtlas
from netatlas.packs.report import PackReport
from netatlas.ui import jobs
from netatlas.ui.app import Application, WindowOptions, create
from tests.helpers.atlases import demo_atlas
from tests.helpers.windows import close_application, delete_now

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

COUNTS = {"concepts": 5, "facts": 8, "corrected": 3}


@pytest.fixture(autouse=True)
def no_widget_left(qapp: QApplication) -> Iterator[None]:
    """Delete the widgets of a test at its end, those too that ``qtbot`` has closed, and end their jobs."""
    yield
    delete_now(qapp)
    jobs._finish_all()  # noqa: SLF001 - a window would end them; these pages have none


@pytest.fixture
def opened() -> Iterator[OpenAtlas]:
    """Return a small atlas as the window gets it; its search is closed as the window closes it."""
    opened = OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts=COUNTS))
    yield opened
    opened.close()


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    """Return the program with its window not yet shown."""
    application = create([], WindowOptions(home=tmp_path))
    yield application
    close_application(application)
