"""The page of bookmarks: groups and their order."""
