"""What all records are made of: their ids, their bases, and the values that they give.

Figures keep their numbers and units here; ``netatlas.atlas.values`` puts them into words.
"""

from __future__ import annotations

from typing import NewType

import msgspec

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import State

RecordId = NewType("RecordId", str)
"""Id of anything in an atlas: a concept, fact, limit, relation, event, comparison, journey ..."""
ConceptId = NewType("ConceptId", str)
AttributeId = NewType("AttributeId", str)
SourceId = NewType("SourceId", str)


class Record(msgspec.Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """Base of all records: frozen, compared by content.

    No record can hold itself, so that the garbage collector need not look at any. A stored one is a list of
    its fields in their order.
    """


class Identified(Record, frozen=True, kw_only=True):
    """A record with an id of its own."""

    id: str


class Quantity(Record, frozen=True, kw_only=True):
    """A figure or a range with its unit.

    Attributes:
        low: lower end, or the figure itself; None where the range is open below.
        high: upper end, equal to ``low`` for a single figure; None where open above.
        unit: a name from ``netatlas.atlas.units``.
        of: what is counted, in words, for the unit ``count`` ("NAT gateways"); else empty.
    """

    low: float | None
    high: float | None
    unit: str
    of: str = ""


class Value(Record, frozen=True, kw_only=True):
    """The value of an attribute, in one of four states.

    With state VALUE exactly one of ``text``, ``flag``, ``quantity`` and ``items`` holds the
    content (``flag`` is then True: a false flag is state NO). ``says`` adds words to any state.
    Dates are ``text`` of the form 2019, 2019-12 or 2019-12-03; one after that of its pack is ``planned``.
    """

    state: State = State.VALUE
    text: str = ""
    flag: bool = False
    quantity: Quantity | None = None
    items: tuple[str, ...] = ()
    says: str = ""
    planned: bool = False

    @property
    def date(self) -> PartialDate | None:
        """The date that the text writes, where it writes one."""
        return PartialDate.try_parse(self.text)
