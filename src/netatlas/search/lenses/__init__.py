"""Lenses: what an address, a block or a port typed in the search box is, worked out from the text.

``typed`` parses the text. Each kind of thing has a module that describes it by the pack's facts (``facts``)
and the ranges of the RFCs (``ranges``); here the right one is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.search.lenses.addresses import address_lines
from netatlas.search.lenses.blocks import block_lines, prefix_lines, span_lines
from netatlas.search.lenses.line import ADDRESS_RECORDS, LensLine, Lines
from netatlas.search.lenses.ports import PORT_RECORDS, is_likely_port, port_lines
from netatlas.search.lenses.typed import Block, Host, Malformed, Port, Prefix, Span, parse

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas

__all__ = ["LensLine", "lens"]


def lens(text: str, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return what ``text`` is, summed up in the first line; empty if it is no address, block or port.

    Args:
        text: anything.
        atlas: whose facts of today are used; an empty one gives no lines.
    """
    match parse(text):
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
        case Malformed(name, problem, port=is_port):
            lines = Lines(atlas)
            lines.add(PORT_RECORDS if is_port else ADDRESS_RECORDS, name, problem)
            return lines.done()
    return ()
