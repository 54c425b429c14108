"""The page of a comparison: its table, its settings and what is copied from it."""
