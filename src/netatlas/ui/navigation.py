"""Where the reader is and was: places, their addresses, and the history of one tab.

No widgets here. An address is what links carry: ``nat-gateway``, ``compare:nat-gateway+nat-instance``,
``view:limits``. How a page is looked at stands behind a slash: ``view:errata/outdated``,
``compare:tcp+udp/swap=1``; what that means is the matter of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

START = "view:start"


@dataclass(frozen=True, slots=True)
class Place:
    """A page that can be gone to, by its address, with how far it was scrolled."""

    address: str
    scroll: int = 0

    @property
    def view(self) -> str:
        """The name of the view, or '' for a record or comparison."""
        head, _, tail = self.address.partition(":")
        return tail.partition("/")[0] if head == "view" else ""

    @property
    def filter(self) -> str:
        """What a view is narrowed to (``outdated`` in ``view:errata/outdated``), or ''."""
        return self.address.partition("/")[2] if self.view else ""

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ids that an on-the-spot comparison compares, or ()."""
        head, _, tail = self.base.partition(":")
        return tuple(tail.split("+")) if head == "compare" else ()

    @property
    def base(self) -> str:
        """The address without how the page is looked at: ``view:limits`` of ``view:limits/words=nat``."""
        return self.address.partition("/")[0]


def comparison_address(subjects: tuple[str, ...]) -> str:
    """Return the address of a comparison of these ids.

    >>> comparison_address(("nat-gateway", "nat-instance"))
    'compare:nat-gateway+nat-instance'
    """
    return f"compare:{'+'.join(subjects)}"


@dataclass(slots=True)
class History:
    """The places of one tab: where it is, and the ways back and forward."""

    current: Place = field(default_factory=lambda: Place(START))
    _back: list[Place] = field(default_factory=list)
    _forward: list[Place] = field(default_factory=list)

    def visit(self, address: str, *, scroll: int = 0) -> None:
        """Go to an address; ``scroll`` is how far the page that is left was scrolled."""
        if address == self.current.address:
            return
        self._back.append(replace(self.current, scroll=scroll))
        self._forward.clear()
        self.current = Place(address)

    def exchange(self, address: str) -> None:
        """Stand at another address without a step of its own (a subject was added or removed)."""
        self.current = Place(address)

    def back(self, *, scroll: int = 0) -> bool:
        """Go one place back; tell whether there was one."""
        return self._step(self._back, self._forward, scroll)

    def forward(self, *, scroll: int = 0) -> bool:
        """Go one place forward; tell whether there was one."""
        return self._step(self._forward, self._back, scroll)

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place to go back to."""
        return bool(self._back)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place to go forward to."""
        return bool(self._forward)

    def _step(self, source: list[Place], target: list[Place], scroll: int) -> bool:
        if not source:
            return False
        target.append(replace(self.current, scroll=scroll))
        self.current = source.pop()
        return True
