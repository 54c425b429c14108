"""The page of packs: what is open, what opens at the start, what could not be opened."""
