"""The sections of the health page about sources: what records rest on, and how old that is."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.model import Fact
from netatlas.atlas.record_words import fact_label
from netatlas.atlas.support import (
    OLD_AFTER,
    Support,
    facts_and_limits,
    resting_on_old_texts,
    support_of,
)
from netatlas.documents.blocks import MUTED, Heading, Inline, Link, Paragraph, Table, Text
from netatlas.documents.builder import words
from netatlas.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Limit, Verifiable
    from netatlas.documents.blocks import Block
    from netatlas.documents.builder import DocumentBuilder

TEXTS, ALL = "texts", "all"
"""The parameter of the health page and its value that has it list everything that rests on old texts."""
_FEW = 20
"""Records that are listed until all are asked for: about one screen."""
_MODEL_FIRST = "A record that a model holds counts there, whatever else it cites."
_UNDATED = "No date"


def support_blocks(page: DocumentBuilder, *, every: bool) -> Iterator[Block]:
    """Yield what the records of an atlas rest on, how old their sources are, and what rests on old texts.

    Args:
        page: the page that the blocks are for.
        every: whether to list all that rests on old texts, or the first of it and a link to the rest.
    """
    atlas = page.atlas
    if not (atlas.facts or atlas.limits or atlas.events):
        return
    yield Heading("What records rest on", anchor="support")
    yield _support_table(atlas)
    yield Paragraph(words(_MODEL_FIRST, MUTED), "muted")
    yield Heading("How old the sources are", anchor="ages")
    yield _age_table(atlas)
    old = resting_on_old_texts(atlas)
    yield Heading("Resting on an old text alone", anchor="old-texts")
    yield Paragraph(words(_rule(atlas, len(old)), MUTED), "muted")
    if old:
        yield _old_table(page, old if every else old[:_FEW])
    if len(old) > _FEW and not every:
        everything = Link(f"List all {len(old):,}", str(Address.view("health", [(TEXTS, ALL)])))
        yield Paragraph((Text(f"These are the {_FEW} with the oldest texts. ", MUTED), everything))


def _support_table(atlas: Atlas) -> Table:
    kinds: tuple[tuple[str, Iterable[Verifiable]], ...] = (
        ("Facts", atlas.facts.values()),
        ("Limits", atlas.limits.values()),
        ("Events", atlas.events.values()),
    )
    counts = [(name, Counter(map(support_of, records))) for name, records in kinds]
    return _counting(
        ("", "A model", "Two or more sources", "One source", "All"),
        [(name, *(some[support] for support in Support), some.total()) for name, some in counts],
        widths=(20, 20, 20, 20, 20),
    )


def _age_table(atlas: Atlas) -> Table:
    """Return how many sources are of which year, and how many records cite one of them, oldest first."""
    years = {one.id: str(one.as_of.first.year) if one.as_of else _UNDATED for one in atlas.sources.values()}
    cited = (
        {years[source] for source in record.sources}
        for record in chain(facts_and_limits(atlas), atlas.events.values())
    )
    sources, records = Counter(years.values()), Counter(chain.from_iterable(cited))
    rows = [(year, sources[year], records[year]) for year in sorted(sources)]  # digits before letters
    columns = ("Of the year", "Sources", "Facts, limits and events that cite them")
    return _counting(columns, rows, widths=(20, 20, 60))


def _counting(columns: Sequence[str], rows: Iterable[Sequence[str | int]], widths: tuple[int, ...]) -> Table:
    """Return a table of counts, with their names in the first column."""
    cells = (tuple(words(f"{cell:,}" if isinstance(cell, int) else cell) for cell in row) for row in rows)
    return Table(
        columns=tuple(map(words, columns)),
        rows=tuple(cells),
        widths=widths,
        numbers=tuple(range(1, len(columns))),
    )


def _rule(atlas: Atlas, old: int) -> str:
    total = len(atlas.facts) + len(atlas.limits)
    verb = "rests" if old == 1 else "rest"
    return (
        f"{old:,} of {counted(total, 'fact and limit', 'facts and limits')} {verb} on nothing newer than a "
        f"guide, post or article that was more than {counted(OLD_AFTER, 'year')} old at the check. "
        "Standards and registries do not age."
    )


def _old_table(page: DocumentBuilder, records: Iterable[Fact | Limit]) -> Table:
    return Table(
        columns=tuple(map(words, ("What", "Source", "Confidence"))),
        rows=tuple(_old_row(page, record) for record in records),
        widths=(46, 40, 14),
    )


def _old_row(page: DocumentBuilder, record: Fact | Limit) -> tuple[Inline, ...]:
    label = fact_label(page.atlas, record) if isinstance(record, Fact) else record.label
    source = words(page.atlas.cite(record), MUTED)
    return (page.link(record.concept), Text(f": {label}")), source, words(record.confidence.value)
