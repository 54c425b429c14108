"""The map of an atlas, as it was kept or laid out now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from netatlas.explore.atlas_map import geometry_bytes, geometry_from, map_key, map_of
from netatlas.progress import SILENT

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.explore.atlas_map import AtlasMap, MapGeometry
    from netatlas.progress import Progress


class Kept(Protocol):
    """Keeps bytes by key, and may let them go."""

    def get(self, key: str) -> bytes | None:
        """Return what was kept, or None."""

    def put(self, key: str, content: bytes) -> None:
        """Keep bytes."""


def loaded_map(atlas: Atlas, kept: Kept | None, progress: Progress = SILENT) -> AtlasMap:
    """Return the map of ``atlas``, and keep what took long to compute.

    Raises:
        Cancelled: ``progress`` was cancelled.
    """
    return map_of(atlas, _geometry(atlas, kept, progress))


def _geometry(atlas: Atlas, kept: Kept | None, progress: Progress) -> MapGeometry:
    key = map_key(atlas)
    if kept and (content := kept.get(key)) and (known := geometry_from(content, atlas)):
        return known
    from netatlas.explore.layout.geometry import map_geometry  # noqa: PLC0415 - only a new map needs numpy

    geometry = map_geometry(atlas, progress)
    if kept:
        kept.put(key, geometry_bytes(geometry))
    return geometry
