"""The text by which a computed answer is addressed: ``answer:10.0.0.0%2F24``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.exact_names import ANSWER, is_record_named
from netatlas.search.lenses.answering import lens
from netatlas.search.lenses.parsing import essence

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas


def answer_address(text: str) -> Address:
    """Return the address of the page with the computed answer to a text, without what is around the text.

    >>> str(answer_address("(10.0.0.0/24)."))
    'answer:10.0.0.0%2F24'
    """
    return Address(ANSWER, (essence(text),))


def answer_meant(atlas: Atlas, name: str) -> str:
    """Return the address of the computed answer that a name means; '' if it means none, or a record."""
    address = Address.parse(name.strip())
    if address.head == ANSWER:
        return str(address.target)
    if is_record_named(atlas, name):
        return ""
    return str(answer_address(name)) if lens(name, atlas) else ""
