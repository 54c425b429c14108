"""Records of files, and the values that facts, limits and the notes give.

The ``Doc`` of each field says what the key is; editors show it, together with the form of its value.
"""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct, field
from typing_extensions import Doc

from netatlas.atlas.units import unit_names
from netatlas.packs.schema.field_types import Words


class FileRecord(Struct, forbid_unknown_fields=True, kw_only=True, frozen=True, omit_defaults=True):
    """Base of every record in a file: unknown keys are refused."""


class Quantity(FileRecord, frozen=True, kw_only=True):
    """A figure (``amount``) or a range (``from`` and ``to``, one of which may be left out)."""

    amount: Annotated[int | float | None, Doc("The figure itself, as a number")] = None
    low: Annotated[int | float | None, Doc("The lower end of a range")] = field(default=None, name="from")
    high: Annotated[int | float | None, Doc("The upper end of a range")] = field(default=None, name="to")
    unit: Annotated[
        str,
        Meta(description="a unit such as Gbps, s, B, count", extra_json_schema={"enum": list(unit_names())}),
        Doc("What the number measures"),
    ]
    of: Annotated[str, Doc("What is counted, for the unit count: NAT gateways")] = ""


Content = Annotated[
    str | bool | int | list[Words] | Quantity,
    Meta(
        description=(
            "words, true or false, a year, a list of words, {amount: 5, unit: Gbps} "
            "or {from: 5, to: 100, unit: Gbps}"
        )
    ),
]
