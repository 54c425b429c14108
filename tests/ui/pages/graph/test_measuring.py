"""Measures of the graph page: asked for once, and refused in words."""

from __future__ import annotations

import pytest

from netatlas.api import OpenAtlas
from netatlas.atlas.edition import Edition
from netatlas.errors import UsageError
from netatlas.packs import PackReport
from netatlas.progress import SILENT
from netatlas.ui.pages.graph.measuring import MEASURES, MeasureKey, Measuring
from tests.drawing.graph.test_outline import demo_content
from tests.helpers.atlases import demo_atlas


def _opened() -> OpenAtlas:
    return OpenAtlas(demo_atlas(), PackReport(faults=(), remarks=(), counts={}))


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_is_shown_and_kept(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each movement of a concept would measure the whole graph again."""
    opened, measuring, content = _opened(), Measuring(), demo_content()
    asked: list[str] = []
    measure = OpenAtlas.measure

    def counted_measure(self: OpenAtlas, which: str, **more: object) -> object:
        asked.append(which)
        return measure(self, which, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(OpenAtlas, "measure", counted_measure)
    key = MeasureKey(opened, name, Edition.TODAY)
    shown, legend = measuring.shown_in(content, key, SILENT)
    assert measuring.shown_in(content, key, SILENT)[0] == shown
    assert legend is not None
    assert legend.entries
    assert asked == [name]
    assert measuring.shown_in(content, key._replace(name=""), SILENT) == (content, None)


def test_a_measure_that_is_not_offered_leaves_the_map_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    """The map would be gone, because it is too large for one number."""

    def refuse(*_: object, **__: object) -> None:
        raise UsageError("It would take minutes.")

    monkeypatch.setattr(OpenAtlas, "measure", refuse)
    content = demo_content()
    shown, legend = Measuring().shown_in(content, MeasureKey(_opened(), "degree", Edition.TODAY), SILENT)
    assert shown is content
    assert legend is not None
    assert "It would take minutes." in legend.sentence
