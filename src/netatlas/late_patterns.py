"""Regular expressions that are compiled when something is first looked for with them.

To compile one takes a tenth of a millisecond, and a search needs few of those that the modules behind it
hold.
"""

from __future__ import annotations

import re
from typing import cast


def late_pattern(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """Return what ``re.compile`` would, compiled at its first use.

    >>> late_pattern("a+", re.IGNORECASE).sub("b", "xAaz")
    'xbz'
    """
    return cast("re.Pattern[str]", _LatePattern(pattern, flags))


class _LatePattern:
    """Has the methods of a pattern, each from its first use on without a detour."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._source = (pattern, flags)

    def __getattr__(self, name: str) -> object:
        value: object = getattr(re.compile(*self._source), name)
        setattr(self, name, value)
        return value
