"""Comparisons of any two to eight concepts, and what a reader's needs leave of them."""

from netatlas.compare.decide import Decision, Ruling, decide
from netatlas.compare.needs import Need, Op, with_need
from netatlas.compare.table import Cell, ComparisonTable, Row, compare
from netatlas.compare.wording import attributes_of, need_text, parse_need

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
