"""What the palette says to who hears it: the line that is selected, or why none can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from netatlas.ui.palette.model import PaletteEntry, PaletteResults


def refused(results: PaletteResults) -> PaletteEntry | None:
    """Return the best entry if it cannot be chosen, or None."""
    best = next(iter(results.entries), None)
    return best if best is not None and best.reason else None


def spoken_results(results: PaletteResults, selected: PaletteEntry | None) -> str:
    """Return what is read of results: the message, the selected entry with its place, what Tab would do.

    Where no entry can be selected it is the best one, with the reason.

    >>> from netatlas.ui.palette.model import PaletteEntry, PaletteResults
    >>> both = (PaletteEntry("nat-gateway", "NAT gateway"), PaletteEntry("nat-instance", "NAT instance"))
    >>> spoken_results(PaletteResults(both), both[1])
    'NAT instance, 2 of 2'
    """
    entry = selected or refused(results)
    parts = [results.message] if results.message else []
    if entry is not None:
        count = len(results.entries)
        place = results.entries.index(entry) + 1 if entry in results.entries else 1
        total = f"more than {count}" if results.more else str(count)
        parts.append(f"{entry.spoken}, {place} of {total}")
    if results.scope is not None:
        parts.append(f"Tab narrows to {results.scope.label}.")
    return " ".join(parts)
