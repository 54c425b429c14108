"""What a name means exactly. Look-ups answer that: only what is merely like a name takes a search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.addressing import resolved
from netatlas.atlas.subjects import spot_id, spot_subjects

if TYPE_CHECKING:
    from collections.abc import Collection

    from netatlas.atlas.atlas import Atlas

ANSWER = "answer"
"""The head of the address of a computed answer."""


def exactly_meant(atlas: Atlas, name: str, *, kinds: Collection[str] = ()) -> str:
    """Return the id of the record whose id, address, name or alias ``name`` is; '' if it is none.

    Args:
        atlas: where the records are.
        name: what was typed; parameters of an address are ignored.
        kinds: the accepted kinds of records (``concept``); any if empty.
    """
    meant = _meant(atlas, name.strip())
    return meant if meant and (not kinds or _kind(atlas, meant) in kinds) else ""


def is_record_named(atlas: Atlas, name: str) -> bool:
    """Return True if ``name`` is exactly what a record is called, and no address of a computed answer."""
    return Address.parse(name.strip()).head != ANSWER and bool(exactly_meant(atlas, name))


def _meant(atlas: Atlas, name: str) -> str:
    if meant := atlas.id_meant(name):
        return meant
    address = resolved(atlas, Address.parse(name))
    if address.subjects and all(one in atlas.concepts for one in address.subjects):
        return spot_id(address.subjects)
    record_id = Address.parse(name).record_id
    if record_id and (meant := atlas.id_meant(record_id)):
        return meant
    record = atlas.named(name)
    return record.id if record is not None else ""


def _kind(atlas: Atlas, record_id: str) -> str:
    return "comparison" if spot_subjects(record_id) else atlas.kind_of(record_id)
