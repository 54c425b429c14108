"""``netatlas errata``: what the notes got wrong, section by section."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from netatlas.cli.opening import opened
from netatlas.cli.output import coloured, complain, print_json, styled, width
from netatlas.cli.wrapping import wrapped

if TYPE_CHECKING:
    import argparse

    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.model import Claim

_INDENT = 8
"""Columns before the words of a claim: room for a label and a blank on either side."""
_EPILOG = """\
examples:
  netatlas errata
  netatlas errata --json
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("--json", action="store_true", help="a list of claims as JSON")


def run(options: argparse.Namespace) -> int:
    """Print every claim that is no longer, or never was, right; return 1 if there is none."""
    from netatlas.documents.errata import errata

    atlas = opened(options).atlas
    claims = errata(atlas)
    if options.json:
        from netatlas.export.records import claim_json

        print_json([claim_json(claim) for claim in claims])
    elif not claims:
        complain("The notes got nothing wrong, or these packs grew from none.")
    else:
        _print(atlas, claims)
    return 0 if claims else 1


def _print(atlas: Atlas, claims: tuple[Claim, ...]) -> None:
    colour = coloured()
    print(styled("What the notes got wrong", "title", colour=colour))
    print(f"{len(claims)} of {len(atlas.claims)} lines of the notes")
    sections = dict.fromkeys(claim.section for claim in claims)
    by_section = sorted(claims, key=lambda claim: list(sections).index(claim.section))
    for section, some in groupby(by_section, key=lambda claim: claim.section):
        print()
        for line in wrapped(section, width()):
            print(styled(line, "title", colour=colour))
        for claim in some:
            _print_claim(atlas, claim, colour=colour)


def _print_claim(atlas: Atlas, claim: Claim, *, colour: bool) -> None:
    since = f" since {claim.since}" if claim.since else ""
    small = (f"{claim.verdict.words}{since}", atlas.cite(claim), atlas.pack_title(claim.id))
    lines = (
        ("Said", claim.gist, "old" if colour else ""),
        ("Now", claim.now, ""),
        ("", "; ".join(filter(None, small)), "muted"),
    )
    print()
    for label, text, style in lines:
        for index, line in enumerate(wrapped(text, width() - _INDENT)):
            head = f"  {label if index == 0 else '':<{_INDENT - 2}}"
            print(head + styled(line, style, colour=colour))
