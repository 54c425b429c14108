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

from netatlas.address import SHIPPED_PACK, Address, with_pack
from netatlas.atlas.addressing import stored

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def converted(atlas: Atlas, text: str) -> Address:
    """Return an address of the first build as it is stored today.

    Ids that the atlas does not know are taken for those of the shipped pack: another pack may be open at the
    first start than when they were written.

    Args:
        atlas: its ids show where the id ends in ``text`` and the options of the page begin.
        text: what the first build wrote.
    """
    others = {*atlas.attributes, *atlas.sources, *atlas.topic_titles()}

    def record(record_id: str) -> str:
        return record_id if record_id in atlas else with_pack(record_id, SHIPPED_PACK)

    def other(other_id: str) -> str:
        return other_id if other_id in others else with_pack(other_id, SHIPPED_PACK)

    return stored(atlas, _read(atlas, text).with_ids(record, other))


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
