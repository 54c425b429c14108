"""The page of limits: its table, filters and calculators."""
