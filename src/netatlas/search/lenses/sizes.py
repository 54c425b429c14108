"""The rules for blocks of one size: the number of addresses, how many are usable, where it is allowed.

They come from the pack's facts; ``blocks`` describes a particular block.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from netatlas.atlas.values import quantity_text
from netatlas.search.lenses.facts import facts_of
from netatlas.search.lenses.faults import BITS
from netatlas.search.lenses.line import count_text, lengths_text

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Fact, Limit
    from netatlas.search.lenses.facts import Reserved, Sizes
    from netatlas.search.lenses.line import Lines

_USES = {"subnet": "a subnet", "vpc": "a VPC"}


class SizeRules(NamedTuple):
    """The rules for one prefix length.

    Attributes:
        length: the prefix length.
        size: the number of addresses.
        allowed: the allowed sizes of each use that the pack gives sizes for.
        reserved: the reserved addresses; None if the pack has none or subnets cannot have this size.
    """

    length: int
    size: int
    allowed: dict[str, Sizes]
    reserved: Reserved | None

    def usable(self) -> str:
        """Return the number of usable addresses; empty if none are known to be reserved."""
        if self.reserved is None:
            return ""
        left = count_text(self.size - self.reserved.amount)
        return f", all but {self.reserved.amount} usable" if "^" in left else f", {left} usable"

    def verdict(self) -> str:
        """Return where the size is allowed; empty if the pack does not say."""
        good = [f"as {_USES[use]}" for use, sizes in self.allowed.items() if self.length in sizes.lengths]
        bad: dict[str, dict[str, list[str]]] = {}
        for use, sizes in self.allowed.items():
            if self.length not in sizes.lengths:
                uses = bad.setdefault(self._misfit(sizes), {})
                uses.setdefault(lengths_text(sizes.lengths), []).append(_USES[use])
        parts = [f"allowed {' and '.join(good)}"] if good else []
        for misfit, uses in bad.items():
            listed = " or ".join(f"{' or '.join(names)} ({lengths})" for lengths, names in uses.items())
            parts.append(f"{misfit} for {listed}")
        return ", ".join(parts)

    def cited(self) -> Fact | Limit | None:
        """Return the record of the reserved addresses, else of the first allowed sizes, else None."""
        if self.reserved is not None:
            return self.reserved.record
        return next((sizes.record for sizes in self.allowed.values()), None)

    def add_sizes(self, lines: Lines) -> None:
        """Add a line for each use with its allowed sizes."""
        for use, sizes in self.allowed.items():
            fits, quantity = self.length in sizes.lengths, sizes.record.value.quantity
            answer = "Allowed" if fits else f"Not allowed, {self._misfit(sizes)}; allowed"
            answer += f": {lengths_text(sizes.lengths)}"
            answer += f", {quantity_text(quantity)}" if quantity is not None else ""
            lines.add([sizes.record.id], f"As {_USES[use]}", answer, sizes.record)

    def _misfit(self, sizes: Sizes) -> str:
        if self.length < sizes.lengths[0]:
            return "too large"
        return "too small" if self.length > sizes.lengths[-1] else "no such size"


def rules_for(length: int, version: int, atlas: Atlas) -> SizeRules:
    """Return the rules for a prefix length of a version of IP."""
    facts, size = facts_of(atlas), 1 << (BITS[version] - length)
    allowed = {use: sizes for use in _USES if (sizes := facts.sizes(use, version)) is not None}
    reserved, subnet = facts.reserved(version), allowed.get("subnet")
    fits = reserved is not None and size > reserved.amount
    if subnet is not None and length not in subnet.lengths:
        fits = False
    return SizeRules(length, size, allowed, reserved if fits else None)
