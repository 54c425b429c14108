"""Runs cases one after the other, and saves where it was and the smallest input of each sort of failure."""

from __future__ import annotations

import difflib
import hashlib
import json
import re
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzz.cases import case
from tests.fuzz.shrinking import smallest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.fuzz.cases import Case
    from tests.fuzz.judging import SoundPack

_SAVED_AFTER_S = 5
_MOST_LINES = 40
"""Lines of difference that are shown; the file itself is saved."""


class Bounds(NamedTuple):
    """When a run ends: after so many cases or so many seconds, whichever is first."""

    number: int
    seconds: float


@dataclass
class Progress:
    """How far a run has come, over all times that it was taken up again.

    Attributes:
        next: the number of the next case.
        seconds: of the processor, for all of them.
        failures: how often each sort of failure was met.
        worst: the longest reading, in times of that of the sound pack, and the number of its case.
    """

    next: int = 0
    seconds: float = 0
    failures: dict[str, int] = field(default_factory=dict)
    worst: tuple[float, int] = (0, 0)


class Run:
    """The cases of one pack and one seed."""

    def __init__(
        self, pack: str, sound: SoundPack, seed: int, out: Path | None = None, *, say: Callable[[str], object]
    ) -> None:
        """Take up the run whose state is in the folder ``out``; without a folder nothing is kept."""
        self._pack, self._sound, self._seed, self._out = pack, sound, seed, out
        self._say = say
        self._state = out and out / f"{pack}-{seed}.json"
        self.progress = Progress()
        if self._state and self._state.exists():
            self.progress = Progress(**json.loads(self._state.read_text(encoding="utf-8")))

    def go(self, bounds: Bounds) -> list[str]:
        """Try cases until the bounds are reached; return what was found of new sorts of failures."""
        begin = saved = time.monotonic()
        last, seconds = self.progress.next + bounds.number, self.progress.seconds
        processor = time.process_time()
        found: list[str] = []
        while self.progress.next < last and time.monotonic() < begin + bounds.seconds:
            for failure in self._try(self.progress.next):
                self._say(failure)
                found.append(failure)
            self.progress.next += 1
            self.progress.seconds = seconds + time.process_time() - processor
            if time.monotonic() > saved + _SAVED_AFTER_S:
                saved = time.monotonic()
                self._save()
        self._save()
        return found

    def _try(self, number: int) -> list[str]:
        damage = case(self._pack, self._sound.names, self._seed, number)
        raw = damage.damaged(self._sound.files[damage.file])
        judgement = self._sound.judge(damage.file, raw)
        progress = self.progress
        progress.worst = max(
            progress.worst, (round(judgement.times_sound, 1), number), key=lambda pair: pair[0]
        )
        found = []
        for sort in sorted({_sort(damage.file, complaint) for complaint in judgement.complaints}):
            progress.failures[sort] = progress.failures.get(sort, 0) + 1
            if progress.failures[sort] == 1:
                found.append(self._report(sort, damage, number))
        return found

    def _report(self, sort: str, damage: Case, number: int) -> str:
        """Return a sort of failure with its smallest input, which is saved."""
        sound = self._sound.files[damage.file]

        def fails(raw: bytes) -> bool:
            return sort in {
                _sort(damage.file, words) for words in self._sound.judge(damage.file, raw).complaints
            }

        fewest, raw = smallest(damage, sound, fails)
        complaints = self._sound.judge(damage.file, raw).complaints
        lines = [
            f"{sort} (case {number} of seed {self._seed}, {self._pack} pack)",
            *(f"  {step.mutator} {step.seed}" for step in fewest.steps),
            *(f"  {complaint}" for complaint in complaints[:5]),
            *_difference(sound, raw)[:_MOST_LINES],
        ]
        text = "\n".join(lines)
        if self._out:
            folder = self._out / "found" / f"{self._pack}-{hashlib.sha256(sort.encode()).hexdigest()[:8]}"
            folder.mkdir(parents=True, exist_ok=True)
            (folder / damage.file.replace("/", "-")).write_bytes(raw)
            (folder / "failure.txt").write_text(f"{text}\n", encoding="utf-8")
        return text

    def _save(self) -> None:
        if self._state:
            self._state.parent.mkdir(parents=True, exist_ok=True)
            self._state.write_text(json.dumps(vars(self.progress), indent=1), encoding="utf-8")


def _sort(file: str, complaint: str) -> str:
    """Return what two failures of one cause have in common: the section and the rule, without names."""
    rule, _, detail = complaint.partition(": ")
    section = re.split(r"[/.]", file)[0]
    if rule.startswith("a record"):
        detail = re.match(r"relation kind|\w+", detail)[0]  # type: ignore[index]
    elif "(line " in detail:
        detail = detail[detail.rindex("(line ") :]
    elif rule.startswith("there is no such place"):
        detail = re.sub(r"`[^`]*`|[0-9]+", "…", detail.split(": ", 1)[-1])
    else:
        detail = ""
        rule = re.sub(r"[0-9]+", "…", rule)
    return f"{section}: {rule} {detail}".strip()


def _difference(sound: bytes, raw: bytes) -> list[str]:
    """Return the lines that differ, with what cannot be printed as escapes."""
    before, after = (
        [repr(line)[1:-1][:300] for line in text.decode("utf-8", "backslashreplace").split("\n")]
        for text in (sound, raw)
    )
    return [
        f"    {line}"
        for line in difflib.unified_diff(before, after, n=1, lineterm="")
        if line[:3] not in {"---", "+++"}
    ]
