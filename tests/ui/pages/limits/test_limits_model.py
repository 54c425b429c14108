"""The table of limits: its words, what a screen reader hears, and Qt's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QModelIndex, Qt

from netatlas.atlas.edition import Edition
from netatlas.atlas.enums import Adjustable, LimitKind
from netatlas.atlas.model import ConceptId, Limit
from netatlas.documents.limits import limit_row
from netatlas.ui.pages.limits.model import COLUMNS, LimitRole, LimitsModel
from tests.helpers.atlases import CITED, atlas_of, concept, figure, was

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QAbstractItemModel
    from pytestqt.modeltest import ModelTester

    from netatlas.atlas.atlas import Atlas
    from netatlas.documents.limits import LimitRow

_BANDWIDTH = Limit(
    id="bandwidth",
    concept=ConceptId("nat-gateway"),
    label="Maximum bandwidth",
    kind=LimitKind.FIGURE,
    value=figure(100, "Gbps"),
    scope="per NAT gateway",
    adjustable=Adjustable.NO,
    was=was(figure(45, "Gbps"), claim=""),
    in_notes=True,
    **CITED,
)
_MTU = Limit(
    id="mtu",
    concept=ConceptId("nat-gateway"),
    label="MTU of the gateway",
    kind=LimitKind.FIGURE,
    value=figure(8500, "B"),
    **CITED,
)
_ATLAS = atlas_of([concept("nat-gateway", title="NAT gateway", limits=(_BANDWIDTH, _MTU))])


def _model(edition: Edition = Edition.BOTH) -> LimitsModel:
    model = LimitsModel()
    model.set_atlas(_ATLAS, edition)
    model.set_limits((_BANDWIDTH, _MTU))
    return model


def _column(title: str) -> int:
    return next(place for place, (_order, name) in enumerate(COLUMNS) if name == title)


def test_limits_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    """The table would crash or skip rows when a filter changes if the model broke Qt's rules."""
    check = cast("Callable[[QAbstractItemModel], None]", qtmodeltester.check)
    model = LimitsModel()
    check(model)
    model.set_atlas(_ATLAS, Edition.TODAY)
    model.set_limits((_BANDWIDTH, _MTU))
    check(model)
    model.set_limits(())
    assert model.rowCount() == 0
    assert model.data(QModelIndex()) is None


def test_a_row_shows_all_columns() -> None:
    """A figure would stand there without what it is of, what it counts per, or how old it is."""
    model = _model()
    shown = [model.index(0, column).data() for column in range(len(COLUMNS))]
    assert shown == [
        "NAT gateway", "Maximum bandwidth", "100 Gbps", "NAT gateway", "fixed figure", "VPC guide", "2026-11",
    ]  # fmt: skip


def test_a_row_is_heard_once() -> None:
    """The same sentence would be read of each cell, or a figure without what it is of."""
    model, heard = _model(Edition.BOTH), Qt.ItemDataRole.AccessibleTextRole
    cells = [model.index(0, column).data(heard) for column in range(model.columnCount())]
    figure = "100 Gbps; the notes said 45 Gbps"
    assert cells[:4] == ["NAT gateway", "Maximum bandwidth", figure, "NAT gateway"]
    assert model.index(1, _column("Kind")).data(heard) == "figure"
    assert model.headerData(0, Qt.Orientation.Vertical, heard) == "NAT gateway"
    assert model.headerData(0, Qt.Orientation.Vertical) is None


@pytest.mark.parametrize(
    ("edition", "value", "struck", "small"),
    [
        (Edition.BOTH, "100 Gbps", "45 Gbps", ""),
        (Edition.TODAY, "100 Gbps", "", "not as in the notes"),
        (Edition.NOTES, "45 Gbps", "", "out of date"),
    ],
)
def test_a_figure_that_corrects_the_notes_is_marked(
    edition: Edition, value: str, struck: str, small: str
) -> None:
    """Who learned the notes by heart would not see that a figure is another one now."""
    model = _model(edition)
    cell = model.index(0, _column("Value"))
    assert (cell.data(), cell.data(LimitRole.STRUCK), cell.data(LimitRole.SMALL)) == (value, struck, small)
    assert cell.siblingAtRow(1).data(LimitRole.SMALL) == ""
    spoken = cell.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("; the notes said 45 Gbps") == (edition is Edition.BOTH)


def test_the_notes_own_figure_is_not_cited_from_a_source_of_today() -> None:
    """A guide would be quoted for what it has not said for years."""
    model = _model(Edition.NOTES)
    assert [model.index(0, _column(title)).data() for title in ("Source", "Checked")] == ["the notes", ""]
    assert model.describe(0).endswith("The notes. This is out of date since 2022-06.")
    assert model.index(1, _column("Source")).data() == "VPC guide"


def test_words_of_a_row_are_made_when_it_is_first_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack of 5,000 limits would make the page wait for rows that nobody looks at."""
    made: list[str] = []

    def watched(atlas: Atlas, limit: Limit, edition: Edition) -> LimitRow:
        made.append("one")
        return limit_row(atlas, limit, edition)

    monkeypatch.setattr("netatlas.ui.pages.limits.model.limit_row", watched)
    model = _model()
    assert made == []
    model.index(1, 0).data()
    model.index(1, 1).data()
    assert made == ["one"]
