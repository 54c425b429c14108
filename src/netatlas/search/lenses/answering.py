"""Answers a text: has it parsed, and chooses the module that describes what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.search.lenses.addresses import add_address
from netatlas.search.lenses.blocks import add_block, add_prefix, add_span
from netatlas.search.lenses.line import ADDRESS_RECORDS, Lines
from netatlas.search.lenses.parsing import parse
from netatlas.search.lenses.ports import PORT_RECORDS, add_port, is_likely_port
from netatlas.search.lenses.splitting import add_split
from netatlas.search.lenses.together import add_several
from netatlas.search.lenses.typed import (
    Block,
    Endpoint,
    Host,
    Malformed,
    Port,
    Prefix,
    Several,
    Span,
    Split,
)

if TYPE_CHECKING:
    from netatlas.atlas.atlas import Atlas
    from netatlas.search.lenses.line import LensAnswer, LensLine
    from netatlas.search.lenses.typed import Typed


def lens(text: str, atlas: Atlas) -> tuple[LensLine, ...]:
    """Return what ``text`` is, summed up in the first line; empty if it is no address, block or port.

    Args:
        text: anything.
        atlas: whose facts of today are used; an empty one gives no lines.
    """
    return lens_answer(text, atlas).lines


def lens_answer(text: str, atlas: Atlas) -> LensAnswer:
    """Return the same with the working."""
    typed, lines = parse(text), Lines(atlas)
    if typed is not None:
        _add(lines, typed, atlas)
    return lines.done()


def _add(lines: Lines, typed: Typed, atlas: Atlas) -> None:
    match typed:
        case Block():
            add_block(lines, typed, atlas)
        case Prefix():
            add_prefix(lines, typed, atlas)
        case Span():
            add_span(lines, typed, atlas)
        case Host(address):
            add_address(lines, address, atlas)
        case Endpoint(host, port):
            _add(lines, host, atlas)
            add_port(lines, port, atlas)
        case Several():
            add_several(lines, typed, atlas)
        case Split():
            add_split(lines, typed, atlas)
        case Port() if not typed.bare or is_likely_port(typed.number, atlas):
            add_port(lines, typed, atlas)
        case Malformed(name, problem, port=is_port):
            lines.add(PORT_RECORDS if is_port else ADDRESS_RECORDS, name, problem)
