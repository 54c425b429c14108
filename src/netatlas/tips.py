"""How the text of a tooltip is written for Qt. Beneath all rooms, since window and printing both make tips.

Qt guesses from a tip's first letters whether it is rich text. A text from a pack that looks like mark-up
would be drawn as such, and Qt would look for the files that it names. So every tip is rich text, with the
text escaped in it.
"""

from __future__ import annotations

import textwrap
from functools import lru_cache

_WIDEST = 72
"""Letters on a line: about as many as are easy to read."""
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As in ``html.escape``, whose module loads all entities of HTML; tips are made before the first paint."""


@lru_cache(maxsize=4096)  # most are made over and over again: those of all commands with each page
def tip(text: str) -> str:
    r"""Return ``text`` as a tooltip that shows it letter by letter: its lines are kept, long ones wrapped.

    The lines are broken here, since Qt breaks even short ones in tips that are rich text.

    >>> tip("A & B")
    '<qt style="white-space:pre">A &amp; B</qt>'
    >>> tip(" \n")  # Qt would show an empty box
    ''
    """
    if not text.strip():
        return ""
    lines = "\n".join(line for whole in text.splitlines() for line in _wrapped(whole))
    return f'<qt style="white-space:pre">{lines.translate(_ESCAPES)}</qt>'


def _wrapped(line: str) -> list[str]:
    wrapped = textwrap.wrap(
        line, _WIDEST, expand_tabs=False, replace_whitespace=False, break_on_hyphens=False
    )
    return wrapped or [""]
