"""The concepts of one comparison: how many it takes, and the id of a comparison that no pack holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address

if TYPE_CHECKING:
    from collections.abc import Iterable

FEWEST_SUBJECTS = 2
MOST_SUBJECTS = 12
"""More would be a list: nobody keeps so many columns apart, and a window shows a part of them at most."""


def spot_id(ids: Iterable[str]) -> str:
    """Return the id of a comparison that no file holds: ``compare:a+b``."""
    return str(Address.comparison(ids))


def spot_subjects(record_id: str) -> tuple[str, ...]:
    """Return the concepts of such an id, or nothing if it is another one's.

    >>> spot_subjects("compare:tcp+udp"), spot_subjects("tcp")
    (('tcp', 'udp'), ())
    """
    return Address.parse(record_id).subjects
