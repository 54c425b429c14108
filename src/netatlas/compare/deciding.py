"""What a reader's needs leave of a comparison: who is ruled out by which fact, who is undecided, who remains.

Only a known fact rules a subject out; an unknown one never does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from netatlas.atlas.edition import reading
from netatlas.atlas.model import AttributeId, ConceptId, Fact, Record
from netatlas.atlas.values import sort_key
from netatlas.compare.needs import Need, Op, meets
from netatlas.compare.rows import tells_apart
from netatlas.compare.table import cite_fact, fact_text
from netatlas.errors import UsageError
from netatlas.words import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Concept
    from netatlas.compare.table import Cell, ComparisonTable, Row


class Ruling(Record, frozen=True, kw_only=True):
    """One fact that rules a subject out.

    Attributes:
        need: what it does not meet.
        label: the label of its row.
        text: what the cell says.
        fact: the fact itself; of several, the one that comes nearest to the need.
        cite: its source and date in small print.
    """

    need: Need
    label: str
    text: str
    fact: Fact
    cite: str

    @property
    def words(self) -> str:
        """The fact in words, without its source: ``Port forwarding: Not supported``."""
        return f"{self.label}: {self.text}"

    @property
    def reason(self) -> str:
        """The fact in words, with its source."""
        return f"{self.words} ({self.cite})" if self.cite else self.words


class Decision(Record, frozen=True, kw_only=True):
    """What some needs leave of a comparison.

    Attributes:
        needs: what was asked for.
        ruled_out: for each subject that is out, one ruling for each need that it fails, in their order.
        cannot_tell: for each subject that may still meet the needs, the attributes that leave it open.
        remaining: the subjects that nothing rules out, in the table's order.
        sentence: all of it in words, with the fact that separates the last two.
    """

    needs: tuple[Need, ...]
    ruled_out: dict[ConceptId, tuple[Ruling, ...]]
    cannot_tell: dict[ConceptId, tuple[AttributeId, ...]]
    remaining: tuple[ConceptId, ...]
    sentence: str


def decide(atlas: Atlas, table: ComparisonTable, needs: Sequence[Need]) -> Decision:
    """Check the subjects of a table against needs; a need that is named twice counts once.

    Raises:
        UsageError: a need is about an attribute that the table has no row for.
    """
    needs = tuple(dict.fromkeys(needs))
    rows = {row.attribute: row for row in table.rows}
    missing = next((need for need in needs if need.attribute not in rows), None)
    if missing is not None:
        raise UsageError(f"There is no row for “{missing.words}” in this comparison.")
    ruled_out: dict[ConceptId, tuple[Ruling, ...]] = {}
    cannot_tell: dict[ConceptId, tuple[AttributeId, ...]] = {}
    for index, subject in enumerate(table.subjects):
        answers = [(need, _answer(atlas, table, rows[need.attribute].cells[index], need)) for need in needs]
        rulings = tuple(
            _ruling(atlas, table, rows[need.attribute], index, need)
            for need, answer in answers
            if answer is False
        )
        holes = tuple(dict.fromkeys(need.attribute for need, answer in answers if answer is None))
        if rulings:
            ruled_out[subject.id] = rulings
        elif holes:
            cannot_tell[subject.id] = holes
    remaining = tuple(one.id for one in table.subjects if one.id not in ruled_out)
    decision = Decision(
        needs=needs,
        ruled_out=ruled_out,
        cannot_tell=cannot_tell,
        remaining=remaining,
        sentence="",
    )
    return msgspec.structs.replace(decision, sentence=_sentence(table, decision)) if needs else decision


def _answer(atlas: Atlas, table: ComparisonTable, cell: Cell, need: Need) -> bool | None:
    """Return whether a cell meets a need, in its own words or in those declared the same; None if unknown."""
    values = (
        value
        for fact in cell.facts
        for value in atlas.equivalent_values.same_values(need.attribute, reading(fact, table.edition).value)
    )
    return meets(values, need, atlas.attributes[need.attribute].type)


def _ruling(atlas: Atlas, table: ComparisonTable, row: Row, index: int, need: Need) -> Ruling:
    cell = row.cells[index]
    fact = _nearest(cell.facts, table, need)
    alone = len(cell.facts) == 1
    text = cell.text if alone else fact_text(atlas, fact, table.edition)
    cite = cell.cite if alone else cite_fact(atlas, fact, table.edition)
    return Ruling(need=need, label=row.label, text=text, fact=fact, cite=cite)


def _nearest(facts: Sequence[Fact], table: ComparisonTable, need: Need) -> Fact:
    """Return the fact that comes nearest to a need: the largest figure, or the smallest; else the first."""
    sized = [
        (sort_key(quantity), fact)
        for fact in facts
        if (quantity := reading(fact, table.edition).value.quantity) is not None
    ]
    if not sized or need.op not in (Op.AT_LEAST, Op.AT_MOST):
        return facts[0]
    pick = max if need.op is Op.AT_LEAST else min
    return pick(sized, key=lambda pair: pair[0])[1]


def outcome(table: ComparisonTable, decision: Decision) -> str:
    """Return a decision in words without why something is out, for where ``reasons`` are beside it."""
    return _sentence(table, decision, reasons=False)


def reasons(table: ComparisonTable, decision: Decision) -> tuple[str, ...]:
    """Return why each subject is out that is, in the table's order: ``NAT gateway: Port forwarding: No``."""
    return tuple(
        f"{subject.name}: {'; '.join(ruling.words for ruling in decision.ruled_out[subject.id])}"
        for subject in table.subjects
        if subject.id in decision.ruled_out
    )


def _sentence(table: ComparisonTable, decision: Decision, *, reasons: bool = True) -> str:
    names = {subject.id: subject.name for subject in table.subjects}
    needed = listed(f"“{need.words}”" for need in decision.needs)
    left = [subject for subject in table.subjects if subject.id in decision.remaining]
    if not left:
        return f"Nothing here has {needed}. {_nearest_miss(names, decision, reasons=reasons)}"
    remain = "remains" if len(left) == 1 else "remain"
    parts = [f"With {needed} needed, {listed(one.name for one in left)} {remain}."]
    if decision.ruled_out and len(left) == 1:
        last = _last_out(decision)
        parts += [f"{names[last]} is out: {decision.ruled_out[last][0].words}."] if reasons else []
    elif len(left) == len(table.subjects):
        parts.append("Nothing is ruled out.")
    if separating := _separating(table, left):
        parts.append(separating)
    for subject, attributes in decision.cannot_tell.items():
        labels = {row.attribute: row.label for row in table.rows}
        parts.append(f"{names[subject]}: cannot tell, for {listed(labels[one] for one in attributes)}.")
    return " ".join(parts)


def _last_out(decision: Decision) -> ConceptId:
    """Return the subject that failed last: it fails the fewest needs and, of equals, the latest one."""
    order = {need.words: index for index, need in enumerate(decision.needs)}
    rulings = decision.ruled_out
    return min(rulings, key=lambda one: (len(rulings[one]), -order[rulings[one][0].need.words]))


def _nearest_miss(names: Mapping[ConceptId, str], decision: Decision, *, reasons: bool) -> str:
    nearest = _last_out(decision)
    rulings = decision.ruled_out[nearest]
    why = f"; it is out: {rulings[0].words}" if reasons else ""
    return f"{names[nearest]} comes nearest{why}."


def _separating(table: ComparisonTable, left: Sequence[Concept]) -> str:
    """Return the first fact that separates two subjects, if two are left and one does."""
    if len(left) != 2:  # noqa: PLR2004 - the last two
        return ""
    one, other = (table.subjects.index(subject) for subject in left)
    row = next((row for row in table.rows if tells_apart(row, one, other)), None)
    if row is None:
        return "Nothing that is known separates them."
    said = [f"{table.subjects[index].name} {row.cells[index].text}" for index in (one, other)]
    return f"What separates them: {row.label}: {said[0]}, but {said[1]}."
