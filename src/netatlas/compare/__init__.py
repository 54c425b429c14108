"""Comparisons of any two to twelve concepts, and what a reader's needs leave of them."""

from netatlas.compare.decide import Decision, Ruling, decide
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
