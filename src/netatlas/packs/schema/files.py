"""What each file of a pack holds, and what ``pack.yaml`` says."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from typing_extensions import Doc

from netatlas.packs.schema.base import FileRecord
from netatlas.packs.schema.concepts import Concept
from netatlas.packs.schema.field_types import AnswerRef, AnyRef, Change, Month, Name, Slug, Words
from netatlas.packs.schema.provenance import Claim, Source
from netatlas.packs.schema.several_concepts import Comparison, GraphPosition, Journey, Timeline
from netatlas.packs.schema.vocabulary import Topic, Vocabulary

FORMAT = 1
"""The version of the format; a pack of a later one is refused."""


class Explanation(FileRecord, frozen=True, kw_only=True):
    """Why a remark of ``netatlas check`` is left as it is: somebody has looked at it."""

    remark: Annotated[str, Doc("The kind of remark, such as low-confidence or contradiction")]
    record: Annotated[AnyRef, Doc("The record that the remark is about")]
    because: Annotated[Words, Doc("Why it is on purpose")]


class Pack(FileRecord, frozen=True, kw_only=True):
    """``pack.yaml``: what the pack says about itself."""

    format: Annotated[
        int,
        Meta(ge=1, le=FORMAT, description="the version of this format, 1"),
        Doc("The format that the pack is written in"),
    ]
    id: Annotated[Slug, Doc("The id of the pack, which should never change")]
    title: Annotated[Name, Doc("What the pack is called")]
    version: Annotated[Name, Doc("The version of the pack, in quotes")]
    licence: Annotated[Name, Doc("The licence of what the pack says: CC-BY-4.0")]
    language: Annotated[
        str,
        Meta(pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="a language as en or en-GB"),
        Doc("The language that it is written in"),
    ]
    checked: Annotated[Month, Doc("When someone last went through the pack as a whole")]
    notice: Annotated[str, Doc("What whoever copies the pack has to say")] = ""
    explained: Annotated[list[Explanation], Doc("Remarks that are so on purpose, with the reason")] = []


SECTIONS: dict[str, type] = {
    "sources": dict[Slug, Source],
    "vocabulary": Vocabulary,
    "topics": list[Topic],
    "concepts": list[Concept],
    "comparisons": list[Comparison],
    "timelines": list[Timeline],
    "journeys": list[Journey],
    "claims": list[Claim],
    "positions": dict[AnyRef, GraphPosition],
}
"""What each file (``NAME.yaml``) or folder (``NAME/*.yaml``) of a pack holds, besides ``pack.yaml``."""

CHANGED = dict[AnswerRef, Change]
"""What ``changed.yaml`` holds: when the answer of each record last changed. It is read only when needed."""

FILE_TYPES: dict[str, type] = {"pack": Pack, **SECTIONS, "changed": CHANGED}
"""What each kind of file holds, by its name."""
