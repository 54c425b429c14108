"""Folders of files that link to each other: web pages, a docset for Zeal and Dash, a vault of notes."""
