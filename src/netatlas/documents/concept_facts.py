"""The facts of a concept's page: the key facts, then the rest in the groups of the vocabulary."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from netatlas.atlas.edition import visible
from netatlas.atlas.record_words import fact_label
from netatlas.documents.blocks import CLOSED, OPEN, FactList, Heading
from netatlas.documents.builder import reading_spans, words

if TYPE_CHECKING:
    from netatlas.atlas.model import Concept, Fact
    from netatlas.documents.blocks import Block, FactRow
    from netatlas.documents.builder import DocumentBuilder

LIMITS, HISTORY = "Limits", "History"
"""Sections of the page that facts in a group of that name are part of."""
_FIRST = 5
"""How many facts come first where the kind does not say which, or hardly any of them is known."""
_FEWEST_KEY = 3
"""Key facts that say enough; a concept that has fewer begins with others of its facts too."""
_FEW = 8
"""Rows that are no burden: a page with no more of them below the key facts shows all its groups at first."""


class ConceptFacts:
    """The facts that an edition shows of a concept, in the order of its page; each is written once."""

    def __init__(self, page: DocumentBuilder, concept: Concept) -> None:
        """Sort the facts into key facts and groups."""
        self._page = page
        shown = [fact for fact in concept.facts if visible(fact, page.edition)]
        self._key = _key_facts(page, concept, shown)
        chosen = {fact.id for fact in self._key}
        groups: dict[str, list[Fact]] = defaultdict(list)
        for fact in shown:
            if fact.id not in chosen:
                groups[page.atlas.attributes[fact.attribute].group].append(fact)
        self._is_long = sum(map(len, groups.values())) > _FEW
        order = {name: index for index, name in enumerate(page.atlas.attribute_groups)}
        self._groups = {name: groups[name] for name in sorted(groups, key=order.__getitem__)}

    def key_blocks(self) -> tuple[Block, ...]:
        """Return the key facts with their heading, or nothing."""
        if not self._key:
            return ()
        title = "Key facts" if self._groups else "Facts"
        return Heading(title, anchor="facts"), self._list(self._key)

    def take(self, group: str) -> tuple[Block, ...]:
        """Return the facts of one group without a heading; they are not written again."""
        facts = self._groups.pop(group, [])
        return (self._list(facts),) if facts else ()

    def group_blocks(self) -> tuple[Block, ...]:
        """Return the other facts below a common heading; what belongs to a section of the page waits."""
        own = {name: facts for name, facts in self._groups.items() if name not in {LIMITS, HISTORY}}
        if not own:
            return ()
        for name in own:
            del self._groups[name]
        blocks: list[Block] = [Heading("More facts", anchor="more")]
        for name, facts in own.items():
            if name:
                fold = CLOSED if self._is_long else OPEN
                blocks.append(Heading(name, level=3, anchor=_anchor(name), fold=fold))
            blocks.append(self._list(facts))
        return tuple(blocks)

    def _list(self, facts: list[Fact]) -> FactList:
        rows = tuple(self._row(fact) for fact in facts)
        return FactList(rows, records=tuple((fact.id,) for fact in facts))

    def _row(self, fact: Fact) -> FactRow:
        attribute = self._page.atlas.attributes[fact.attribute]
        label = words(fact_label(self._page.atlas, fact))
        return label, reading_spans(fact, attribute, self._page.edition), self._page.cite(fact)


def _key_facts(page: DocumentBuilder, concept: Concept, shown: list[Fact]) -> list[Fact]:
    """Return the facts of the kind's key attributes, in that order; where they are few, others too."""
    kind = page.atlas.kinds.get(concept.kind)
    order = {name: index for index, name in enumerate(kind.key)} if kind is not None else {}
    found = [fact for fact in shown if fact.attribute in order]
    found.sort(key=lambda fact: order[fact.attribute])
    if len(found) >= _FEWEST_KEY:
        return found
    others = [fact for fact in shown if fact.attribute not in order]
    return [*found, *others[: _FIRST - len(found)]]


def _anchor(group: str) -> str:
    """Return what leads to a group is called: without spaces, which no id in HTML may have."""
    return f"facts-{'-'.join(group.casefold().split())}"
