"""What few passages are weighed as without numpy, and many in arrays, is the same."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from netatlas.search.passages import text_index
from netatlas.search.passages.text_index import TextIndex
from tests.helpers.atlases import atlas_of, attribute, concept, demo_atlas, fact, text

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search.passages.text_match import TextMatches

_WORDS = ("nat", "gateway", "route", "table", "port", "45", "gbps", "1.3", "tls", "idle", "timeout", "of")


def _atlas() -> Atlas:
    """Return an atlas of concepts whose names, labels and texts share few words."""
    dice = random.Random(8)  # noqa: S311 - the same in each run

    def some(most: int) -> str:
        return " ".join(dice.choices(_WORDS, k=dice.randint(1, most)))

    attributes = [attribute(name) for name in ("route-table", "idle-timeout", "port-address", "nat-seconds")]
    concepts = [
        concept(
            f"c{number}",
            *(
                fact(f"c{number}", one.id, text(some(6)), in_notes=dice.random() < 0.5)
                for one in dice.sample(attributes, dice.randint(0, 4))
            ),
            title=some(3),
            aliases=(some(2),),
            summary=some(40),
        )
        for number in range(60)
    ]
    return atlas_of(concepts, attributes=tuple(attributes))


@pytest.mark.parametrize("atlas", [demo_atlas(), _atlas(), atlas_of(())], ids=["demo", "dice", "empty"])
def test_both_weigh_alike(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is found would change with the size of a pack."""
    few = TextIndex.of(atlas)
    monkeypatch.setattr(text_index, "_MANY_PASSAGES", 0)
    many = TextIndex.of(atlas)
    dice = random.Random(9)  # noqa: S311 - the same in each run
    for _ in range(250):
        words = tuple(dice.choices(_WORDS, k=dice.randint(1, 5)))
        named, unions = dice.random() < 0.3, dice.random() < 0.6
        shares = tuple(dice.choice([1.0, 0.5, 1 / 3]) for _ in words)
        both = [one.matches(words, shares=shares, named=named, unions=unions) for one in (few, many)]
        assert _all(both[0]) == _all(both[1]), words


def _all(matches: TextMatches) -> list[object]:
    missing = [list(matches.missing_at_most(most)) for most in range(3)]
    return [list(matches), list(matches.ranks), missing, sorted(matches.labels())]


def test_matches_are_sorted_by_what_they_say_of_themselves() -> None:
    """The best passages of two ways to search would be joined in another order than those of one."""
    matches = TextIndex.of(_atlas()).matches(("route", "table", "45"), unions=True)
    assert len(matches) > 20
    assert [match.rank for match in matches] == list(matches.ranks)
    assert matches[3:5] == [matches[3], matches[4]]
    keys = [(-match.rank, match.number) for match in matches]
    assert keys == sorted(keys)
