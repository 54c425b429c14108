"""The language that the texts of an atlas are in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

OF_THE_PROGRAM = "en"
"""The language that the program itself speaks."""


def language_of(atlas: Atlas) -> str:
    """Return the language of the first pack, such as ``en-GB``; a damaged pack may not say it."""
    return next((pack.language for pack in atlas.packs if pack.language), OF_THE_PROGRAM)
