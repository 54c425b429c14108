"""Records that were left out before they became items of a pack.

They are remembered so that a reference to one of them is not reported as a mistake of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from netatlas.packs.report import Fault


class SkippedRecords:
    """The records of one pack that were left out early, each with the fault that caused it."""

    def __init__(self) -> None:
        self._by_id: dict[tuple[str, str], Fault] = {}
        self._by_section: dict[str, Fault] = {}

    def __bool__(self) -> bool:
        """Return True if any were left out."""
        return bool(self._by_id or self._by_section)

    def add(self, ids: Iterable[tuple[str, str]], fault: Fault) -> None:
        """Note records, each by its namespace and its id as written in the file."""
        self._by_id.update(dict.fromkeys(ids, fault))

    def add_unknown(self, section: str, fault: Fault) -> None:
        """Note that a section lost records whose ids are not known."""
        self._by_section[section] = fault

    def cause(self, namespace: str, ids: Iterable[str], sections: Iterable[str]) -> Fault | None:
        """Return the fault for which a record may be missing.

        Args:
            namespace: of the record.
            ids: of the record and of those that would hold it.
            sections: that could hold it.
        """
        for record_id in ids:
            if (namespace, record_id) in self._by_id:
                return self._by_id[namespace, record_id]
        return next((self._by_section[name] for name in sections if name in self._by_section), None)
