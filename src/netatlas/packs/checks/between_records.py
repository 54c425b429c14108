"""Checks between records: ids and names that occur twice, and references that lead nowhere.

Afterwards no record that is kept refers to one that is missing. Checks inside one record are in
``netatlas.packs.checks.within_record``, remarks in ``netatlas.packs.checks.remarks``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from netatlas.packs.checks.evidence import evidence_problems
from netatlas.packs.checks.references import (
    ADORNING,
    FEWEST_TARGETS,
    RecordReference,
    references,
    referring_kinds,
)
from netatlas.packs.checks.same_as import same_as_error
from netatlas.packs.checks.suggestions import Suggestions
from netatlas.packs.checks.within_record import problems_within
from netatlas.packs.namespaces import (
    ATTRIBUTE,
    FACTS_AND_RELATIONS,
    NAMESPACE_OF_KIND,
    RECORD,
    RELATION_KIND,
    SECTIONS_HOLDING,
    SOURCE,
)
from netatlas.packs.quoting import quoted
from netatlas.packs.report import Fault, Remark
from netatlas.packs.source_document import Problem
from netatlas.progress import SILENT
from netatlas.words import folded

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from netatlas.packs.loaded_pack import LoadedPack, PackItem
    from netatlas.packs.source_document import DataPath
    from netatlas.progress import Progress


class CheckResult(NamedTuple):
    """What the checks found."""

    faults: list[Fault]
    remarks: list[Remark]


def check(packs: Sequence[LoadedPack], progress: Progress = SILENT) -> CheckResult:
    """Leave out of ``packs`` every record that is wrong, and those that cannot do without it."""
    checker = _Checker(packs, progress)
    checker.check_ids()
    checker.check_former_ids()
    checker.check_records()
    checker.check_same_as()
    checker.check_evidence()
    checker.check_names()
    checker.check_phrases()
    left_out = checker.check_references()
    while left_out:  # which others may refer to
        left_out = checker.check_references(referring_kinds(left_out))
    return CheckResult(checker.faults, checker.remarks)


class _Checker:
    """The records by namespace and id, and what has been found so far."""

    def __init__(self, packs: Sequence[LoadedPack], progress: Progress) -> None:
        self.faults: list[Fault] = []
        self.remarks: list[Remark] = []
        self._packs = packs
        self._progress = progress
        self._items: dict[str, dict[str, PackItem]] = {
            namespace: {} for namespace in NAMESPACE_OF_KIND.values()
        }
        self._reported: set[tuple[int, DataPath]] = set()
        self._duplicates: set[PackItem] = set()
        self._suggestions = Suggestions(self._items)

    def check_ids(self) -> None:
        """Leave out every record whose id an earlier one has; what it holds is not checked further."""
        for item in self._kept():
            namespace = NAMESPACE_OF_KIND.get(item.kind)
            if namespace is None:
                continue
            first = self._items[namespace].setdefault(item.id, item)
            if first is not item:
                self._leave_out(item, _duplicate_id(item, first))
                self._duplicates.add(item)

    def check_former_ids(self) -> None:
        """Leave out each former id of a concept that is or was the id of another record."""
        former: dict[str, PackItem] = {}
        for item in self._kept("concept"):
            for index, slug in enumerate(item.record.formerly):
                former_id = item.pack.own_id(slug)
                user = self._items[RECORD].get(former_id) or former.setdefault(former_id, item)
                if user is not item:
                    where = f"is or was the id of the {user.kind} in {user.file_and_line()}"
                    message = f"{quoted(slug)} {where}; take it out here"
                    self._leave_out(item, Problem(("formerly", index), message))

    def check_records(self) -> None:
        """Leave out records that are wrong in themselves.

        Those that are left out already are checked as well, so that all their faults are listed at once.
        """
        attributes = self._items[ATTRIBUTE]
        for item in self._all():
            attribute = (
                attributes.get(item.pack.own_id(item.record.attribute)) if item.kind == "fact" else None
            )
            for problem in problems_within(item, attribute.record if attribute else None):
                self._leave_out(item, problem)

    def check_same_as(self) -> None:
        """Leave out facts declared the same as one that cannot be the same."""
        for item in self._kept("fact"):
            target = self._items[RECORD].get(item.pack.qualified_id(item.record.same_as or ""))
            if target is not None and (message := same_as_error(item, target)):
                self._leave_out(item, Problem(("same_as",), message))

    def check_evidence(self) -> None:
        """Leave out records with evidence that rests on a text, which nothing can be held against."""
        for item in self._kept():
            for problem in evidence_problems(item, self._items[SOURCE]):
                self._leave_out(item, problem)

    def check_names(self) -> None:
        """Leave out every concept whose name an earlier one of its pack has."""
        for pack in self._packs:
            by_name: dict[str, PackItem] = {}
            for item in self._kept("concept", pack):
                first = by_name.setdefault(folded(item.record.name), item)
                if first is not item:
                    name, where = quoted(item.record.name), first.file_and_line()
                    message = f"{name} is the name of the concept in {where} too; give one of them another"
                    self._leave_out(item, Problem(("name",), message))

    def check_phrases(self) -> None:
        """Leave out every synonym with a phrase that is listed before, in it or in another of its pack."""
        for pack in self._packs:
            by_phrase: dict[str, PackItem] = {}
            for item in self._kept("synonym", pack):
                own: set[str] = set()
                for index, phrase in enumerate(item.record.phrases):
                    words = " ".join(sorted(folded(phrase).split()))
                    first = by_phrase.setdefault(words, item)
                    if first is not item or words in own:
                        where = f"{quoted(phrase)} is among the phrases in {first.file_and_line()} already"
                        self._leave_out(item, Problem(("phrases", index), f"{where}; take one of them out"))
                    own.add(words)

    def check_references(self, only: Collection[str] | None = None) -> set[str]:
        """Leave out records that refer to missing ones; return the kinds of those that it left out.

        Args:
            only: the kinds of records that are looked at, or None the first time: then all are, and of what
                is left out already all that is wrong is listed.
        """
        kinds_left_out: set[str] = set()
        items = self._all() if only is None else (item for item in self._kept() if item.kind in only)
        for item in items:
            left_out_before = item.left_out
            for reference in references(item):
                target = self._items[reference.namespace].get(item.pack.qualified_id(reference.target))
                if (
                    target is None
                    or target.left_out is not None
                    or (reference.kind and target.kind != reference.kind)
                ):
                    self._report_dangling(item, reference, target)
            if item.left_out is not left_out_before:
                kinds_left_out.add(item.kind)
                for child in item.children:
                    kinds_left_out.add(child.kind)
        return kinds_left_out

    def _report_dangling(self, item: PackItem, reference: RecordReference, target: PackItem | None) -> None:
        """Report a reference that leads nowhere, once, and leave its record out if necessary."""
        key = (id(item), reference.path)
        if key in self._reported:
            return
        cause = target.left_out if target is not None else _cause_of_absence(item.pack, reference)
        closed_pack = item.pack.closed_pack(reference.target)
        if cause is None and not closed_pack:
            self._leave_out(item, Problem(reference.path, self._unknown_target(item, reference, target)))
        elif item.left_out is None:
            self._report_dependent(item, reference, cause, closed_pack)
        if item.left_out is None:  # it may be looked at again
            self._reported.add(key)

    def _report_dependent(
        self, item: PackItem, reference: RecordReference, cause: Fault | None, closed_pack: str
    ) -> None:
        """Report a sound record whose target was left out, or is in a pack that is not open.

        A position goes without a word: with its record nothing is left to be shown there.
        """
        is_kept = reference.optional and self._has_enough_targets(item, reference)
        outcome = "goes on without it" if is_kept else f"is left out{' too' if cause else ''}"
        if cause is None:
            reason = f"is in the pack {quoted(closed_pack)}, which is not open"
        else:
            reason = f"is left out because of {cause.file}:{cause.line}"
        message = f"{quoted(reference.target)} {reason}, so this {item.kind} {outcome}"
        fault = msgspec.structs.replace(item.fault(reference.path, message), follows=True)
        if item.kind == "position":
            pass
        elif cause is None:
            self.remarks.append(Remark(kind="other-pack", message=message, record=item.id))
        else:
            self.faults.append(fault)
        if not is_kept:
            item.leave_out(fault)

    def _has_enough_targets(self, item: PackItem, reference: RecordReference) -> bool:
        """Return True if the list that a reference belongs to keeps enough targets."""
        field = reference.path[0]
        fewest = FEWEST_TARGETS.get(str(field))
        if fewest is None:
            return True
        kept = 0
        for sibling in references(item):
            if sibling.path[0] == field:
                target = self._items[sibling.namespace].get(item.pack.qualified_id(sibling.target))
                kept += target is not None and target.left_out is None
        return kept >= fewest

    def _unknown_target(self, item: PackItem, reference: RecordReference, target: PackItem | None) -> str:
        shown = quoted(reference.target)
        if target is not None:
            return f"{shown} is a {target.kind}; name a {reference.kind} here"
        what = (
            "kind of relation"
            if reference.namespace == RELATION_KIND
            else reference.kind or reference.namespace
        )
        hint = self._suggestions.hint(item.pack, reference)
        return f"there is no {what} {shown}{hint or '; write the id of one that is there, or add it'}"

    def _leave_out(self, item: PackItem, problem: Problem) -> None:
        fault = item.fault(problem.path, problem.message)
        self.faults.append(fault)
        if len(problem.path) > 1 and problem.path[0] == ADORNING.get(item.kind):
            item.lose(problem.path)
            if item.kind != "synonym" or item.kept_entries("phrases"):
                return
        item.leave_out(fault)

    def _all(self) -> Iterator[PackItem]:
        """Yield all items but those held by a duplicate, whose faults would only repeat its own."""
        for pack in self._packs:
            items = self._progress.checked(pack.items)
            yield from (item for item in items if item.parent not in self._duplicates)

    def _kept(self, kind: str = "", only: LoadedPack | None = None) -> Iterator[PackItem]:
        for pack in self._packs if only is None else (only,):
            for item in self._progress.checked(pack.items):
                if item.left_out is None and (not kind or item.kind == kind):
                    yield item


def _duplicate_id(item: PackItem, first: PackItem) -> Problem:
    """Return the problem of a record whose id an earlier one has."""
    where = first.file_and_line()
    if item.kind == "fact" and item.record.key:
        return Problem(("key",), f"the fact in {where} has this key; give this one another")
    if item.kind == "fact":
        message = f"the fact in {where} is of this attribute too; tell them apart, with `key:` in each"
        return Problem(("attribute",), message)
    if item.kind == "position":
        return Problem((), f"{quoted(item.id)} has a position in {where} already; take one of them out")
    if item.kind == "relation":
        return Problem(("to",), f"this relation is in {where} already; take one of them out")
    path: DataPath = ("id",) if hasattr(item.record, "id") else ()
    message = f"{quoted(item.id)} is the id of the {first.kind} in {where} already; give this one another"
    return Problem(path, message)


def _cause_of_absence(pack: LoadedPack, reference: RecordReference) -> Fault | None:
    """Return the fault for which the target was left out before it became an item."""
    if not pack.skipped:
        return None
    own_id = reference.target.removeprefix(f"{pack.info.id}:")
    concept, start = own_id.partition("/")[0], own_id.partition(">")[0]
    # the record itself, the record that would hold it, any fact or relation of that, both ends of a relation
    ids = (own_id, concept, f"{concept}/", f"{start}>", *own_id.split(">"))
    sections = SECTIONS_HOLDING[reference.kind or reference.namespace]
    if "/" in own_id or ">" in own_id:
        sections = (*sections, FACTS_AND_RELATIONS)
    return pack.skipped.cause(reference.namespace, ids, sections)
