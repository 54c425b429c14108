"""Measures of the relation graph: which concepts hold it together, and which belong together."""

from netatlas.explore.measures.answer import MeasureAnswer, measured
from netatlas.explore.measures.bridges import Bridge
from netatlas.explore.measures.clusters import Cluster
from netatlas.explore.measures.measure import GraphMeasure, why_not_offered
from netatlas.explore.measures.scores import Score

__all__ = ["Bridge", "Cluster", "GraphMeasure", "MeasureAnswer", "Score", "measured", "why_not_offered"]
