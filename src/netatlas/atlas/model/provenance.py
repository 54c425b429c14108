"""What records rest on: sources, dates and evidence, and what the notes said instead."""

from __future__ import annotations

from netatlas.atlas.dates import PartialDate
from netatlas.atlas.enums import Confidence, SourceKind, Verdict
from netatlas.atlas.model.base import Identified, Record, RecordId, SourceId, Value


class Sourced(Identified, frozen=True, kw_only=True):
    """A record that can be checked against documents.

    Attributes:
        sources: ids of the sources, at least one.
        checked: when someone last checked it against them (2026-11).
        as_of: the date of the source itself, where it has one.
        confidence: how sure that check was.
        in_notes: whether the study notes held it (the edition As the notes shows it then).
    """

    sources: tuple[SourceId, ...]
    checked: PartialDate
    as_of: PartialDate | None = None
    confidence: Confidence = Confidence.HIGH
    in_notes: bool = False

    @property
    def source_date(self) -> PartialDate | None:
        """The source's own date where it says more than the check's: where it is of another month."""
        if self.as_of is None or self.as_of.is_same_month(self.checked):
            return None
        return self.as_of


class Evidence(Record, frozen=True, kw_only=True):
    """Where a machine-readable model says what a record says, and what must hold there.

    Attributes:
        source: the source that names the package and its version.
        shape: file and shape in the package ("route53/2013-04-01 RRType").
        members: all members that there are, or empty.
        has: members that must be there.
        lacks: members that must not be there.
        minimum: the lower bound that stands there, or None.
        maximum: the upper bound that stands there, or None.
        words: words that the documentation must hold.
        value: the value that stands there, in data; else None.
        since: the first version of the package in which this holds, or empty.
    """

    source: SourceId
    shape: str
    members: tuple[str, ...] = ()
    has: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    words: tuple[str, ...] = ()
    value: str | bool | float | None = None
    since: str = ""


class Verifiable(Sourced, frozen=True, kw_only=True):
    """A record that can also be held against machine-readable models."""

    evidence: tuple[Evidence, ...] = ()


class Source(Identified, frozen=True, kw_only=True):
    """A document that records are checked against.

    Attributes:
        package: the package whose models evidence is held against; empty for a text.
        version: the version of that package.
    """

    id: SourceId
    title: str
    short: str
    publisher: str
    url: str
    kind: SourceKind
    as_of: PartialDate | None = None
    package: str = ""
    version: str = ""


class Correction(Record, frozen=True, kw_only=True):
    """What the notes said where it differs from what is true today.

    Attributes:
        value: the notes' value.
        verdict: outdated, wrong, incomplete or misplaced.
        since: from when the notes' value no longer held (2022-06); None if it never did.
        claim: id of the claim in the ledger, or empty.
    """

    value: Value
    verdict: Verdict
    since: PartialDate | None = None
    claim: str = ""


class Claim(Identified, frozen=True, kw_only=True):
    """One bullet of the study notes, checked against the sources.

    Attributes:
        gist: what the notes said, in our own words.
        now: what holds today, in our own words; empty when the verdict is current and nothing is to add.
        since: from when the notes' version no longer held; None if it still does or never did.
        held_by: ids of the facts, limits, relations and events that hold its content.
    """

    section: str
    gist: str
    verdict: Verdict
    now: str = ""
    since: PartialDate | None = None
    held_by: tuple[RecordId, ...]
    sources: tuple[SourceId, ...]
    checked: PartialDate
    confidence: Confidence = Confidence.HIGH
