"""The words about formats: one place for the window and the documents."""

from __future__ import annotations

import re
from pathlib import Path

from netatlas.api import open_atlas
from netatlas.export.endings import FORMATS
from netatlas.export.exporter import why_no_cards
from tests.helpers.packs import write_pack

PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def test_the_page_of_exports_says_what_the_window_says() -> None:
    """The advice of one of them would be changed and that of the other not."""
    rows = [
        line.strip("| \n").split(" | ") for line in PAGE.read_text("utf-8").splitlines() if " | `" in line
    ]
    said = {
        take.strip("`").removeprefix("--as "): (purpose, _plain(remark)) for purpose, take, remark in rows
    }
    assert said == {form.ending or form.name: (form.purpose, form.remark) for form in FORMATS}


def test_packs_without_days_have_no_cards(tmp_path: Path) -> None:
    """Cards would be offered, and refused when everything was chosen."""
    folder = write_pack(tmp_path / "pack")
    with open_atlas(folder) as opened:
        assert "changed.yaml" in why_no_cards(opened)
        (folder / "changed.yaml").write_text("format: 1\n", encoding="utf-8")
        assert not why_no_cards(opened)


def _plain(markdown: str) -> str:
    return re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", markdown).replace("`", "")
