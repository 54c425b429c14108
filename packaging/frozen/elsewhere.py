"""What macOS is told of the files that NetAtlas opens, for the list of properties of its bundle."""

from __future__ import annotations

from typing import Any

_PACK = "io.github.netatlas.pack"


def document_types() -> dict[str, Any]:
    """Return the entries for a pack that is one file.

    A sheet is not among them: macOS goes by what follows the last full stop, which is json for any of them.
    """
    exported = {
        "UTTypeIdentifier": _PACK,
        "UTTypeDescription": "NetAtlas pack",
        "UTTypeConformsTo": ["public.data"],
        "UTTypeTagSpecification": {
            "public.filename-extension": ["netatlas"],
            "public.mime-type": ["application/vnd.netatlas.pack+zip"],
        },
    }
    opened = {
        "CFBundleTypeName": "NetAtlas pack",
        "CFBundleTypeRole": "Viewer",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [_PACK],
    }
    return {"UTExportedTypeDeclarations": [exported], "CFBundleDocumentTypes": [opened]}
