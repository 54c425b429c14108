"""Reads what a pack says of itself, and nothing else of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from netatlas.packs.archive_opening import archive_at
from netatlas.packs.pack_files import PACK_FILE, read_pack_file
from netatlas.packs.yaml.document import read_yaml

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def said_of_itself(pack: Path) -> Mapping[str, Any]:
    """Return what ``pack.yaml`` of a pack says, as it is written there; nothing where it is damaged.

    Raises:
        PackError: the folder or file cannot be opened as a pack.
    """
    documents = read_yaml(PACK_FILE, read_pack_file(pack, archive_at(pack))).documents
    return next((one.data for one in documents if isinstance(one.data, dict)), {})
