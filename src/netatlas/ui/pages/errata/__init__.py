"""The page of what the notes got wrong: a table to filter, and a checklist to tick off."""
