"""Reads and writes the address of the page of what the notes got wrong: its filters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.enums import Verdict

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

VIEW = "errata"


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrataOptions:
    """Which lines of the notes are shown.

    Attributes:
        verdict: only those with this verdict; None for all that are not current.
        words: words that must all occur.
        is_left: whether only what is not ticked off yet is shown.
    """

    verdict: Verdict | None = None
    words: str = ""
    is_left: bool = False


def errata_address(options: ErrataOptions) -> Address:
    """Return the address of the page with some options; defaults are left out.

    >>> str(errata_address(ErrataOptions(verdict=Verdict.WRONG, words="nat", is_left=True)))
    'view:errata?verdict=wrong&words=nat&left=1'
    """
    parts = {
        "verdict": options.verdict.value if options.verdict is not None else "",
        "words": options.words.strip(),
        "left": "1" if options.is_left else "",
    }
    return Address.view(VIEW, [(name, value) for name, value in parts.items() if value])


def errata_options(address: Address) -> ErrataOptions:
    """Return the options in an address; parameters that make no sense are ignored.

    >>> errata_options(Address.parse("view:errata?verdict=bad&left=1"))
    ErrataOptions(verdict=None, words='', is_left=True)
    """
    verdict = address.value("verdict")
    return ErrataOptions(
        verdict=Verdict(verdict) if verdict in list(Verdict) else None,
        words=address.value("words"),
        is_left=address.value("left") == "1",
    )


def is_errata(atlas: Atlas, address: Address) -> bool:
    """Return True if an address is that of the page, or of a line of the notes, which is shown there."""
    from netatlas.atlas.model import Claim

    if address.view_name:
        return address.view_name == VIEW and atlas.has_notes
    return address.record_id in atlas and isinstance(atlas.get(address.record_id), Claim)
