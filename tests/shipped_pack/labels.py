"""Attributes whose labels look alike and mean different things, on purpose."""

from __future__ import annotations

DIFFERENT_ON_PURPOSE: tuple[set[str], ...] = (
    {
        "Elastic IP address",
        "Static IP address",
    },  # every Elastic IP is static, not every static address is one
    {"Published", "Published by"},  # when, and by whom
)
