"""When the answers of a pack last changed, by the versions of its folder that git keeps.

Versions are those of the main line (first parents): what a branch brings counts from the day of its merge.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
import tempfile
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas.errors import PackError
from netatlas.packs.answer_changes import updated_changes
from netatlas.packs.answers import answer_hashes
from netatlas.packs.reader import read_packs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from netatlas.packs.answer_changes import AnswerChange


def changes_of_history(folder: Path) -> dict[str, AnswerChange]:
    """Return the change of each answer that some version of the pack had.

    A record that was left out for a while and came back with the same answer keeps its day. Versions that
    do not open are passed over.

    Raises:
        PackError: there is no git, or the folder is in no repository.
    """
    changes: dict[str, AnswerChange] = {}
    for day, commit in _versions(folder):
        with tempfile.TemporaryDirectory(prefix="netatlas-history-") as place:
            _unpack(folder, commit, Path(place))
            with suppress(PackError):
                atlas, _ = read_packs([Path(place)])
                changes |= updated_changes(changes, answer_hashes(atlas.contents), day)
    return changes


def _versions(folder: Path) -> Iterator[tuple[date, str]]:
    """Yield day and commit of each version of the folder, the oldest first."""
    log = _git(folder, "log", "--first-parent", "--reverse", "--format=%cs %H", "--", ".").decode()
    for line in log.splitlines():
        day, _, commit = line.partition(" ")
        yield date.fromisoformat(day), commit


def _unpack(folder: Path, commit: str, place: Path) -> None:
    """Write the folder into ``place`` as it was at a commit."""
    prefix = _git(folder, "rev-parse", "--show-prefix").decode().strip()
    top = Path(_git(folder, "rev-parse", "--show-toplevel").decode().strip())
    archive = _git(top, "archive", "--format=tar", f"{commit}:{prefix}")
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(place, filter="data")


def _git(folder: Path, *arguments: str) -> bytes:
    git = shutil.which("git")
    if git is None:
        raise PackError("There is no git, which keeps the versions; install it, or leave out --from-history.")
    done = subprocess.run(  # noqa: S603 - arguments of our own, no shell
        [git, *arguments], cwd=folder, capture_output=True, check=False
    )
    if done.returncode:
        reason = done.stderr.decode(errors="replace").strip()
        raise PackError(f"git keeps no versions of {folder} ({reason}); leave out --from-history.")
    return done.stdout
