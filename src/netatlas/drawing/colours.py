"""The colours of a theme as text, read from ``resources/themes`` without Qt.

The window converts them to Qt's colours (``netatlas.ui.theme``), an SVG file has them in its style sheet.
"""

from __future__ import annotations

import tomllib
from typing import NamedTuple

from netatlas import paths
from netatlas.address import pack_of, without_pack


class ThemeColours(NamedTuple):
    """The colours of one theme, as ``#rrggbb``.

    Attributes:
        name: ``light`` or ``dark``, or either with ``contrast-`` before it.
        base: roles of the window and the page (``surface``, ``muted``) to colours.
        kinds: kinds of records (``service``, ``limit``) to colours.
    """

    name: str
    base: dict[str, str]
    kinds: dict[str, str]

    def of_kind(self, kind: str) -> str:
        """Return the colour of a kind of record; kinds without a colour have that of concepts.

        A kind has the colour of its own id, whichever pack it is from and whatever else is open.
        """
        return self.kinds.get(plain_kind(kind), self.kinds["concept"])


def plain_kind(kind: str) -> str:
    """Return the id of a kind without its pack, by which its colour and form go.

    >>> plain_kind("mine:service")
    'service'
    """
    return without_pack(kind, pack_of(kind))


def load_colours(name: str) -> ThemeColours:
    """Read the colours of ``resources/themes/NAME.toml``."""
    values = tomllib.loads(paths.resource("themes", f"{name}.toml").read_text("utf-8"))
    return ThemeColours(name=values["name"], base=values["base"], kinds=values["kinds"])
