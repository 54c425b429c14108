"""The folder of the user's own data for one run: the one that the options name, or a temporary one."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from netatlas import paths
from netatlas.cli.output import complain
from netatlas.errors import UsageError

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

SAFE = "Safe start: only the shipped pack is open, and nothing is kept."


@contextlib.contextmanager
def home_of(options: argparse.Namespace) -> Iterator[Path]:
    """Yield the folder, and say on the error stream if it is not where it is expected.

    With ``--safe`` it is a new one, which the options name from then on and which goes at the end.

    Raises:
        UsageError: ``--home`` leads nowhere, or ``--safe`` comes with packs, files or a home.
    """
    if not options.safe:
        home = paths.home(options.home)
        if problem := paths.home_problem(options.home):
            complain(problem)
        yield home
        return
    if options.pack or options.home or options.files:
        raise UsageError(
            "--safe opens the shipped pack alone, with no data of yours: leave out --pack, --home and files."
        )
    import tempfile

    with tempfile.TemporaryDirectory(prefix="netatlas-", ignore_cleanup_errors=True) as folder:
        options.home = folder
        complain(SAFE)
        yield Path(folder)
