"""Paths from one concept to another, in words."""

from netatlas.explore.paths.answer import PathAnswer, PathQuestion, answer_to
from netatlas.explore.paths.steps import Path, PathStep

__all__ = ["Path", "PathAnswer", "PathQuestion", "PathStep", "answer_to"]
