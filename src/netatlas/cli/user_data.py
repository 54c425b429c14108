"""What the commands for the user's own data share: opening it, and showing what it is tied to."""

from __future__ import annotations

import contextlib
import logging
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.api import open_desk
from netatlas.atlas.addressing import resolved
from netatlas.cli.opening import page_named, resolve_name
from netatlas.cli.output import complain
from netatlas.errors import NetAtlasError
from netatlas.letters import without_stray

if TYPE_CHECKING:
    import argparse
    from datetime import datetime

    from netatlas.api import OpenAtlas
    from netatlas.desk.desk import Desk

_AS_WRITTEN = frozenset({"view", "note", "sheet"})
"""Heads of addresses that mean no record, so that no name is near enough."""

_log = logging.getLogger(__name__)


def opened_desk(options: argparse.Namespace) -> Desk:
    """Return the user's own data in the home folder that the options name."""
    return open_desk(options.home, tell=complain)


def address_of(atlas: OpenAtlas, name: str) -> Address:
    """Return the address that a name on the command line means: of a record, a view, a note or a sheet.

    Raises:
        NotFound: nothing is near enough.
    """
    address = Address.parse(name.strip())
    if address.head in _AS_WRITTEN:
        return address
    if not address.params:
        return Address.parse(page_named(atlas, name))
    return Address.parse(resolve_name(atlas, str(address.target))).with_params(address.params)


def shown_address(atlas: OpenAtlas, stored: str) -> str:
    """Return a stored address as it is typed: without its pack where that is plain."""
    return str(resolved(atlas.atlas, Address.parse(stored)))


def shown_time(time: datetime) -> str:
    """Return a time as the user's clock had it: ``2026-11-27 10:30``."""
    return time.astimezone().strftime("%Y-%m-%d %H:%M")


def printable(text: str) -> str:
    r"""Return ``text`` without what a terminal would obey; line feeds and tabs stay.

    >>> printable("a\x1b[31m\tb\n")
    'a [31m\tb\n'
    """
    return without_stray(text)


def back_up(desk: Desk) -> None:
    """Make an automatic backup after a change; one that fails is in the log, as the change itself is kept."""
    with contextlib.suppress(NetAtlasError):
        try:
            desk.backups.make_if_changed()
        except NetAtlasError as error:
            _log.warning("no backup was made: %s", str(error))
            raise
