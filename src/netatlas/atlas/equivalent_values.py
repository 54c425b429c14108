"""Which values of an attribute mean the same: by their form, or because a pack declares it.

Values that differ in units, case or order are equal anyway (``netatlas.atlas.values``); a pack declares
others to be the same by ``same_as``. That is transitive, so values fall into classes, as in a union-find:
each form points to another of its class or is the leader of the class.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from netatlas.atlas.values import normal_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from netatlas.atlas.model import AttributeId, Fact, Value

Form: TypeAlias = tuple[object, ...]
"""Something hashable that is equal for values that mean the same."""


class EquivalentValues:
    """The values that facts declare to mean the same."""

    def __init__(self, facts: Mapping[str, Fact]) -> None:
        """Join the values of all facts that name another one; ``facts`` holds them by id."""
        self._leaders: dict[Form, Form] = {}
        self._values: defaultdict[Form, dict[Form, Value]] = defaultdict(dict)
        pairs = [(fact, facts[fact.same_as]) for fact in facts.values() if fact.same_as in facts]
        for pair in pairs:
            one, other = (self._leader(_form(fact.attribute, fact.value)) for fact in pair)
            self._leaders[one] = other
        for pair in pairs:
            for fact in pair:
                form = _form(fact.attribute, fact.value)
                self._values[self._leader(form)][form] = fact.value

    def form(self, attribute: AttributeId, value: Value) -> Form:
        """Return a form that is equal for two values of an attribute that mean the same."""
        return self._leader(_form(attribute, value))

    def same_values(self, attribute: AttributeId, value: Value) -> Iterable[Value]:
        """Return a value and those declared to mean the same."""
        others = self._values.get(self.form(attribute, value), {})
        return {_form(attribute, value): value, **others}.values()

    def _leader(self, form: Form) -> Form:
        while (above := self._leaders.get(form, form)) != form:
            form = above
        return form


def _form(attribute: AttributeId, value: Value) -> Form:
    return (attribute, *normal_form(value))
