"""A store for sheets that is read and written at once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from netatlas.desk.store import Store
from netatlas.ui.jobs import Jobs
from tests.helpers.data_at_once import DataAtOnce

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication


@pytest.fixture
def data(qapp: QApplication, tmp_path: Path) -> Iterator[DataAtOnce]:
    """Return the own data of somebody who has no sheet yet."""
    jobs = Jobs(qapp)
    with closing(Store(tmp_path / "store", wait_s=0)) as store:
        found = DataAtOnce(store, jobs)
        found.look()
        yield found
        found.deleteLater()
        jobs.finish()
        jobs.deleteLater()
