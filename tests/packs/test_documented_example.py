"""The pack that ``docs/pack-format.md`` begins with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from netatlas.packs import read_packs
from tests.guards.source import ROOT

if TYPE_CHECKING:
    from pathlib import Path

_FILE = re.compile(r"^```yaml\n# my-network/(\S+\.yaml)\b.*?\n```$", re.MULTILINE | re.DOTALL)


def test_documented_example_is_sound(tmp_path: Path) -> None:
    """Whoever copies the example to begin a pack would begin with faults."""
    text = (ROOT / "docs" / "pack-format.md").read_text(encoding="utf-8")
    for block in _FILE.finditer(text):
        (tmp_path / block[1]).write_text(block[0].strip("`").removeprefix("yaml\n"), encoding="utf-8")
    atlas, report = read_packs([tmp_path])
    assert list(map(str, report.faults)) == []
    assert [remark.message for remark in report.remarks] == []
    assert list(atlas.concepts) == ["office-network", "guest-subnet"]
