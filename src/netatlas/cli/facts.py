"""``netatlas facts``: the facts and limits that are due for another check, the oldest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import pack_of
from netatlas.atlas.enums import Confidence
from netatlas.atlas.support import facts_and_limits, rests_on_old_text
from netatlas.cli.argument_types import choice, one_of, whole_number
from netatlas.cli.edition_hint import hint_at_edition
from netatlas.cli.opening import edition_of, opened
from netatlas.cli.output import coloured, complain, print_json, styled, width
from netatlas.cli.wrapping import wrapped

if TYPE_CHECKING:
    import argparse

    from netatlas.api import Edition
    from netatlas.atlas.atlas import Atlas
    from netatlas.atlas.dates import PartialDate
    from netatlas.atlas.model import Fact, Limit

_MOST_DAYS = 365
"""Age in days past which a check is due again."""
_EPILOG = """\
Age counts from the pack's own date, so that the answer is the same on any day. Without options:
whatever was checked more than a year before it, or is not of high confidence.

examples:
  netatlas facts
  netatlas facts --older-than 365
  netatlas facts --confidence low --json
  netatlas facts --old-text --confidence high
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "--older-than", type=whole_number(0), metavar="DAYS", help="checked so long before the pack's date"
    )
    parser.add_argument(
        "--confidence",
        type=one_of(Confidence),
        metavar=choice(Confidence),
        help="of just this confidence",
    )
    parser.add_argument(
        "--old-text", action="store_true", help="resting on texts alone that were old at the check"
    )
    parser.add_argument("--json", action="store_true", help="a list of facts and limits as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the facts and limits to check again; return 1 if there are none."""
    atlas = opened(options).atlas
    edition = edition_of(options)
    due = sorted(
        (record for record in facts_and_limits(atlas) if _is_due(atlas, record, options)),
        key=lambda record: record.checked,
    )
    if options.json:
        from netatlas.export.records import record_json

        print_json([record_json(atlas, record, edition) for record in due])
    elif due:
        _print(atlas, due, edition)
    else:
        complain("There is nothing to check again.")
    hint_at_edition(options, due)
    return 0 if due else 1


def _is_due(atlas: Atlas, record: Fact | Limit, options: argparse.Namespace) -> bool:
    """Return True if a record meets the options; without any, if it is old or not of high confidence."""
    pack_date = _pack_date(atlas, record)
    age = (pack_date.first - record.checked.first).days if pack_date is not None else 0
    if options.older_than is None and options.confidence is None and not options.old_text:
        return age > _MOST_DAYS or record.confidence is not Confidence.HIGH
    old = options.older_than is None or age > options.older_than
    rests = not options.old_text or rests_on_old_text(atlas, record)
    return old and rests and options.confidence in {None, record.confidence.value}


def _pack_date(atlas: Atlas, record: Fact | Limit) -> PartialDate | None:
    """Return the date of the record's pack."""
    dates = {pack.id: pack.checked for pack in atlas.packs}
    return dates[pack_of(record.id) or atlas.home_pack]


def _print(atlas: Atlas, due: list[Fact | Limit], edition: Edition) -> None:
    from netatlas.search.answers import answer_of, name_of

    colour = coloured()
    print(f"{len(due)} to check again\n")
    for record in due:
        doubt = "" if record.confidence is Confidence.HIGH else f" · {record.confidence} confidence"
        for line in wrapped(name_of(atlas, record), width()):
            print(styled(line, "strong", colour=colour))
        for line in wrapped(f"{answer_of(atlas, record, edition)}{doubt}", width() - 4):
            print(f"    {line}")
