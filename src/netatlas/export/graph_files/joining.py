"""Lists as text, for formats that hold none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from netatlas.export.graph_files.attributes import FlatValue


def joined_lists(attributes: Mapping[str, FlatValue]) -> dict[str, str | float | bool]:
    """Return ``attributes`` with the items of each list joined by semicolons."""
    return {
        name: "; ".join(value) if isinstance(value, tuple) else value for name, value in attributes.items()
    }
