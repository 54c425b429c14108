"""What each file of a pack holds, and what ``pack.yaml`` says."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.concepts import Concept
from netatlas.packs.schema.field_types import AnyRef, Month, Name, Slug, Words
from netatlas.packs.schema.provenance import Claim, Source
from netatlas.packs.schema.several_concepts import Comparison, Journey, Timeline
from netatlas.packs.schema.vocabulary import Topic, Vocabulary

FORMAT = 1
"""The version of the format; a pack of a later one is refused."""


class Explanation(FileRecord, frozen=True, kw_only=True):
    """Why a remark of ``netatlas check`` is left as it is: somebody has looked at it."""

    remark: Annotated[str, Meta(description="the kind of remark, such as low-confidence or contradiction")]
    record: AnyRef
    because: Words


class Pack(FileRecord, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack says about itself."""

    format: Annotated[int, Meta(ge=1, le=FORMAT, description="the version of this format, 1")]
    id: Slug
    title: Name
    version: Name
    licence: Name
    language: Annotated[str, Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="a language as en or en-GB")]
    checked: Month
    notice: str = ""
    explained: list[Explanation] = []


SECTIONS: dict[str, type] = {
    "sources": dict[Slug, Source],
    "vocabulary": Vocabulary,
    "topics": list[Topic],
    "concepts": list[Concept],
    "comparisons": list[Comparison],
    "timelines": list[Timeline],
    "journeys": list[Journey],
    "claims": list[Claim],
}
"""What each file (``NAME.yaml``) or folder (``NAME/*.yaml``) of a pack holds, besides ``pack.yaml``."""
