"""What a record of a pack takes over from those around it, and how its value becomes the atlas's.

Dates of checks come from the concept or timeline, the date of the source from the first source. The
records themselves are made in ``netatlas.packs.assembly.assemble``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netatlas.atlas import model
from netatlas.atlas.enums import State, Verdict
from netatlas.atlas.model import Value
from netatlas.packs import schema
from netatlas.packs.conversion.raw_records import CLAIM, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netatlas.packs.loaded_pack import Item, Pack


class Provenance:
    """Finds out for the records of one pack what they refer to, without what was left out."""

    def __init__(self, pack: Pack, living: Mapping[str, Mapping[str, Item]]) -> None:
        """Keep the records that are alive in all packs, by sort and id."""
        self._pack = pack
        self._living = living

    def ids(self, sort: str, references: Iterable[str]) -> tuple[Any, ...]:
        """Return the ids of those that are alive."""
        living = self._living[sort]
        return tuple(name for name in map(self._pack.qualified, references) if name in living)

    def of(self, record: Any, checked: str, above: tuple[Any, ...] = ()) -> dict[str, Any]:  # noqa: ANN401 - any record with sources
        """Return the fields of ``Sourced``.

        Args:
            record: as it stands in the file.
            checked: when what it stands in was checked.
            above: the sources of what it stands in.
        """
        sources = self.ids(SOURCE, record.sources) if record.sources else above
        as_of = record.as_of if record.as_of is not None else self._living[SOURCE][sources[0]].record.as_of
        return {
            "sources": sources,
            "checked": record.checked or checked,
            "as_of": date_text(as_of),
            "confidence": record.confidence,
            "in_notes": record.in_notes,
        }

    def correction(self, was: schema.OldValue | None) -> model.Correction | None:
        """Return what the notes said, where it was another value."""
        if was is None:
            return None
        claim = self._pack.own(was.claim) if was.claim else ""
        return model.Correction(
            value=value_of(was.value, was.state, was.says),
            verdict=Verdict(was.verdict),
            since=date_text(was.since),
            claim=claim if claim in self._living[CLAIM] else "",
        )


def value_of(content: schema.Content | None, state: str | None, says: str) -> Value:
    """Return the value that a file gives as ``value:`` or ``state:``, with its further words.

    >>> value_of(False, None, "by design")
    Value(state=<State.NO: 'no'>, text='', flag=False, quantity=None, items=(), says='by design')
    """
    match content:
        case None:
            return Value(state=State(state or State.UNKNOWN), says=says)
        case bool():
            return Value(flag=True, says=says) if content else Value(state=State.NO, says=says)
        case list():
            return Value(items=tuple(content), says=says)
        case schema.Quantity():
            return Value(quantity=_quantity(content), says=says)
        case _:
            return Value(text=str(content), says=says)


def date_text(date: str | int | None) -> str:
    """Return a date as words; in a file a year may stand as a number.

    >>> date_text(2019)
    '2019'
    """
    return "" if date is None else str(date)


def _quantity(quantity: schema.Quantity) -> model.Quantity:
    low, high = (
        (quantity.low, quantity.high) if quantity.amount is None else (quantity.amount, quantity.amount)
    )
    return model.Quantity(low=low, high=high, unit=quantity.unit, of=quantity.of)
