"""The closed lists that fields of records choose from: states, verdicts, types and kinds."""

from __future__ import annotations

from enum import StrEnum


class State(StrEnum):
    """The four states of a value. They are never mistaken for one another."""

    VALUE = "value"
    NO = "no"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not-applicable"


class Verdict(StrEnum):
    """How a claim of the notes compares with its source today."""

    CURRENT = "current"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    WRONG = "wrong"
    MISPLACED = "misplaced"

    @property
    def words(self) -> str:
        """The verdict as it follows a value: ``out of date`` for outdated, otherwise its name."""
        return "out of date" if self is Verdict.OUTDATED else self.value


class Confidence(StrEnum):
    """How sure the check of a record was."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class AttributeType(StrEnum):
    """What the values of an attribute are made of."""

    TEXT = "text"
    FLAG = "flag"
    FIGURE = "figure"
    RANGE = "range"
    DATE = "date"
    LIST = "list"


class LimitKind(StrEnum):
    """A quota is set by a provider and has a scope; a figure is how a thing is."""

    QUOTA = "quota"
    FIGURE = "figure"


class Adjustable(StrEnum):
    """Whether a quota can be raised on request."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class SourceKind(StrEnum):
    """What sort of document a source is."""

    GUIDE = "guide"
    API = "api"
    RFC = "rfc"
    BLOG = "blog"
    REGISTRY = "registry"
    ARTICLE = "article"
    NOTES = "notes"
