"""The part of the graph's address that belongs to the mode Path: two ends, and which path between them.

``mode=path&from=ec2-instance&to=internet`` asks for what leads from one concept to another; ``by`` names the
path that is drawn: a journey, or the concepts that a path over relations passes; ``hubs=0`` avoids hubs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Container

    from netatlas.address import Address
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Journey

PATH = "path"
_MODE, _FROM, _TO, _BY, _HUBS = "mode", "from", "to", "by", "hubs"
_AVOIDED = "0"
_JOIN = "+"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathOptions:
    """Which path is looked for, and which of those found is drawn.

    Attributes:
        start: the concept where it begins, or ''.
        end: the concept where it ends, or ''.
        by: the id of a journey, or the ids of the concepts that a path passes; empty for the first found.
        avoid_hubs: whether paths may not pass concepts that nearly everything is related to.
    """

    start: str = ""
    end: str = ""
    by: tuple[str, ...] = ()
    avoid_hubs: bool = False

    @classmethod
    def of_journey(cls, journey: Journey) -> Self:
        """Return those that draw a journey from its first hop to its last."""
        return cls(start=journey.hops[0].concept, end=journey.hops[-1].concept, by=(journey.id,))

    @property
    def is_complete(self) -> bool:
        """Whether both ends are chosen."""
        return bool(self.start and self.end)

    def known(self, concepts: Container[str]) -> PathOptions:
        """Return them without ends that are no concepts of the atlas."""
        start, end = (one if one in concepts else "" for one in (self.start, self.end))
        return replace(self, start=start, end=end)

    def title(self, atlas: Atlas) -> str:
        """Return what the path is called: by both ends, or by the one that is chosen."""
        start, end = (atlas.display_name(one) if one else "" for one in (self.start, self.end))
        named = " ".join(filter(None, (f"from {start}" if start else "", f"to {end}" if end else "")))
        return f"{named[:1].upper()}{named[1:]}" or "Path"

    def params(self) -> list[tuple[str, str]]:
        """Return them as parameters of an address; defaults are left out."""
        ends = [(name, concept) for name, concept in ((_FROM, self.start), (_TO, self.end)) if concept]
        by = [(_BY, _JOIN.join(self.by))] if self.by else []
        return [(_MODE, PATH), *ends, *by, *([(_HUBS, _AVOIDED)] if self.avoid_hubs else [])]


def path_options(address: Address) -> PathOptions | None:
    """Return what an address of the graph says of a path; None if it is of another mode."""
    if address.value(_MODE) != PATH:
        return None
    by = address.value(_BY)
    return PathOptions(
        start=address.value(_FROM),
        end=address.value(_TO),
        by=tuple(one for one in by.split(_JOIN) if one),
        avoid_hubs=address.value(_HUBS) == _AVOIDED,
    )
