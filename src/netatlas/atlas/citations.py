"""What a record rests on in small print: its texts with the date of the check, then models."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.evidence import evidence_words, model_words
from netatlas.atlas.model import Sourced, Verifiable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from netatlas.atlas.model import Claim, Evidence, Source, SourceId


class Citation(NamedTuple):
    """A part of the small print: ``VPC guide, 2026-11`` or ``API model, botocore 1.44.8, 2026-11-20``.

    Attributes:
        text: the words.
        tip: of a model what was held against what, a line for each piece of evidence; else empty.
    """

    text: str
    tip: str = ""


def citations(sources: Mapping[str, Source], record: Sourced | Claim) -> tuple[Citation, ...]:
    """Return what a record rests on.

    The date of texts is that of the check; where the text itself is older, its own date is said too. A model
    names its package, version and own date, since it was held against that and not read.
    """
    evidence = evidence_of(record)
    dated = dated_texts(sources, record)
    return tuple(([Citation(dated)] if dated else []) + list(_models(sources, evidence)))


def dated_texts(sources: Mapping[str, Source], record: Sourced | Claim) -> str:
    """Return the texts that a record rests on with their date; empty if it rests on models alone."""
    if not (texts := text_names(sources, record)):
        return ""
    own_date = record.source_date if isinstance(record, Sourced) else None
    date = f"{record.checked}, as of {own_date}" if own_date is not None else str(record.checked)
    return f"{'; '.join(texts)}, {date}"


def text_names(sources: Mapping[str, Source], record: Sourced | Claim) -> tuple[str, ...]:
    """Return the short forms of what a record rests on, without the models that carry its evidence."""
    models = {piece.source for piece in evidence_of(record)}
    return tuple(dict.fromkeys(sources[one].short for one in record.sources if one not in models))


def model_names(sources: Mapping[str, Source], record: Sourced | Claim) -> tuple[str, ...]:
    """Return the models that carry the evidence of a record, with package, version and date."""
    return tuple(citation.text for citation in _models(sources, evidence_of(record)))


def evidence_of(record: Sourced | Claim) -> tuple[Evidence, ...]:
    """Return the evidence of a record; only facts, limits, relations and events can have any."""
    return record.evidence if isinstance(record, Verifiable) else ()


def evidence_lines(records: Iterable[Sourced]) -> str:
    """Return the evidence of some records, a line for each piece; empty if there is none."""
    return "\n".join(
        dict.fromkeys(evidence_words(piece) for record in records for piece in evidence_of(record))
    )


def _models(sources: Mapping[str, Source], evidence: Iterable[Evidence]) -> Iterator[Citation]:
    pieces: dict[SourceId, list[str]] = {}
    for piece in evidence:
        pieces.setdefault(piece.source, []).append(evidence_words(piece))
    for source, lines in pieces.items():
        yield Citation(model_words(sources[source]), "\n".join(lines))
