"""The page that searches all text of the open packs and the user's notes."""
