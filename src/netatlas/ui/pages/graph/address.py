"""Reads and writes the address of the graph with its options, so that history can restore them.

``view:graph?on=nat-gateway&seen=512+301+1.4`` is the map with a concept selected and a part of it in sight;
``view:graph?around=nat-gateway&depth=2`` what is around a concept; ``hide`` names a kind of
concept that is switched off, ``without`` a relation; ``also`` names a sort of records that are nodes around
the concept too, and ``record`` the one of them that is selected; ``outline=1`` shows the outline beside the
picture, and ``measure`` names the measure that is shown as size or colour. ``path_options`` has the
parameters of the mode Path.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.drawing.graph.records import RecordSort
from netatlas.ui.pages.graph.measuring import MEASURES
from netatlas.ui.pages.graph.path_options import PATH, PathOptions, path_options

if TYPE_CHECKING:
    from collections.abc import Container

    from netatlas.atlas.atlas import Atlas

    Ids = frozenset[str]

VIEW = "graph"
DEPTHS = (1, 2, 3)
_AROUND, _ON, _DEPTH, _HIDE, _WITHOUT, _SEEN = "around", "on", "depth", "hide", "without", "seen"
_OUTLINE, _IS_ON, _MEASURE = "outline", "1", "measure"
_ALSO, _RECORD = "also", "record"
_CENTRED = "on"
"""The value of ``seen`` that brings the selected concept to the middle, at a scale that suits."""
_JOIN = "+"
_FARTHEST = 1e7
"""Pixels of a map beyond which a place makes no sense."""


class GraphMode(StrEnum):
    """How the graph is looked at."""

    MAP = "map"
    NEIGHBOURS = "neighbours"
    PATH = PATH


@dataclass(frozen=True, slots=True, kw_only=True)
class GraphOptions:
    """What of the graph is shown, and how.

    Attributes:
        around: the concept in the middle, in the mode Neighbours; '' in the mode Map.
        on: the concept that is selected, or ''.
        record: the limit, event, comparison or journey that is selected, in the mode Neighbours; or ''.
        depth: how many steps around it are shown.
        kinds: kinds of concepts that are switched off.
        relations: kinds of relations that are switched off.
        also: sorts of records that are shown as nodes too, in the mode Neighbours.
        seen: the place of the map in the middle, and the scale; None for the whole.
        centred: whether to bring the selected concept to the middle instead.
        outline: whether the outline is shown beside the picture.
        measure: the name of the measure that is shown, or ''.
        path: the path that is drawn on the map, in the mode Path; else None.
    """

    around: str = ""
    on: str = ""
    record: str = ""
    depth: int = 1
    kinds: frozenset[str] = field(default_factory=frozenset)
    relations: frozenset[str] = field(default_factory=frozenset)
    also: frozenset[str] = field(default_factory=frozenset)
    seen: tuple[float, float, float] | None = None
    centred: bool = False
    outline: bool = False
    measure: str = ""
    path: PathOptions | None = None

    @property
    def mode(self) -> GraphMode:
        """The map, the neighbours of a concept, or a path on the map."""
        if self.path is not None:
            return GraphMode.PATH
        return GraphMode.NEIGHBOURS if self.around else GraphMode.MAP

    @property
    def selected(self) -> str:
        """The node that is selected, or ''."""
        return self.record or self.on

    def selecting(self, key: str, concepts: Container[str]) -> GraphOptions:
        """Return these options with a node selected, which is a concept or a record, or with '' none."""
        is_record = bool(key) and key not in concepts
        return replace(self, on="" if is_record else key, record=key if is_record else "")

    def switched(
        self, kinds: Ids | None = None, relations: Ids | None = None, also: Ids | None = None
    ) -> GraphOptions:
        """Return these options with other kinds or relations switched off, or other sorts of records on."""
        return replace(
            self,
            kinds=self.kinds if kinds is None else kinds,
            relations=self.relations if relations is None else relations,
            also=self.also if also is None else also,
        )

    def known(self, atlas: Atlas) -> GraphOptions:
        """Return them without what is not in the atlas or not shown; a concept in the middle is selected."""
        concepts = atlas.concepts
        on, around = (one if one in concepts else "" for one in (self.on, self.around))
        path = self.path.known(concepts) if self.path is not None else None
        record = self.record if around and self.record in atlas else ""
        record = record if record and atlas.kind_of(record) in self.also else ""
        return replace(self, on="" if record else on or around, record=record, around=around, path=path)

    def title(self, atlas: Atlas) -> str:
        """Return what a tab that shows them is called."""
        if self.path is not None:
            return self.path.title(atlas)
        return f"Around {atlas.concepts[self.around].name}" if self.around else "Graph"


def graph_address(options: GraphOptions) -> Address:
    """Return the address of the graph with some options; defaults are left out.

    >>> str(graph_address(GraphOptions()))
    'view:graph'
    >>> str(graph_address(GraphOptions(around="vpc", depth=2)))
    'view:graph?around=vpc&depth=2'
    """
    params = options.path.params() if options.path is not None else []
    params += [(_AROUND, options.around)] if options.around and options.path is None else []
    params += [(_ON, options.on)] if options.on else []
    params += [(_RECORD, options.record)] if options.record and options.around else []
    params += [(_DEPTH, str(options.depth))] if options.depth != DEPTHS[0] else []
    params += [(_HIDE, kind) for kind in sorted(options.kinds)]
    params += [(_WITHOUT, relation) for relation in sorted(options.relations)]
    params += [(_ALSO, sort) for sort in sorted(options.also)]
    params += [(_OUTLINE, _IS_ON)] if options.outline else []
    params += [(_MEASURE, options.measure)] if options.measure else []
    if options.centred:
        params.append((_SEEN, _CENTRED))
    elif options.seen is not None:
        x, y, scale = options.seen
        params.append((_SEEN, _JOIN.join((f"{x:.1f}", f"{y:.1f}", f"{scale:.4g}"))))
    return Address.view(VIEW, params)


def graph_options(address: Address) -> GraphOptions:
    """Return the options in an address; parameters that make no sense are ignored.

    >>> graph_options(Address.parse("view:graph?around=vpc&depth=9")).depth
    1
    """
    depth, seen, measure = address.value(_DEPTH), address.value(_SEEN), address.value(_MEASURE)
    path = path_options(address)
    return GraphOptions(
        around=address.value(_AROUND) if path is None else "",
        on=address.value(_ON),
        record=address.value(_RECORD),
        depth=int(depth) if depth in map(str, DEPTHS) else DEPTHS[0],
        kinds=frozenset(address.values(_HIDE)),
        relations=frozenset(address.values(_WITHOUT)),
        also=frozenset(address.values(_ALSO)) & frozenset(RecordSort),
        seen=_place(seen),
        centred=seen == _CENTRED,
        outline=address.value(_OUTLINE) == _IS_ON,
        measure=measure if measure in MEASURES else "",
        path=path,
    )


def _place(text: str) -> tuple[float, float, float] | None:
    parts = text.split(_JOIN)
    try:
        x, y, scale = map(float, parts)
    except ValueError:
        return None
    makes_sense = all(map(math.isfinite, (x, y, scale))) and max(abs(x), abs(y)) < _FARTHEST
    return (x, y, scale) if makes_sense and 1 / _FARTHEST < scale < _FARTHEST else None
