"""Names by their sound, from columns that are made with those of the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from netatlas.search import NameIndex
from netatlas.search.columns import Columns
from netatlas.search.names import sounds
from netatlas.search.names.sounds import SoundIndex, add_sound_columns, sound_keys

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRINGS = ["cloudfront", "kloudfrunt", "weight", "wate", "wait", "gateway", "", "rd53", "ebgp", "cloud"]


@pytest.mark.parametrize("greatest", [0, 1, 0x7FFF_FFFF])
@pytest.mark.parametrize("typed", ["klowdfrunt", "waight", "gatewei", "rood53", "zzz"])
def test_exactly_what_sounds_alike_is_found(
    monkeypatch: pytest.MonkeyPatch, greatest: int, typed: str
) -> None:
    """Two keys of one number would sound the same; a lookup by number would hide others."""
    monkeypatch.setattr(sounds, "_GREATEST", greatest)
    columns = Columns()
    add_sound_columns(columns, "name", _STRINGS)
    found = SoundIndex(_STRINGS, columns, "name").like(typed)
    (key,) = sound_keys([typed])
    alike = [number for number, string in enumerate(_STRINGS) if sound_keys([string]) == [key]]
    assert found == [number for number in alike if _STRINGS[number] not in {"rd53", "ebgp"}]


def test_no_key_makes_the_sounds_of_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first text written by ear would take a tenth of a second longer, with ten thousand concepts."""
    index = NameIndex([("cf", "CloudFront"), ("gw", "Gateway"), ("ec", "Elastic Compute")])
    asked: list[int] = []

    def counted(strings: Sequence[str]) -> list[str]:
        asked.append(len(strings))
        return sound_keys(strings)

    monkeypatch.setattr(sounds, "sound_keys", counted)
    assert [match.entry.id for match in index.matches("klowdfrunt")] == ["cf"]
    assert set(asked) == {1}
