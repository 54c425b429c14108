"""What evidence says in words: which model a record was held against, and what must hold there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.words import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from netatlas.atlas.model import Evidence, Source

_MOST_NAMES = 12
"""Names of a list that are written out; an enumeration of an API can have hundreds."""


def model_words(source: Source) -> str:
    """Return a model with its package, version and date: ``API model, botocore 1.44.8, 2026-11-20``."""
    package = f"{source.package} {source.version}".strip()
    dated = str(source.as_of) if source.as_of is not None else ""
    return ", ".join(part for part in (source.short, package, dated) if part)


def evidence_words(piece: Evidence) -> str:
    """Return what was held against what.

    >>> from netatlas.atlas.model import Evidence, SourceId
    >>> evidence_words(Evidence(source=SourceId("models"), shape="route53/2013-04-01 Ttl", minimum=60))
    'route53/2013-04-01 Ttl: at least 60'
    >>> evidence_words(Evidence(source=SourceId("models"), shape="ec2/2016-11-15 Vpc", since="1.44.8"))
    'ec2/2016-11-15 Vpc: absent before 1.44.8'
    """
    conditions = list(_conditions(piece))
    if piece.since:
        conditions.append(f"{'not so' if conditions else 'absent'} before {piece.since}")
    return f"{piece.shape}: {'; '.join(conditions) or 'is there'}"


def _conditions(piece: Evidence) -> Iterator[str]:
    if piece.members:
        verb = "all members are" if len(piece.members) > 1 else "the only member is"
        yield f"{verb} {_names(piece.members)}"
    if piece.has:
        yield f"has {_names(piece.has)}"
    if piece.lacks:
        yield f"lacks {_names(piece.lacks, last='and' if len(piece.lacks) == 1 else 'or')}"
    yield from _bounds(piece.minimum, piece.maximum)
    if piece.words:
        noun = "word" if len(piece.words) == 1 else "words"
        yield f"its text has the {noun} {_names(map(quoted, piece.words))}"
    if piece.value is not None:
        yield f"its value is {_value(piece.value)}"


def _bounds(minimum: float | None, maximum: float | None) -> Iterator[str]:
    if minimum is not None and maximum is not None:
        yield f"between {_figure(minimum)} and {_figure(maximum)}"
    elif minimum is not None:
        yield f"at least {_figure(minimum)}"
    elif maximum is not None:
        yield f"at most {_figure(maximum)}"


def _names(names: Iterable[str], *, last: str = "and") -> str:
    """Return names as a sentence lists them; of a long list the first ones and how many more there are."""
    every: Sequence[str] = tuple(names)
    if len(every) <= _MOST_NAMES + 1:  # "and 1 more" would be no shorter than the name
        return listed(every, last=last)
    return f"{', '.join(every[:_MOST_NAMES])} {last} {len(every) - _MOST_NAMES:,} more"


def _value(value: str | bool | float) -> str:  # noqa: FBT001 - a value of the data, not an option
    if isinstance(value, bool):
        return "true" if value else "false"
    return quoted(value) if isinstance(value, str) else _figure(value)


def _figure(figure: float) -> str:
    """Return a figure as models write it: 432000 rather than 432000.0."""
    return str(int(figure)) if float(figure).is_integer() else str(figure)
