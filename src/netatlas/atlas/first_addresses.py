"""Addresses as the first build of NetAtlas wrote them, read so that old settings and counts are kept.

There the options of a page followed a ``/``, and each sort of page wrote them in its own way::

    view:limits/words=nat+%3E+10+Gbps        view:errata/outdated
    compare:tcp+udp/swap=1                   load-balancer-types/need=udp+%3D+yes
    ssl-tls-history/2014-10-14..2026-11-01&hide=AWS

Nothing writes them any more. This module goes when that build is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from netatlas.address import Address
from netatlas.atlas.addressing import resolved, stored

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def converted(atlas: Atlas, text: str) -> Address:
    """Return an address of the first build as it is stored today.

    Ids that the atlas does not know are taken for those of its home pack.

    Args:
        atlas: its ids show where the id ends in ``text`` and the options of the page begin.
        text: what the first build wrote.
    """
    return stored(atlas, resolved(atlas, _read(atlas, text)))


def _read(atlas: Atlas, text: str) -> Address:
    head, colon, rest = text.partition(":")
    if colon and head == "view":
        name, _, tail = rest.partition("/")
        return Address.view(name, _verdict(tail) if name == "errata" else _query(tail))
    if colon and head == "compare" and text not in atlas:
        subjects, _, tail = rest.partition("/")
        return Address.comparison(subjects.split("+"), _query(tail))
    if text in atlas:
        return Address.record(text)
    record_id, slash, tail = text.partition("/")
    looks = slash and (record_id in atlas or "=" in tail or tail[:4].isdigit())
    return Address.record(record_id, _query(tail)) if looks else Address.record(text)


def _query(tail: str) -> list[tuple[str, str]]:
    """Read ``name=value`` pairs; a timeline's dates may come first, without a name."""
    dates, amp, rest = tail.partition("&")
    if dates and "=" not in dates:
        return [("at", dates), *parse_qsl(rest)]
    return parse_qsl(rest if amp and not dates else tail)


def _verdict(tail: str) -> list[tuple[str, str]]:
    return [("verdict", tail)] if tail else []
