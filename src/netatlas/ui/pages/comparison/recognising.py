"""Knows the addresses of comparisons, without what their options need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.model import Comparison
from netatlas.atlas.subjects import FEWEST_SUBJECTS, MOST_SUBJECTS

if TYPE_CHECKING:
    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas


def is_comparison(atlas: Atlas, address: Address) -> bool:
    """Return True if the comparison page shows what is at an address."""
    subjects = address.subjects
    known = len(set(subjects)) == len(subjects) and all(subject in atlas.concepts for subject in subjects)
    comparable = known and FEWEST_SUBJECTS <= len(subjects) <= MOST_SUBJECTS
    return comparable or curated_at(atlas, address) is not None


def curated_at(atlas: Atlas, address: Address) -> Comparison | None:
    """Return the curated comparison at an address, or None."""
    record = atlas.get(address.record_id) if address.record_id in atlas else None
    return record if isinstance(record, Comparison) else None
