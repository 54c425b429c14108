"""What an address means in an atlas, and the form of it that can be kept for years.

Inside an atlas the ids of one pack, its home pack, have no pack before them (``Atlas.home_pack``): so ids are
shown, typed and printed. What is stored names the pack of every id, whatever else is open beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import SHIPPED_PACK, Address, with_pack, without_pack

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def resolved(atlas: Atlas, address: Address) -> Address:
    """Return an address with the ids that the atlas has: former ids followed, needless packs left out.

    Ids that the atlas does not know stay as they are.
    """

    def record(record_id: str) -> str:
        return atlas.canonical(record_id) if record_id in atlas else other(record_id)

    def other(other_id: str) -> str:
        return without_pack(other_id, atlas.home_pack) if atlas.home_pack else other_id

    return address.with_ids(record, other)


def page_of(atlas: Atlas, address: Address) -> Address:
    """Return the address of the page that shows an address, as it is first seen.

    A fact or relation is on the page of its concept; how a page is looked at is left out.
    """
    from netatlas.atlas.model import Fact, Relation  # noqa: PLC0415 - tabs need addresses before the first paint

    record_id = address.record_id
    record = atlas.get(record_id) if record_id in atlas else None
    on_concept = isinstance(record, (Fact, Relation))
    return Address.record(atlas.owner_of(record_id)) if on_concept else address.target


def place_of(atlas: Atlas, address: Address) -> Address:
    """Return the address of the page that shows an address, with how it is looked at."""
    page = page_of(atlas, address)
    return address if page == address.target else page


def stored(atlas: Atlas, address: Address) -> Address:
    """Return an address as it is stored: each id with its pack, so that it means the same in any atlas."""
    home = atlas.home_pack or SHIPPED_PACK
    return resolved(atlas, address).with_ids(lambda record_id: with_pack(record_id, home))
