"""Lenses: what addresses, blocks and ports typed in the search box are, worked out from the text.

``parsing`` parses the text. Each kind of thing has a module that describes it by the pack's facts (``facts``)
and the ranges of the RFCs (``ranges``); ``answering`` chooses the right one.
"""

from netatlas.search.lenses.answering import lens, lens_answer
from netatlas.search.lenses.line import LensAnswer, LensLine
from netatlas.search.lenses.naming import answer_address, answer_meant

__all__ = ["LensAnswer", "LensLine", "answer_address", "answer_meant", "lens", "lens_answer"]
