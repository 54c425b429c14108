"""``netatlas tour``: its options. The tour itself drives the window, so ``netatlas.__main__`` starts it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
Pictures, a sheet and a report are left in the folder; no screen is needed.

example:
  netatlas tour --out tour
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("--out", required=True, type=Path, metavar="DIR", help="where the pictures go")
