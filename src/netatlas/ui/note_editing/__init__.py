"""Editing a note: the text box, links while one types, and saving; for the right panel and for pages."""
