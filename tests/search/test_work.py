"""How much is looked at for one query: of what is found, no more than a list shows."""

from __future__ import annotations

import pytest

from netatlas.search import Searcher


@pytest.mark.parametrize(("text", "most"), [('"gateway" vpc', 60), ("vpc -nosuchword", 5)])
def test_only_as_many_records_are_read_for_phrases_as_are_listed(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch, text: str, most: int
) -> None:
    """A phrase would cost a look at all text about every record that holds a word of it."""
    looked_at: list[str] = []
    keeps = Searcher._keeps  # noqa: SLF001 - the work itself

    def counted(self: Searcher, record_id: str, request: object) -> bool:
        looked_at.append(record_id)
        return keeps(self, record_id, request)  # type: ignore[arg-type]

    monkeypatch.setattr(Searcher, "_keeps", counted)
    all_hits = searcher.search(text, limit=1_000)
    assert len(looked_at) > 2 * most
    looked_at.clear()
    assert searcher.search(text, limit=5) == all_hits[:5]
    assert len(looked_at) <= most
