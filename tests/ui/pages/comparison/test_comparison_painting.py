"""How cells are painted: four states that are told apart without colour, and never an unknown as a no."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from netatlas.atlas.enums import State
from netatlas.atlas.subjects import MOST_SUBJECTS
from netatlas.compare import compare
from netatlas.ui.pages.comparison.cell import CellView
from netatlas.ui.pages.comparison.grid import CellKind, GridOptions
from netatlas.ui.pages.comparison.model import CellRole, ComparisonModel
from netatlas.ui.pages.comparison.painting import CellDelegate
from netatlas.ui.theme import load_theme
from tests.helpers.atlases import NOT_APPLICABLE, UNKNOWN, atlas_of, concept, fact, figure, flag, text

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from netatlas.atlas.model import Value

STATES = {
    "value": CellView(CellKind.VALUE, "words"),
    "yes": CellView(CellKind.VALUE, "words", flag=True),
    "no": CellView(CellKind.VALUE, "words", state=State.NO),
    "unknown": CellView(CellKind.VALUE, "words", state=State.UNKNOWN),
    "not-applicable": CellView(CellKind.VALUE, "words", state=State.NOT_APPLICABLE),
}


class OneCell(ComparisonModel):
    """A table whose only cell is given."""

    def __init__(self, cell: CellView) -> None:
        super().__init__()
        self._only = cell

    @override
    def cell_view(self, row: int, column: int) -> CellView:
        return self._only


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_states_are_told_apart_without_colour(qtbot: QtBot, theme: str) -> None:
    """Who sees no colours, or prints in black, would take an unknown for a no."""
    colours = load_theme(theme)
    ink = dict.fromkeys(colours.base, colours.base["text"]) | {"surface": colours.base["surface"]}
    plain = colours._replace(base=ink)
    parent = QWidget()
    qtbot.addWidget(parent)
    painted: dict[str, bytes] = {}
    for name, cell in STATES.items():
        model = OneCell(cell)
        image = QImage(200, 40, QImage.Format.Format_Grayscale8)
        image.fill(plain.colour("surface"))
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 200, 40)
        painter = QPainter(image)
        CellDelegate(plain, model, parent).paint(painter, option, model.index(0, 0))
        painter.end()
        painted[name] = bytes(image.constBits())
    for one, other in combinations(painted, 2):
        assert painted[one] != painted[other], (one, other)


_VALUES: list[tuple[Value, str]] = [
    (flag(on=True), "yes"),
    (flag(on=False), "no"),
    (flag(on=False, says="unknown to most"), "no"),
    (UNKNOWN, "unknown"),
    (NOT_APPLICABLE, "not-applicable"),
]
_OTHERS: list[tuple[Value, str]] = [
    (text("No"), ""),
    (text("Unknown"), ""),
    (figure(1, "Gbps"), ""),
    (flag(on=False), "no"),
    (UNKNOWN, "unknown"),
    (NOT_APPLICABLE, "not-applicable"),
]
_SUBJECT = st.tuples(
    st.none() | st.sampled_from(_VALUES),
    st.none() | st.sampled_from(_OTHERS),
    st.none() | st.just(_VALUES[3]),
)


@settings(deadline=None)
@given(
    subjects=st.lists(_SUBJECT, min_size=2, max_size=MOST_SUBJECTS),
    swapped=st.booleans(),
    pinned=st.none() | st.integers(0, 1),
    only=st.booleans(),
)
def test_the_painted_sign_is_that_of_the_state(
    subjects: list[tuple[tuple[Value, str] | None, ...]], *, swapped: bool, pinned: int | None, only: bool
) -> None:
    """A hole in what is known would be drawn with a cross, under some baseline, order or filter."""
    names = ("port-forwarding", "managed-by", "source-check")
    concepts = [
        concept(
            f"c{place}",
            *(fact(f"c{place}", name, cell[0]) for name, cell in zip(names, cells, strict=True) if cell),
        )
        for place, cells in enumerate(subjects)
    ]
    table = compare(atlas_of(concepts), [one.id for one in concepts])
    model = ComparisonModel()
    model.set_table(
        table, differences_only=only, options=GridOptions(unfolded=True, swapped=swapped, baseline=pinned)
    )
    assert model.grid is not None
    for row, column in product(range(model.rowCount()), range(model.columnCount())):
        grid_cell = model.grid.cell(row, column)
        if grid_cell.kind is not CellKind.VALUE:
            continue
        cell = model.cell_view(row, column)
        value = subjects[grid_cell.subject][names.index(model.grid.row(grid_cell.line).attribute)]
        wanted = value[1] if value is not None else "unknown"
        assert cell.icon == ("" if cell.same else wanted)
        assert not (cell.same and wanted == "unknown")
        index = model.index(row, column)
        assert (index.data(CellRole.STATE) == State.UNKNOWN) == (wanted == "unknown")


def test_every_sign_is_a_drawing_of_its_own() -> None:
    """Two signs could come to share one icon, and nobody would see the difference."""
    assert {cell.icon for cell in STATES.values()} == {"", "yes", "no", "unknown", "not-applicable"}
