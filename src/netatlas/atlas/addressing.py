"""What an address means in an atlas, and the form of it that can be kept for years.

Inside an atlas the ids of one pack, its home pack, have no pack before them (``Atlas.home_pack``): so ids are
shown, typed and printed. What is stored names the pack of every id, whatever else is open beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import ROW, SHIPPED_PACK, Address, with_pack, without_pack

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

    A fact or relation is on the page of its concept, a claim on that of what the notes got wrong; how a page
    is looked at is left out.
    """
    # tabs need addresses before the first paint
    from netatlas.atlas.model import Claim, Fact, Relation  # noqa: PLC0415

    record_id = address.record_id
    record = atlas.get(record_id) if record_id in atlas else None
    if isinstance(record, Claim):
        return Address.view("errata")
    on_concept = isinstance(record, (Fact, Relation))
    return Address.record(atlas.owner_of(record_id)) if on_concept else address.target


def place_of(atlas: Atlas, address: Address) -> Address:
    """Return the address of the page that shows an address, with how it is looked at."""
    page = page_of(atlas, address)
    return address if page == address.target else page


def row_of(atlas: Atlas, address: Address) -> str:
    """Return the id of the record whose row a page is opened at, or ''.

    That is what the address says itself, or the fact, relation or claim that is on the page of another.
    """
    asked = address.value(ROW)
    if not asked and page_of(atlas, address) != address.target:
        asked = address.record_id
    return atlas.canonical(asked) if asked in atlas else ""


def row_address(atlas: Atlas, record_id: str, page: str = "") -> Address:
    """Return the address of the page that shows a record among others, opened at its row.

    Args:
        atlas: the atlas.
        record_id: the record; one that is no row of a page has its own.
        page: the record on whose page it is wanted; '' for that of its concept or, of an event, its timeline.
    """
    from netatlas.atlas.model import Event, Fact, Limit  # noqa: PLC0415 - as in page_of

    record = atlas.get(record_id)
    match record:
        case Fact():
            return Address.record(record.id)
        case Limit():
            page = page or record.concept
        case Event():
            page = page or record.timeline
        case _ if not page or page == record_id:
            return Address.record(record_id)
    return Address.record(page, [(ROW, atlas.canonical(record_id))])


def stored(atlas: Atlas, address: Address) -> Address:
    """Return an address as it is stored: each id with its pack, so that it means the same in any atlas."""
    home = atlas.home_pack or SHIPPED_PACK
    return resolved(atlas, address).with_ids(lambda record_id: with_pack(record_id, home))
