"""Comparisons of any two to eight concepts."""

from netatlas.compare.table import Cell, ComparisonTable, Row, compare

__all__ = ["Cell", "ComparisonTable", "Row", "compare"]
