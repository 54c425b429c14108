"""The page of all notes: a list with a filter, and the note that is open."""
