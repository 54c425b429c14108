"""Anchors: the addresses that notes and bookmarks are tied to, in the form in which they are stored.

An anchor stays right beside any pack and after a concept was renamed; and the words that it had when a note
was written show whether the note should be looked at again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from netatlas.address import ROW, SHIPPED_PACK, Address, with_pack, without_pack
from netatlas.atlas.addressing import resolved, stored
from netatlas.atlas.model import Concept, Fact, Limit, Relation, Timeline
from netatlas.atlas.record_words import record_name, record_words
from netatlas.words import quoted

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

_MOST_DIFFERENCES = 3
"""Differences that are spelt out; more are counted."""
_LONGEST_WORDS = 160
"""Letters of a line that a difference repeats."""
_IN_SIGHT = frozenset({"seen", "shown", ROW})
"""Parameters that say which part of a page is in sight: a bookmark is the same wherever that is."""
_GONE = "No open pack has this record any more."


class Anchored(Protocol):
    """Something that is tied to an address, such as a note."""

    @property
    def anchor(self) -> str:
        """The address, as it is stored."""

    @property
    def anchor_text(self) -> str:
        """What the address said when that was last confirmed."""


def anchor_of(atlas: Atlas, address: Address) -> str:
    """Return what is stored for something tied to an address: without how its target is looked at.

    Comparisons of the same concepts have one anchor, whatever their order.
    """
    target = stored(atlas, address.target)
    return str(replace(target, names=tuple(sorted(target.names))) if target.subjects else target)


def anchors_of(atlas: Atlas, address: Address) -> tuple[str, ...]:
    """Return all anchors that mean an address: today's, and those by the former ids of its concept."""
    today = anchor_of(atlas, address)
    record_id = resolved(atlas, address).record_id
    concept, slash, part = record_id.partition("/")
    if concept not in atlas.concepts:
        return (today,)
    pack = atlas.home_pack or SHIPPED_PACK
    former = (with_pack(f"{one}{slash}{part}", pack) for one in atlas.concepts[concept].formerly)
    return (today, *(str(Address.record(one)) for one in former))


def bookmarks_of(atlas: Atlas, address: Address) -> tuple[str, ...]:
    """Return the addresses under which a bookmark of an address is stored: today's first, as ``anchors_of``.

    Unlike an anchor, a bookmark keeps how its target is looked at, such as a filter or a date. Of a note it
    does not: there that is the filter of the list beside it.
    """
    params = () if address.head == "note" else stored(atlas, address).params
    kept = [pair for pair in params if pair[0] not in _IN_SIGHT]
    return tuple(str(Address.parse(anchor).with_params(kept)) for anchor in anchors_of(atlas, address))


def anchors_on_page(atlas: Atlas, address: Address) -> tuple[str, ...]:
    """Return the anchors of all that the page of an address shows: of a concept, its facts and limits too."""
    record_id = resolved(atlas, address).record_id
    record = atlas.get(record_id) if record_id in atlas else None
    if isinstance(record, (Fact, Relation)):
        record = atlas.get(atlas.owner_of(record_id))
    match record:
        case Concept():
            parts: tuple[Fact | Limit | Relation, ...] = (*record.facts, *record.limits, *record.relations)
            ids = [record.id, *(part.id for part in parts)]
        case Timeline():
            ids = [record.id, *(event.id for event in record.events)]
        case _:
            return anchors_of(atlas, address)
    return tuple(anchor for one in ids for anchor in anchors_of(atlas, Address.record(one)))


def anchor_name(atlas: Atlas, address: Address) -> str:
    """Return what an anchor is called in a list: ``NAT gateway: Bandwidth``.

    Of what no open pack has, that is its id without its pack; of a view, the name of the view; of a computed
    answer, what it was computed of.
    """
    target = resolved(atlas, address.target)
    if target.head == "answer":
        return target.names[0]
    names = [_name(atlas, name) for name in target.names]
    return " vs ".join(names) if target.subjects else names[0] if not target.head else str(target)


def anchor_text(atlas: Atlas, address: Address) -> str | None:
    """Return what an address says today, line by line: values in their states, and wording.

    Of what is no record, such as a view, that is nothing; of what no open pack has, None.
    """
    target = resolved(atlas, address.target)
    ids = target.subjects or (() if target.head else (target.record_id,))
    if any(one not in atlas for one in ids):
        return None
    return "\n".join(line for one in ids for line in record_words(atlas, atlas.get(one)))


def needs_a_look(atlas: Atlas, note: Anchored) -> str | None:
    """Return why a note may not be right any more: what its anchor says otherwise now; None if nothing.

    What a concept has got beside what it said before is no reason.
    """
    address = Address.parse(note.anchor)
    now = anchor_text(atlas, address)
    if now is None:
        return _GONE
    before = note.anchor_text.splitlines()
    if not before or before == now.splitlines():
        return None
    is_concept = bool(address.subjects) or resolved(atlas, address).record_id in atlas.concepts
    differences = _differences(before, now.splitlines(), with_new=not is_concept)
    if len(differences) > _MOST_DIFFERENCES:
        shown = differences[:_MOST_DIFFERENCES]
        return f"{' '.join(shown)} And {len(differences) - len(shown)} more."
    return " ".join(differences) or None


def _name(atlas: Atlas, record_id: str) -> str:
    if record_id in atlas:
        return record_name(atlas, record_id)
    return without_pack(record_id, record_id.partition(":")[0])


def _differences(before: list[str], now: list[str], *, with_new: bool) -> list[str]:
    """Return in sentences what is said no longer or in another way and, if that is asked for, what is new."""
    gone = [line for line in before if line not in set(now)]
    new = [line for line in now if line not in set(before)]
    sentences = []
    for line in gone:
        label, colon, words = line.partition(": ")
        other = next((one for one in new if colon and one.startswith(f"{label}: ")), None)
        if other is None and len(gone) == len(new) == 1:
            other = new[0]  # one line each: a renamed label
        if other is None:
            sentences.append(f"{_short(line)} is no longer said.")
            continue
        new.remove(other)
        if other.startswith(f"{label}: "):
            was, is_now = _where_they_differ(words, other[len(label) + 2 :])
            sentences.append(f"{label} was {was} and is {is_now}.")
        else:
            was, is_now = _where_they_differ(line, other)
            sentences.append(f"{was} is now {is_now}.")
    return [*sentences, *(f"{_short(line)} is new." for line in new if with_new)]


def _where_they_differ(before: str, now: str) -> tuple[str, str]:
    """Return two texts quoted; of long ones that begin alike, from shortly before they differ."""
    differing = (index for index, (one, other) in enumerate(zip(before, now, strict=False)) if one != other)
    start = next(differing, min(len(before), len(now))) - _LONGEST_WORDS // 4
    if start <= 0 or max(len(before), len(now)) <= _LONGEST_WORDS:
        return _short(before), _short(now)
    return _short(f"…{before[start:]}"), _short(f"…{now[start:]}")


def _short(text: str) -> str:
    return quoted(text, longest=_LONGEST_WORDS)
