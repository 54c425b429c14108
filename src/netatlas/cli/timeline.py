"""``netatlas timeline``: the events of a timeline in order; with a date, what held on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.atlas.date_reading import read_date
from netatlas.atlas.model import Timeline
from netatlas.cli.edition_hint import hint_at_edition
from netatlas.cli.opening import edition_of, opened, resolve_name
from netatlas.cli.output import print_json
from netatlas.errors import NotFound

if TYPE_CHECKING:
    import argparse

    from netatlas.api import OpenAtlas
    from netatlas.explore.timeline import LaneState
    from netatlas.export.records import Json

_EPILOG = """\
examples:
  netatlas timeline tls
  netatlas timeline tls --at 2015-06
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument("name", nargs="+", metavar="NAME", help="a timeline, or a concept that stands in one")
    parser.add_argument("--at", metavar="DATE", help="what held then: 2015, 2015-06 or 2015-06-25")
    parser.add_argument(
        "--json", action="store_true", help="a list of events, or of states with --at, as JSON"
    )


def run(options: argparse.Namespace) -> int:
    """Print the timeline."""
    atlas = opened(options)
    edition = edition_of(options)
    timeline = _timeline(atlas, " ".join(options.name))
    at = read_date(options.at) if options.at is not None else None
    hint_at_edition(options, timeline.events)
    if not options.json:
        from netatlas.cli.document_printing import print_documents
        from netatlas.documents import timeline_document

        print_documents([timeline_document(atlas.atlas, timeline.id, edition=edition, at=at)])
    elif at is None:
        from netatlas.export.records import timeline_json

        print_json(timeline_json(timeline, edition)["events"])
    else:
        from netatlas.explore.timeline import states_at

        print_json([_state_json(atlas, state) for state in states_at(timeline, at)])
    return 0


def _timeline(atlas: OpenAtlas, name: str) -> Timeline:
    """Return the timeline with a name, or the first one that has a lane for the concept with that name."""
    record_id = resolve_name(atlas, name, kinds=("timeline", "concept"))
    record = atlas.atlas.get(record_id)
    if isinstance(record, Timeline):
        return record
    for timeline in atlas.atlas.timelines_with(record_id):
        return timeline
    raise NotFound(name, [timeline.title for timeline in atlas.atlas.timelines[:3]])


def _state_json(atlas: OpenAtlas, state: LaneState) -> Json:
    return {
        "lane": state.lane,
        "name": atlas.atlas.display_name(state.lane),
        "standing": state.standing.value,
        **({"planned": True} if state.deciding is not None and state.deciding.planned else {}),
        "since": str(state.deciding.date) if state.deciding is not None else "",
        "deciding": state.deciding.id if state.deciding is not None else None,
        "during": [event.id for event in state.during],
    }
