"""``netatlas health``: what the records of the packs rest on, how old that is, and what was found wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from netatlas.cli.opening import opened

if TYPE_CHECKING:
    import argparse

_EPILOG = """\
The page that the window shows as “Health of the pack”. “netatlas check” has faults and remarks for other
programs, “netatlas facts” what is to be checked again.

examples:
  netatlas health
  netatlas --pack my-pack health
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.epilog = _EPILOG


def run(options: argparse.Namespace) -> int:
    """Print the page of the packs' health."""
    from netatlas.cli.document_printing import print_documents
    from netatlas.documents import health_document

    atlas = opened(options)
    print_documents([health_document(atlas.atlas, atlas.report)])
    return 0
