"""A disk that is full or read-only at any step of a write costs nothing, and is told of in words."""

from __future__ import annotations

import errno
import os
import re
from typing import TYPE_CHECKING

import pytest

from netatlas.errors import CannotWrite
from tests.helpers.system_calls import REMOVES, watched_calls
from tests.helpers.writers import WRITERS, Writer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MOST_STEPS = 60
"""Far more calls than any of them makes."""
SENTENCE = re.compile(r"Cannot write [^\n]+: [^\n]+\. Nothing was changed\.")


def _failing_from(first: int, number: int, calls: list[str]) -> Callable[[str], None]:
    """Return what fails each call that writes from the one numbered ``first`` on."""

    def step(name: str) -> None:
        calls.append(name)
        can_remove = number in {errno.ENOSPC, errno.EDQUOT, errno.EIO}
        if len(calls) > first and not (name in REMOVES and can_remove):
            raise OSError(number, os.strerror(number))

    return step


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EIO])
@pytest.mark.parametrize("writer", list(WRITERS.values()), ids=list(WRITERS))
def test_a_disk_that_fails_at_any_step_costs_nothing(tmp_path: Path, writer: Writer, number: int) -> None:
    """A full disk would cost the settings, the tabs or the pages that were there, or leave halves."""
    writer.write(tmp_path, "old")
    names = set(os.listdir(tmp_path))  # noqa: PTH208 - hidden ones too
    for first in range(MOST_STEPS):
        calls: list[str] = []
        said = ""
        with watched_calls(_failing_from(first, number, calls)):
            try:
                writer.write(tmp_path, "new")
            except CannotWrite as error:
                said = str(error)
        assert SENTENCE.fullmatch(said) or not said
        assert writer.read(tmp_path) == ("old" if said else "new")
        if number != errno.EROFS:  # what was begun is removed, where anything can be
            assert set(os.listdir(tmp_path)) == names  # noqa: PTH208 - the same
        if len(calls) <= first:
            return
        writer.write(tmp_path, "old")
    pytest.fail("it never came to its end")
