"""Makes a failing case as small as it gets: fewer steps, then less of what they did."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, TypeVar

from tests.fuzz.cases import Case

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Fails = Callable[[bytes], bool]

T = TypeVar("T")

_MOST_TRIALS = 120
"""Readings that one case is worth; what is left then is small enough to be looked at."""


class _Trials:
    """Asks whether bytes fail, up to so many times; then nothing fails any more."""

    def __init__(self, fails: Fails) -> None:
        self._fails = fails
        self.left = _MOST_TRIALS

    def fail(self, raw: bytes) -> bool:
        """Return True if the bytes fail."""
        self.left -= 1
        return self.left >= 0 and self._fails(raw)


def smallest(case: Case, sound: bytes, fails: Fails) -> tuple[Case, bytes]:
    """Return the fewest steps with which a file still fails, and the least damaged bytes that do."""
    trials = _Trials(fails)
    steps = _fewest(case.steps, trials, lambda kept: Case(case.file, tuple(kept)).damaged(sound))
    case = Case(case.file, tuple(steps))
    raw = _with_fewest_lines(case.damaged(sound), sound, trials)
    start, end = _passage(raw, sound)
    first, last = raw[:start], raw[end:]
    middle = _fewest(list(raw[start:end]), trials, lambda kept: first + bytes(kept) + last)
    return case, first + bytes(middle) + last


def _fewest(parts: Sequence[T], trials: _Trials, made: Callable[[Sequence[T]], bytes]) -> Sequence[T]:
    """Return as few of ``parts`` as still fail: halves are left out, then quarters, down to single ones."""
    size = len(parts) // 2
    while size and len(parts) > 1:
        start = 0
        while start < len(parts):
            if trials.left <= 0:
                return parts
            fewer = [*parts[:start], *parts[start + size :]]
            if trials.fail(made(fewer)):
                parts = fewer
            else:
                start += size
        size //= 2
    return parts


def _with_fewest_lines(raw: bytes, sound: bytes, trials: _Trials) -> bytes:
    """Return a damaged text with as many of its sound lines back as still fail."""
    before, after = sound.splitlines(keepends=True), raw.splitlines(keepends=True)
    changes = [
        change
        for change in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if change[0] != "equal"
    ]

    def text(kept: Sequence[tuple[str, int, int, int, int]]) -> bytes:
        lines, last = [], 0
        for _, start, end, new_start, new_end in kept:
            lines += before[last:start] + after[new_start:new_end]
            last = end
        return b"".join(lines + before[last:])

    return text(_fewest(changes, trials, text))


def _passage(raw: bytes, sound: bytes) -> tuple[int, int]:
    """Return where the damage begins and ends in ``raw``."""
    most = min(len(raw), len(sound))
    start = next((index for index in range(most) if raw[index] != sound[index]), most)
    same = range(most - start)
    end = next((index for index in same if raw[-1 - index] != sound[-1 - index]), len(same))
    return start, len(raw) - end
