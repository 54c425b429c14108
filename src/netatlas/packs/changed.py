"""Writes ``changed.yaml`` of a pack: on which day the answer of each record last changed.

    python -m netatlas.packs.changed [FOLDER] [--from-history]

A record whose answer is as before keeps its day, one whose answer is new or another gets today's. One that is
gone is kept as withdrawn, with the day on which it went: whoever learns it must hear of that. With
``--from-history`` the days come from the versions of the pack that git keeps.
"""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.errors import NetAtlasError, PackError
from netatlas.packs.answer_changes import (
    WITHDRAWN_HASH,
    AnswerChange,
    read_answer_changes,
    updated_changes,
)
from netatlas.packs.answers import answer_hashes
from netatlas.packs.changed_history import changes_of_history
from netatlas.packs.pack_files import CHANGED_FILE
from netatlas.packs.reader import read_packs
from netatlas.words import counted
from netatlas.writing import write_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

_HEAD = """\
# Written by `python -m netatlas.packs.changed`, never by hand: the day on which the answer of each fact,
# limit and event last changed, and a hash of that answer.
"""


def changes_now(
    folder: Path,
    before: Mapping[str, AnswerChange],
    today: date,
    days: Mapping[str, AnswerChange] | None = None,
) -> dict[str, AnswerChange]:
    """Return the changes of the pack as it is, those of withdrawn records included.

    Args:
        folder: the pack.
        before: what its file says.
        today: the day of what changed since then.
        days: from where days are taken instead, as far as records are still there.

    Raises:
        PackError: the pack cannot be opened, or has faults: records that are left out would lose their days.
    """
    atlas, report = read_packs([folder])
    if report.faults:
        raise PackError(
            f"{folder} has {counted(len(report.faults), 'fault')}, the first of them in "
            f"{report.faults[0].file}:{report.faults[0].line}; mend what `netatlas check` lists."
        )
    changes = updated_changes(before if days is None else days, answer_hashes(atlas.contents), today)
    gone = {record: known for record, known in before.items() if record not in changes}
    return changes | {
        record: known if known.withdrawn else AnswerChange(today, WITHDRAWN_HASH)
        for record, known in gone.items()
    }


def changes_text(changes: Mapping[str, AnswerChange], head: str = "") -> str:
    """Return the text of the file: a line for each record, by id."""
    lines = (f"{record}: {change.day} {change.hash}\n" for record, change in sorted(changes.items()))
    return head + _HEAD + "".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Bring the file up to date and say what that changed; 1 if the pack cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m netatlas.packs.changed", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=paths.default_pack(), metavar="FOLDER")
    parser.add_argument(
        "--from-history", action="store_true", help="take the days from the versions that git keeps"
    )
    options = parser.parse_args(arguments)
    try:
        sys.stdout.write(_update(options.folder, from_history=options.from_history) + "\n")
    except NetAtlasError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def _update(folder: Path, *, from_history: bool) -> str:
    """Write the file if it changes, and return what was done in a sentence."""
    before, faults = read_answer_changes(folder)
    if faults and not from_history:
        raise PackError(
            f"{folder}/{faults[0]}; writing the file anew would lose the days in it, so mend that, or "
            "take the days from git with --from-history."
        )
    days = changes_of_history(folder) if from_history else before
    today = datetime.now().astimezone().date()
    changes = changes_now(folder, before, today, days)
    path = folder / CHANGED_FILE
    text = changes_text(changes, _first_line(path))
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        write_text(path, text)
    answers = {record: change for record, change in changes.items() if not change.withdrawn}
    anew = sum(before.get(record) != change for record, change in answers.items())
    gone = sum(not before[record].withdrawn for record in changes.keys() - answers.keys())
    return f"{path}: {counted(len(answers), 'answer')}, {anew:,} with another day, {gone:,} gone."


def _first_line(path: Path) -> str:
    """Return the line by which editors find the schema, if the file has one: it is kept."""
    first = path.read_text(encoding="utf-8").partition("\n")[0] if path.exists() else ""
    return f"{first}\n" if first.startswith("# yaml-language-server:") else ""


if __name__ == "__main__":
    sys.exit(main())
