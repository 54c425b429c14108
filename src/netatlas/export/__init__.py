"""The writers of files: documents and comparisons as Markdown, HTML, CSV and for the clipboard.

Nothing is imported here, so that the template engine is loaded for HTML only.
"""
