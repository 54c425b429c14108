"""Says how many printed values differ from the notes', where nobody chose an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.model import Comparison, Concept, Event, Fact, Limit, Timeline
from netatlas.cli.output import complain
from netatlas.words import counted

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator

    from netatlas.api import OpenAtlas
    from netatlas.atlas.model import Record
    from netatlas.compare import ComparisonTable


def hint_at_edition(options: argparse.Namespace, records: Iterable[Record]) -> None:
    """Say how many of the records that were printed had another value in the notes, and how to see it.

    Whoever chose an edition, today's too, knows of the others.
    """
    if options.edition is not None:
        return
    differing = {
        record.id for record in records if isinstance(record, (Fact, Limit, Event)) and record.was is not None
    }
    if differing:
        differ = "differs" if len(differing) == 1 else "differ"
        complain(
            f"{counted(len(differing), 'value')} here {differ} from the notes'; “--edition both” shows both."
        )


def values_on_page(atlas: OpenAtlas, page: str) -> Iterator[Record]:
    """Yield the facts, limits and events whose values the page of an id or address shows."""
    address, records = Address.parse(page), atlas.atlas
    if subjects := address.subjects:
        yield from values_in_table(atlas.compare(*subjects))
    elif address.topic:
        yield from (limit for concept in records.concepts_in(address.topic) for limit in concept.limits)
    elif address.view_name == "limits":
        yield from records.limits.values()
    if page not in records:
        return
    match records.get(page):
        case Concept() as concept:
            yield from (*concept.facts, *concept.limits)
        case Comparison() as comparison:
            yield from values_in_table(atlas.compare(*comparison.subjects))
        case Timeline() as timeline:
            yield from timeline.events
        case other:
            yield other


def values_in_table(table: ComparisonTable) -> Iterator[Record]:
    """Yield the facts of the cells of a comparison."""
    yield from (fact for row in table.rows for cell in row.cells for fact in cell.facts)
