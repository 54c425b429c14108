"""Which packs that were opened by hand are gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.desk.pack_list import vanished_packs, without_packs
from netatlas.desk.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path


def test_only_what_is_surely_gone_is_forgotten(tmp_path: Path) -> None:
    """A pack on a disk that does not answer today would never open again, or one that is deleted for ever."""
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("", encoding="utf-8")
    there, gone, below = (str(tmp_path / name) for name in ("there", "gone", "file/pack"))
    unanswered = str(tmp_path / ("long" * 100))  # the system refuses to look
    settings = Settings(packs=(there, gone, below, unanswered))
    vanished = vanished_packs(settings)
    assert vanished == {gone, below}
    assert without_packs(settings, vanished).packs == (there, unanswered)
