"""What is wrong between records: ids that stand twice, names alike, references that lead nowhere.

What is left afterwards refers to nothing that is not there. Rules inside one record are in
``netatlas.packs.checks.within_record``; things that are merely worth a look in ``netatlas.packs.checks.remarks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.atlas.names import folded
from netatlas.packs.checks.references import FEWEST, Reference, references
from netatlas.packs.checks.same_as import wrong_sameness
from netatlas.packs.checks.within_record import broken_rules
from netatlas.packs.conversion.raw_records import (
    ANYTHING,
    ATTRIBUTE,
    CLAIM,
    KIND,
    RECORD,
    RELATION_KIND,
    SOURCE,
    TOPIC,
)
from netatlas.packs.loaded_pack import SORT_OF_KIND, Item, Pack
from netatlas.packs.quoting import did_you_mean, quoted
from netatlas.packs.report import Fault, Remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from netatlas.packs.yaml.parsing import Path

_MOST_HINTS = 300
_SECTIONS = {
    "concept": ("concepts",),
    "fact": ("concepts",),
    RECORD: ("concepts", "comparisons", "timelines", "journeys"),
    SOURCE: ("sources",),
    TOPIC: ("topics",),
    CLAIM: ("claims",),
    KIND: ("vocabulary",),
    ATTRIBUTE: ("vocabulary",),
    RELATION_KIND: ("vocabulary",),
}
"""Where a record of some kind or sort can stand."""


class Found(NamedTuple):
    """What the checks found."""

    faults: list[Fault]
    remarks: list[Remark]


def check(packs: Sequence[Pack]) -> Found:
    """Leave out of ``packs`` every record that is wrong, and those that cannot be without it."""
    checks = _Checks(packs)
    checks.ids()
    checks.former_ids()
    checks.rules()
    checks.sameness()
    checks.names()
    while checks.references():
        pass
    return Found(checks.faults, checks.remarks)


class _Checks:
    """The records by sort and id, and what has been found so far."""

    def __init__(self, packs: Sequence[Pack]) -> None:
        self.faults: list[Fault] = []
        self.remarks: list[Remark] = []
        self._packs = packs
        self._known: dict[str, dict[str, Item]] = {sort: {} for sort in SORT_OF_KIND.values()}
        self._told: set[tuple[int, Path]] = set()
        self._seconds: set[Item] = set()
        self._hints = 0

    def ids(self) -> None:
        """Leave out the second record of an id; what stands in it is not looked at further."""
        for item in self._living():
            sort = SORT_OF_KIND.get(item.kind)
            if sort is None:
                continue
            first = self._known[sort].setdefault(item.id, item)
            if first is not item:
                self._leave_out(item, *_second(item, first))
                self._seconds.add(item)

    def former_ids(self) -> None:
        """Leave out concepts that claim the id of another record as a former one of theirs."""
        former: dict[str, Item] = {}
        for item in self._living("concept"):
            for index, old in enumerate(item.record.formerly):
                name = item.pack.own(old)
                other = self._known[RECORD].get(name) or former.setdefault(name, item)
                if other is not item:
                    whose = f"is or was the id of the {other.kind} in {other.place()}"
                    self._leave_out(item, ("formerly", index), f"{quoted(old)} {whose}; take it out here")

    def rules(self) -> None:
        """Leave out records that break a rule of their own; those that are left out already are told too."""
        attributes = self._known[ATTRIBUTE]
        for item in self._all():
            attribute = attributes.get(item.pack.own(item.record.attribute)) if item.kind == "fact" else None
            for path, message in broken_rules(item, attribute.record if attribute else None):
                self._leave_out(item, path, message)

    def sameness(self) -> None:
        """Leave out facts that call themselves the same as one that cannot say the same."""
        for item in self._living("fact"):
            named = self._known[RECORD].get(item.pack.qualified(item.record.same_as or ""))
            if named is not None and (message := wrong_sameness(item, named)):
                self._leave_out(item, ("same_as",), message)

    def names(self) -> None:
        """Leave out the second concept of a name, in each pack by itself."""
        for pack in self._packs:
            seen: dict[str, Item] = {}
            for item in self._living("concept", pack):
                first = seen.setdefault(folded(item.record.name), item)
                if first is not item:
                    name = quoted(item.record.name)
                    message = (
                        f"{name} is the name of the concept in {first.place()} too; give one of them another"
                    )
                    self._leave_out(item, ("name",), message)

    def references(self) -> bool:
        """Leave out records that name what is not there; return whether another look is needed."""
        again = False
        for item in self._all():
            before = item.left_out
            for reference in references(item.kind, item.record):
                named = self._known[reference.sort].get(item.pack.qualified(reference.target))
                if (
                    named is None
                    or named.left_out is not None
                    or (reference.kind and named.kind != reference.kind)
                ):
                    self._dangling(item, reference, named)
            again |= item.left_out is not before
        return again

    def _dangling(self, item: Item, reference: Reference, named: Item | None) -> None:
        """Tell of a reference that leads nowhere, once, and leave its record out where it must be."""
        told = (id(item), reference.path)
        if told in self._told:
            return
        cause = named.left_out if named is not None else _lost(item.pack, reference)
        elsewhere = item.pack.elsewhere(reference.target)
        if cause is None and not elsewhere:
            self._told.add(told)
            self._leave_out(item, reference.path, self._unknown(item, reference, named))
        elif item.left_out is None:
            self._told.add(told)
            self._bereaved(item, reference, cause, elsewhere)

    def _bereaved(self, item: Item, reference: Reference, cause: Fault | None, elsewhere: str) -> None:
        """Tell of a sound record that names one which was left out, or is in a pack that is not open."""
        stands = reference.spared and self._enough(item, reference)
        outcome = "goes on without it" if stands else f"is left out{' too' if cause else ''}"
        if cause is None:
            why = f"is in the pack {quoted(elsewhere)}, which is not open"
        else:
            why = f"is left out because of {cause.file}:{cause.line}"
        message = f"{quoted(reference.target)} {why}, so this {item.kind} {outcome}"
        fault = msgspec.structs.replace(item.fault(reference.path, message), follows=True)
        if cause is None:
            self.remarks.append(Remark(kind="other-pack", message=message, record=item.id))
        else:
            self.faults.append(fault)
        if not stands:
            item.leave_out(fault)

    def _enough(self, item: Item, reference: Reference) -> bool:
        """Tell whether a list keeps enough of its parts."""
        field = reference.path[0]
        fewest = FEWEST.get(str(field))
        if fewest is None:
            return True
        left = 0
        for other in references(item.kind, item.record):
            if other.path[0] == field:
                named = self._known[other.sort].get(item.pack.qualified(other.target))
                left += named is not None and named.left_out is None
        return left >= fewest

    def _unknown(self, item: Item, reference: Reference, named: Item | None) -> str:
        shown = quoted(reference.target)
        if named is not None:
            return f"{shown} is a {named.kind}; a {reference.kind} must stand here"
        self._hints += 1
        if self._hints > _MOST_HINTS:
            known = []  # a search for the nearest would take too long, over so many
        else:
            own = item.pack.own("")
            known = [
                one.removeprefix(own)
                for one, other in self._known[reference.sort].items()
                if other.left_out is None and (not reference.kind or other.kind == reference.kind)
            ]
        what = "kind of relation" if reference.sort == RELATION_KIND else reference.kind or reference.sort
        hint = did_you_mean(reference.target, known)
        return f"there is no {what} {shown}{hint or '; write the id of one that is there, or add it'}"

    def _leave_out(self, item: Item, path: Path, message: str) -> None:
        fault = item.fault(path, message)
        self.faults.append(fault)
        item.leave_out(fault)

    def _all(self) -> Iterator[Item]:
        for pack in self._packs:
            yield from (item for item in pack.items if item.parent not in self._seconds)

    def _living(self, kind: str = "", only: Pack | None = None) -> Iterator[Item]:
        for pack in self._packs if only is None else (only,):
            for item in pack.items:
                if item.left_out is None and (not kind or item.kind == kind):
                    yield item


def _second(item: Item, first: Item) -> tuple[Path, str]:
    """Return where and how the second record of an id is told."""
    there = first.place()
    if item.kind == "fact" and item.record.key:
        return ("key",), f"the fact in {there} has this key; give this one another"
    if item.kind == "fact":
        message = f"the fact in {there} is of this attribute too; tell them apart, with `key:` in each"
        return ("attribute",), message
    if item.kind == "relation":
        return ("to",), f"this relation stands in {there} already; take one of them out"
    path: Path = ("id",) if hasattr(item.record, "id") else ()
    return path, f"{quoted(item.id)} is the id of the {first.kind} in {there} already; give this one another"


def _lost(pack: Pack, reference: Reference) -> Fault | None:
    """Return the fault for which a record was left out before it became an item."""
    own = reference.target.removeprefix(f"{pack.info.id}:")
    names = [(reference.sort, name) for name in (own, own.partition("/")[0], *own.split(">"))]
    sections = _SECTIONS[reference.kind or reference.sort]
    for key in (*names, *((section, ANYTHING) for section in sections)):
        if key in pack.lost:
            return pack.lost[key]
    return None
