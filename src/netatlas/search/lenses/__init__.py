"""Lenses: what an address, a block or a port typed in the search box is, computed on the spot.

Reading is the matter of ``typed``; each sort of thing has a module that says what it is, after the
pack's facts (``facts``) and the ranges of the RFCs (``ranges``). Here they are joined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.search.lenses.addresses import address_lines
from netatlas.search.lenses.blocks import block_lines, prefix_lines, span_lines
from netatlas.search.lenses.line import ADDRESS_RECORDS, LensLine, Lines
from netatlas.search.lenses.ports import PORT_RECORDS, is_likely_port, port_lines
from netatlas.search.lenses.typed import Block, Broken, Host, Port, Prefix, Span, read

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

__all__ = ["LensLine", "lens"]


def lens(text: str, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return what ``text`` is, the gist in the first line; nothing where it is no address, block or port.

    Args:
        text: anything at all.
        atlas: whose facts are followed, in today's reading; an empty one gives nothing.
    """
    match read(text):
        case Block() as block:
            return block_lines(block, atlas)
        case Prefix() as prefix:
            return prefix_lines(prefix, atlas)
        case Span() as span:
            return span_lines(span, atlas)
        case Host(address):
            return address_lines(address, atlas)
        case Port() as port if not port.bare or is_likely_port(port.number, atlas):
            return port_lines(port, atlas)
        case Broken(name, wrong, port=is_port):
            lines = Lines(atlas)
            lines.add(PORT_RECORDS if is_port else ADDRESS_RECORDS, name, wrong)
            return lines.done()
    return ()
