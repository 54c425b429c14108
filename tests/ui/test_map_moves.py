"""Concepts moved on the map: undo, redo, everything back, and what is read and kept behind the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from netatlas.desk.moved_places import MovedPlaces
from netatlas.desk.store import Store
from netatlas.errors import NetAtlasError
from netatlas.ui.jobs import Jobs
from netatlas.ui.map_moves import MapMoves
from tests.helpers.atlases import atlas_of, concept, demo_atlas

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

GATEWAY, INSTANCE = "nat-gateway", "nat-instance"


class Refusing(MovedPlaces):
    """Places that can neither be read nor kept."""

    @override
    def places(self) -> dict[str, tuple[float, float]]:
        raise NetAtlasError("Cannot read it.")

    @override
    def keep(self, places: object) -> None:
        raise NetAtlasError("Cannot keep it.")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return the store of a home that is closed at the end."""
    store = Store(tmp_path)
    yield store
    store.close()


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    """Return jobs that are awaited at the end."""
    jobs = Jobs()
    yield jobs
    qtbot.waitUntil(lambda: jobs.idle)
    jobs.finish()


def test_every_step_can_be_taken_back_and_made_again() -> None:
    """A slip of the mouse, or of the command that puts everything back, would spoil the map."""
    moves = MapMoves()
    moves.use_atlas(demo_atlas())
    moves.move(GATEWAY, (1.0, 2.0))
    moves.move(GATEWAY, (3.0, 4.0))
    moves.move(INSTANCE, (5.0, 6.0))
    everything = dict(moves.places)
    moves.put_all_back()
    assert moves.places == {}
    assert set(moves.undo()) == {GATEWAY, INSTANCE}
    assert moves.places == everything
    assert moves.undo() == (INSTANCE,)
    assert moves.undo() == (GATEWAY,)
    assert moves.places == {GATEWAY: (1.0, 2.0)}
    assert moves.redo() == (GATEWAY,)
    assert moves.places == {GATEWAY: (3.0, 4.0)}
    moves.undo()
    moves.undo()
    assert (moves.places, moves.can_undo, moves.can_redo) == ({}, False, True)


def test_places_are_there_again_and_those_of_concepts_that_are_gone_do_no_harm(
    store: Store, jobs: Jobs, qtbot: QtBot
) -> None:
    """The map would be as it was before, or fail when a pack drops a concept."""
    first = MapMoves(MovedPlaces(store), jobs)
    first.use_atlas(demo_atlas())
    for step in range(5):
        first.move(GATEWAY, (float(step), 0.0))
    first.move(INSTANCE, (5.0, 6.0))
    qtbot.waitUntil(lambda: jobs.idle)
    second = MapMoves(MovedPlaces(store), jobs)
    second.use_atlas(demo_atlas())
    qtbot.waitUntil(lambda: second.places == {GATEWAY: (4.0, 0.0), INSTANCE: (5.0, 6.0)})
    second.use_atlas(atlas_of([concept(GATEWAY)]))
    assert second.places == {GATEWAY: (4.0, 0.0)}
    second.put_all_back()
    qtbot.waitUntil(lambda: jobs.idle)
    assert list(MovedPlaces(store).places().values()) == [(5.0, 6.0)]


def test_what_cannot_be_read_or_kept_is_said_once_and_holds_until_the_end(
    store: Store, jobs: Jobs, qtbot: QtBot
) -> None:
    """Somebody would arrange the map for an hour without knowing that it is for nothing."""
    moves, said = MapMoves(Refusing(store), jobs), list[str]()
    moves.message.connect(said.append)
    moves.failed.connect(said.append)
    moves.use_atlas(demo_atlas())
    qtbot.waitUntil(lambda: len(said) == 1)
    for _ in range(3):
        moves.move(GATEWAY, (1.0, 2.0))
        qtbot.waitUntil(lambda: jobs.idle)
    assert said == [
        "What you moved on the map before is not shown. Cannot read it.",
        "What you move on the map is not kept. Cannot keep it.",
    ]
    assert moves.places == {GATEWAY: (1.0, 2.0)}
