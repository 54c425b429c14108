"""Lenses: what addresses, blocks and ports typed in the search box are, worked out from the text.

``parsing`` parses the text, once ``likely`` says that it may be one. Each kind of thing has a module that
describes it by the pack's facts (``facts``) and the ranges of the RFCs (``ranges``); ``answering`` chooses
the right one. All are imported when they are first used: most of what is searched for is a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.on_demand import offering

if TYPE_CHECKING:
    from netatlas.search.lenses.answering import lens, lens_answer
    from netatlas.search.lenses.line import LensAnswer, LensLine
    from netatlas.search.lenses.naming import answer_address, answer_meant

__all__ = ["LensAnswer", "LensLine", "answer_address", "answer_meant", "lens", "lens_answer"]

if not TYPE_CHECKING:
    __getattr__ = offering(
        __name__,
        {
            "answering": "lens lens_answer",
            "line": "LensAnswer LensLine",
            "naming": "answer_address answer_meant",
        },
    )
