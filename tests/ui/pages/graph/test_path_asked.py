"""What the mode Path says while it has no answer, when it fails, and when it is cancelled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.errors import NetAtlasError

if TYPE_CHECKING:
    import pytest
    from pytestqt.qtbot import QtBot

    from netatlas.ui.app import Application
    from netatlas.ui.pages.graph.page import GraphPage

ADDRESS = "view:graph?mode=path&from=nat-gateway&to=nat-instance"


def test_a_search_that_failed_says_why(
    page: GraphPage, application: Application, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words "Looking for paths" would be written there for ever."""

    def fail(*_args: object, **_options: object) -> None:
        raise NetAtlasError("the map is torn")

    monkeypatch.setattr("netatlas.explore.paths.answer_to", fail)
    application.controller.open_address(ADDRESS)
    assert page.path.section.note.text() == "Looking for paths …"
    assert page.path.document() is None
    qtbot.waitUntil(lambda: page.path.is_ready)
    assert page.path.section.note.text() == "No paths could be looked for: the map is torn"
    page.path.draw()
    assert page.canvas.stops == ()


def test_a_cancelled_search_says_how_to_begin_again(
    page: GraphPage, application: Application, qtbot: QtBot
) -> None:
    """The reader who cancelled would wait for an answer that never comes."""
    application.controller.open_address(ADDRESS)
    assert not page.path.is_ready
    page.path._job.cancel()  # noqa: SLF001 - as the status bar does with all jobs that are seen
    page.path._context.jobs.cancelled.emit()  # noqa: SLF001
    assert page.path.is_ready
    assert "was cancelled" in page.path.section.note.text()
    application.actions.run("graph.path")
    application.controller.open_address(ADDRESS)
    qtbot.waitUntil(lambda: page.path.is_ready)
    assert "cancelled" not in page.path.section.note.text()
    assert page.path.document() is not None


def test_an_answer_is_shown_again_and_a_choice_out_of_range_is_none(
    page: GraphPage, application: Application, qtbot: QtBot
) -> None:
    """Each look at a path would search for it again, or a list that is emptied choose a path."""
    application.controller.open_address(ADDRESS)
    path = page.path
    options, context = path._options, path._context  # noqa: SLF001
    path.show(options, context, keep_view=True)  # it is looked for already
    assert path.section.note.text() == "Looking for paths …"
    qtbot.waitUntil(lambda: path.is_ready)
    path.show(options, context, keep_view=True)
    assert path.is_ready
    assert path.document() is not None
    with qtbot.assertNotEmitted(path.chosen):
        path.section.choice_changed.emit(-1)
        path.section.choice_changed.emit(99)
