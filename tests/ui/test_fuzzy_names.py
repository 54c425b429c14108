"""The matcher of the search box for other lists of names."""

from __future__ import annotations

import pytest
from typing_extensions import override

from netatlas.progress import Cancelled, Progress
from netatlas.ui.fuzzy_names import FuzzyNames


class _Impatient(Progress):
    """Cancels after some names."""

    def __init__(self) -> None:
        self.asked = 0

    @property
    @override
    def cancelled(self) -> bool:
        self.asked += 1
        return self.asked > 10


def test_indexing_can_be_cancelled_and_begun_again() -> None:
    """Closing the window would wait for the names of a large pack, or half of them be searched later."""
    names = FuzzyNames((f"n{number}", f"Figure {number}") for number in range(1000))
    impatient = _Impatient()
    with pytest.raises(Cancelled):
        names.prepare(impatient)
    assert impatient.asked == 11
    assert not names.is_ready
    assert names.find("figure 999")[:1] == ["n999"]
    assert names.is_ready
