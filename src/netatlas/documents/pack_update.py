"""What another version of a pack changes: its concepts and values, in plain words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from netatlas.address import pack_of
from netatlas.atlas.dates import date_text
from netatlas.atlas.model import Event, Fact, Limit
from netatlas.atlas.one_pack import contents_of
from netatlas.atlas.record_words import record_name
from netatlas.atlas.values import value_text
from netatlas.packs.answers import answer_hash
from netatlas.words import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import PackInfo

_Value: TypeAlias = Fact | Limit | Event
_MOST_NAMES = 5
"""Concepts and values that are named of each sort; the others are counted."""
_LONGEST_TEXT = 120
"""Letters of a value that are shown."""


class Age(StrEnum):
    """How old a version is beside another."""

    NEWER = "newer"
    OLDER = "older"
    SAME = "same"


class ChangedValue(NamedTuple):
    """A fact, limit or event that says something else: its name, and both texts."""

    name: str
    before: str
    after: str


class PackUpdate(NamedTuple):
    """Two versions of a pack, and what differs.

    Attributes:
        before: what the version that is open says of itself.
        after: what the other says of itself.
        new: the names of the concepts that only the other has.
        gone: the names of those that it has no more.
        changed: values that are others.
        new_values: how many values are new, of concepts that both have.
        gone_values: how many are gone, of concepts that both have.
        is_same: whether no record differs at all.
    """

    before: PackInfo
    after: PackInfo
    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[ChangedValue, ...] = ()
    new_values: int = 0
    gone_values: int = 0
    is_same: bool = False

    @property
    def changes_nothing(self) -> bool:
        """Whether the two are one version."""
        return self.is_same and self.before == self.after

    @property
    def age(self) -> Age:
        """How old the other is, by the dates of the two, or else by the numbers of their versions."""
        before, after = self.before.checked, self.after.checked
        if before is not None and after is not None and before != after:
            return Age.NEWER if before < after else Age.OLDER
        one, two = _numbers(self.before.version), _numbers(self.after.version)
        return Age.SAME if one == two else Age.NEWER if one < two else Age.OLDER


class UpdatePart(NamedTuple):
    """A part of what is said of another version: a heading and lines below it."""

    heading: str
    lines: tuple[str, ...]


def pack_update(before: Atlas, after: Atlas, pack_id: str) -> PackUpdate:
    """Return what differs between two atlases in the records of one pack, which both have."""
    old, new = _own_concepts(before, pack_id), _own_concepts(after, pack_id)
    gone = [one for one in old if one not in after]  # a concept with another id is known by its former one
    both = {after.canonical(one) for one in old if one in after}
    values = _values(before, pack_id), _values(after, pack_id)
    pairs = {one: values[1].get(after.canonical(one)) if one in after else None for one in values[0]}
    kept = {other.id for other in pairs.values() if other is not None}
    one_info, other_info = _info(before, pack_id), _info(after, pack_id)
    return PackUpdate(
        one_info,
        other_info,
        new=tuple(after.display_name(one) for one in new if one not in both),
        gone=tuple(map(before.display_name, gone)),
        changed=tuple(
            _changed(before, values[0][one], after, other)
            for one, other in pairs.items()
            if other is not None and _differ(values[0][one], other)
        ),
        new_values=sum(one not in kept and _owner(value) in both for one, value in values[1].items()),
        gone_values=sum(other is None and _owner(values[0][one]) not in gone for one, other in pairs.items()),
        is_same=_records(before, one_info) == _records(after, other_info),
    )


def update_lead(update: PackUpdate) -> str:
    """Return how old a version is beside the one that is open."""
    before, after = _version(update.before), _version(update.after)
    if before == after:
        return f"This version and the one that is open are of the same date: {after}."
    age = "of the same date" if update.age is Age.SAME else update.age.value
    return f"This version is {age}: {after}. The one that is open is {before}."


def update_parts(update: PackUpdate) -> tuple[UpdatePart, ...]:
    """Return what a version changes: counts, and the first of each sort by name."""
    return tuple(_parts(update))


def _parts(update: PackUpdate) -> Iterator[UpdatePart]:
    if update.new:
        yield UpdatePart(_are(len(update.new), "new"), (_names(update.new),))
    if update.gone:
        yield UpdatePart(_are(len(update.gone), "gone"), (_names(update.gone),))
    if update.changed:
        lines = [f"• {one.name}: {one.before} → {one.after}" for one in update.changed[:_MOST_NAMES]]
        if (more := len(update.changed) - _MOST_NAMES) > 0:
            lines.append(f"and {more:,} more")
        yield UpdatePart(f"{counted(len(update.changed), 'value')} changed", tuple(lines))
    if update.new_values or update.gone_values:
        counts = f"{update.new_values:,} new, {update.gone_values:,} gone"
        yield UpdatePart("Values of the other concepts", (counts,))
    if update.is_same:
        yield UpdatePart("Nothing differs", ("Both hold the same records.",))
    elif not (update.new or update.gone or update.changed or update.new_values or update.gone_values):
        yield UpdatePart(
            "No concept and no value differs", ("What differs is wording, sources or the dates of checks.",)
        )


def _are(count: int, state: str) -> str:
    return f"{counted(count, 'concept')} {'is' if count == 1 else 'are'} {state}"


def _names(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return listed([*names[:_MOST_NAMES], f"{more:,} more"] if more > 0 else names)


def _own_concepts(atlas: Atlas, pack_id: str) -> list[str]:
    return [one for one in atlas.concepts if _is_of(atlas, one, pack_id)]


def _values(atlas: Atlas, pack_id: str) -> Mapping[str, _Value]:
    every: dict[str, _Value] = {**atlas.facts, **atlas.limits, **atlas.events}
    return {one: value for one, value in every.items() if _is_of(atlas, one, pack_id)}


def _is_of(atlas: Atlas, record_id: str, pack_id: str) -> bool:
    return (pack_of(record_id) or atlas.home_pack) == pack_id


def _owner(value: _Value) -> str:
    return value.lane if isinstance(value, Event) else value.concept


def _changed(before: Atlas, one: _Value, after: Atlas, other: _Value) -> ChangedValue:
    texts = _text(before, one), _text(after, other)
    if texts[0] == texts[1] and isinstance(one, Limit) and isinstance(other, Limit):
        texts = f"adjustable: {one.adjustable}", f"adjustable: {other.adjustable}"
    return ChangedValue(record_name(after, other.id), *texts)


def _text(atlas: Atlas, value: _Value) -> str:
    """Return what a value says, in words, cut to a readable length."""
    match value:
        case Fact():
            text = value_text(value.value, atlas.attributes[value.attribute])
        case Limit():
            text = ", ".join(filter(None, (value_text(value.value), value.scope)))
        case Event():
            text = ", ".join(filter(None, (date_text(value.date), value.says)))
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT].rstrip()}…"


def _records(atlas: Atlas, info: PackInfo) -> object:
    """Return all records of a pack, without what it says of itself."""
    contents = contents_of(atlas.contents, info, atlas.home_pack)
    return tuple(getattr(contents, name) for name in contents.__struct_fields__ if name != "packs")


def _info(atlas: Atlas, pack_id: str) -> PackInfo:
    return next(info for info in atlas.packs if info.id == pack_id)


def _version(info: PackInfo) -> str:
    date = date_text(info.checked)
    return f"{info.version} of {date}" if date else info.version


def _numbers(version: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d{1,9}", version)]


def _differ(one: _Value, other: _Value) -> bool:
    return one != other and answer_hash(one) != answer_hash(other)
