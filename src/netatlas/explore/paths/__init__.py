"""Paths from one concept to another, in words."""

from netatlas.explore.paths.answer import PathAnswer, PathQuestion, answer_to
from netatlas.explore.paths.choices import PathChoice, choices_of, chosen_of
from netatlas.explore.paths.steps import ConceptPath, PathStep

__all__ = [
    "ConceptPath",
    "PathAnswer",
    "PathChoice",
    "PathQuestion",
    "PathStep",
    "answer_to",
    "choices_of",
    "chosen_of",
]
