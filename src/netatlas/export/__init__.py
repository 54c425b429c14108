"""The writers of files: documents and comparisons as Markdown, HTML, CSV and for the clipboard.

Nothing is imported here, so that a document costs no template engine.
"""
