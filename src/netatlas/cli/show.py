"""``netatlas show``: one thing in full, with facts, sources, dates and relations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.address import Address
from netatlas.atlas.model import Source
from netatlas.cli.edition_hint import hint_at_edition, values_on_page
from netatlas.cli.opening import edition_of, opened, page_named
from netatlas.cli.output import print_json
from netatlas.errors import UsageError

if TYPE_CHECKING:
    import argparse

    from netatlas.api import Edition, OpenAtlas
    from netatlas.atlas.atlas import Atlas

_EPILOG = """\
examples:
  netatlas show igw
  netatlas show "nat gatway"
  netatlas show "nat gateway" --edition both
  netatlas show topic:edge
  netatlas show nat-gateway --json
  netatlas show "10.0.0.0/22 in /24"
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG
    parser.add_argument(
        "name",
        nargs="+",
        metavar="NAME",
        help="an id, a name, an alias, or something like one; an address, block or port",
    )
    parser.add_argument("--json", action="store_true", help="a list with the record as JSON")


def run(options: argparse.Namespace) -> int:
    """Print the page of what is meant."""
    atlas = opened(options)
    edition = edition_of(options)
    record_id = page_named(atlas, " ".join(options.name), pages=True)
    hint_at_edition(options, values_on_page(atlas, record_id))
    if options.json:
        ids = _concepts(atlas, record_id) or (record_id,)
        print_json([_json(atlas, one, edition) for one in ids])
        return 0
    from netatlas.cli.document_printing import print_documents

    print_documents(atlas.documents([record_id], edition=edition))
    return 0


def _concepts(atlas: OpenAtlas, page: str) -> tuple[str, ...]:
    """Return the concepts of a topic; of anything else nothing.

    Raises:
        UsageError: it is a view, which has no records of its own.
    """
    address = Address.parse(page)
    if address.view_name:
        raise UsageError(f"“{page}” is no record, so that it has no JSON; leave --json out.")
    return tuple(concept.id for concept in atlas.atlas.concepts_in(address.topic))


def _json(atlas: OpenAtlas, record_id: str, edition: Edition) -> dict[str, object]:
    from netatlas.cli.compare import table_json
    from netatlas.export.records import record_json

    address = Address.parse(record_id)
    if address.head == "answer":
        return _answer_json(atlas.atlas, address)
    if subjects := atlas.spot_subjects(record_id):
        return table_json(atlas.compare(*subjects, edition=edition))
    record = atlas.atlas.get(record_id)
    if isinstance(record, Source):
        from netatlas.documents import no_page

        raise no_page(atlas.atlas, record_id)
    return record_json(atlas.atlas, record, edition)


def _answer_json(atlas: Atlas, address: Address) -> dict[str, object]:
    from netatlas.documents import computed_page
    from netatlas.search.lenses import lens_answer

    computed_page(atlas, address)  # says what is wrong with an address at which nothing can be computed
    answer = lens_answer(address.names[0], atlas)
    lines = [
        {"id": line.id, "name": line.name, "answer": line.answer, "source": line.source}
        for line in answer.lines
    ]
    working = [{"part": step.part, "name": step.name, "answer": step.answer} for step in answer.steps]
    return {
        "id": str(address),
        "record": "answer",
        "typed": address.names[0],
        "lines": lines,
        "working": working,
    }
