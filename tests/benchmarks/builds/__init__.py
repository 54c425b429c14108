"""NetAtlas beside its build of 2026-11-27, which ``make bench-peers`` sets up."""
