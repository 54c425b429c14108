"""Comparisons of any two to twelve concepts, and what a reader's needs leave of them.

Each module is imported when something of it is first used: a table needs nothing that reads needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.on_demand import offering

if TYPE_CHECKING:
    from netatlas.compare.deciding import Decision, Ruling, decide
    from netatlas.compare.need_parsing import attributes_of, need_text, parse_need
    from netatlas.compare.needs import Need, Op, with_need
    from netatlas.compare.table import Cell, ComparisonTable, Row, compare

__all__ = [
    "Cell",
    "ComparisonTable",
    "Decision",
    "Need",
    "Op",
    "Row",
    "Ruling",
    "attributes_of",
    "compare",
    "decide",
    "need_text",
    "parse_need",
    "with_need",
]

if not TYPE_CHECKING:
    __getattr__ = offering(
        __name__,
        {
            "deciding": "Decision Ruling decide",
            "need_parsing": "attributes_of need_text parse_need",
            "needs": "Need Op with_need",
            "table": "Cell ComparisonTable Row compare",
        },
    )
